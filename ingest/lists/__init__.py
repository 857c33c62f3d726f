"""Enumerations and official lists, and the names in them."""
