"""Ordinal regression: how high respondents stand on an ordered outcome, by totals and columns."""
