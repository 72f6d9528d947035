"""What is drawn of a moderation: the residuals of its regressions."""

from angket.hypotheses.pictures import residuals_of


def figures(name, hypothesis, pictured):
    """Yield file, kind, subject, title and drawing of each figure."""
    yield from residuals_of(name, hypothesis, pictured)
