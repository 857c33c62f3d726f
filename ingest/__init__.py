"""Reads notices: bytes in, facts with their words out. Knows no store."""
