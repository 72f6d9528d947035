"""What is drawn of a correlation: the points."""

from angket.hypotheses.pictures import scatters_of


def figures(name, hypothesis, pictured):
    """Yield file, kind, subject, title and drawing of each figure."""
    first, second = hypothesis["variables"]
    yield from scatters_of(name, hypothesis, pictured, [first], second)
