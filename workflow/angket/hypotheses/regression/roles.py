"""What a regression is about: the totals of its predictors and of its response."""

from angket.hypotheses.kind import model


def variables(hypothesis):
    """Name the variables whose totals are needed, in the order of the model."""
    return [*hypothesis["predictors"], hypothesis["response"]]


def models(name, hypothesis):
    """List the regressions whose assumptions are examined."""
    return [model(name, hypothesis, hypothesis["response"], hypothesis["predictors"])]
