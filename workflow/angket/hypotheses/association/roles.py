"""What an association is about: the categories of two variables or profile columns."""


def variables(hypothesis):
    """Name the variables whose totals are needed: none."""
    return []


def models(name, hypothesis):
    """List the regressions whose assumptions are examined: none."""
    return []
