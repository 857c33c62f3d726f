"""Rules of the family role."""
