"""Rules of the family deadline."""
