"""Factors behind items: whether there are some, how many, and their loadings."""
