"""From answers to scores, intervals and categories."""
