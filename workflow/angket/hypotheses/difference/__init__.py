"""Differences of means: from a value, between groups, or between measurements of the same people."""
