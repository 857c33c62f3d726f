"""Rules of the family target."""
