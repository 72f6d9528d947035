"""Differences of means: from a value, between groups, between measurements of the same people."""
