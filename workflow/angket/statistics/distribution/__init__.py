"""Distributions: moments, normality, noncentrality."""
