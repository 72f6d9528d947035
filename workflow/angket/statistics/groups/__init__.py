"""Comparisons of groups."""
