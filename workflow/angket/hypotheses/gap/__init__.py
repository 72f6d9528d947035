"""Gaps between what is perceived and what is expected, item by item, and the diagram of both."""
