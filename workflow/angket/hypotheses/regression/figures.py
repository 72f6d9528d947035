"""What is drawn of a regression: its residuals, and the points with their line."""

from angket.hypotheses.pictures import residuals_of, scatters_of


def figures(name, hypothesis, pictured):
    """Yield file, kind, subject, title and drawing of each figure."""
    yield from residuals_of(name, hypothesis, pictured)
    yield from scatters_of(
        name, hypothesis, pictured, hypothesis["predictors"], hypothesis["response"]
    )
