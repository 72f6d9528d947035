"""What is drawn of a regression: its residuals, and its points with their line or its betas."""

from angket.hypotheses.pictures import residuals_of, scatters_of
from angket.hypotheses.regression.betas import betas_of, has_blocks


def figures(name, hypothesis, pictured):
    """Yield file, kind, subject, title and drawing of each figure."""
    yield from residuals_of(name, hypothesis, pictured)
    if has_blocks(name, pictured.statistics):
        yield from redrawn(name, hypothesis, pictured.statistics, pictured.settings)
    elif set(hypothesis["predictors"]) <= set(pictured.totals[hypothesis["scale"]]):
        # Points beside controls would show what the model does not say. Without a model of
        # profile columns there is nothing to show.
        yield from scatters_of(
            name, hypothesis, pictured, hypothesis["predictors"], hypothesis["response"]
        )


def redrawn(name, hypothesis, statistics, settings):
    """Yield the figure as far as it follows from statistics alone."""
    drawn = betas_of(name, statistics, settings) if has_blocks(name, statistics) else None
    if drawn:
        title, drawing = drawn
        yield f"betas_{name}", "betas", name, title, drawing


def slope(hypothesis):
    """Name the term whose slope the hypothesis is about, where that is a single one."""
    single = len(hypothesis["predictors"]) == 1 and not hypothesis.get("interactions")
    return hypothesis["predictors"][0] if single else None
