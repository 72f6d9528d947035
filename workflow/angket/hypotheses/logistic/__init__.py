"""Logistic regression: which respondents are of a category, by totals and profile columns."""
