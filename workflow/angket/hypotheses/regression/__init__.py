"""The kind `regression` of hypotheses."""
