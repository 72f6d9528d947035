"""What is drawn of a regression: its residuals, and the points with their line."""

from angket.hypotheses.pictures import residuals_of, scatters_of


def figures(name, hypothesis, pictured):
    """Yield file, kind, subject, title and drawing of each figure."""
    yield from residuals_of(name, hypothesis, pictured)
    yield from scatters_of(
        name, hypothesis, pictured, hypothesis["predictors"], hypothesis["response"]
    )


def slope(hypothesis):
    """Name the term whose slope the hypothesis is about, where that is a single one."""
    return hypothesis["predictors"][0] if len(hypothesis["predictors"]) == 1 else None
