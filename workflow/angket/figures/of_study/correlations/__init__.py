"""The correlation of each pair of items."""
