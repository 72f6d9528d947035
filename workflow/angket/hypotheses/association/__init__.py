"""The kind `association` of hypotheses."""
