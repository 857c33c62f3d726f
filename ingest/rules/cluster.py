"""Rules of the family cluster."""
