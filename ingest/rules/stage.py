"""Rules of the family stage."""
