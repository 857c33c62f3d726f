"""Rules of the family membership."""
