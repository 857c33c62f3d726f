"""Rules of the family industry."""
