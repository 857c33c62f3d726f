"""Rules of the family incentive."""
