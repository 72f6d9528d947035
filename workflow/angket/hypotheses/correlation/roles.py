"""What a correlation is about: the totals of two variables."""

from angket.hypotheses.kind import model


def variables(hypothesis):
    """Name the variables whose totals are needed."""
    return hypothesis["variables"]


def models(name, hypothesis):
    """List the pair whose assumptions are examined: of the variables, as there are no residuals."""
    first, second = hypothesis["variables"]
    return [model(name, hypothesis, second, [first], residuals=False)]
