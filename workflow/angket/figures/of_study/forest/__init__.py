"""The effect of each hypothesis over all ways of testing it."""
