"""Placeholder."""


def compose(results, say):
    return []
