"""Structural models: constructs measured by items, and paths between them."""
