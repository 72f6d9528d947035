"""The kind `correlation` of hypotheses."""
