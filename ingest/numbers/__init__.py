"""Quantities, comparisons, dates and horizons."""
