"""The groups of each comparison beside each other."""
