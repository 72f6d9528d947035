"""Correlations of pairs, simple and partial."""
