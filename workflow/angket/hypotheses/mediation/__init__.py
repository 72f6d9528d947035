"""The kind `mediation` of hypotheses."""
