"""Each hypothesis over all ways of testing it."""
