"""Rules of the family place."""
