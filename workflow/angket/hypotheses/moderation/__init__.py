"""The kind `moderation` of hypotheses."""
