"""Regressions and the tests of what they take for granted."""
