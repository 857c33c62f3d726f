"""Recognised clusters: in sentences, lists and tables."""
