"""The interval score that each answer became."""
