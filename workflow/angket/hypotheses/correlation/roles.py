"""What a correlation is about: the totals of two variables."""

from angket.hypotheses.kind import model
from angket.messages.message import Message


def variables(hypothesis):
    """Name the variables whose totals are needed."""
    return hypothesis["variables"]


def models(name, hypothesis):
    """List the pair whose assumptions are examined: of the variables, as there are no residuals."""
    first, second = hypothesis["variables"]
    return [model(name, hypothesis, second, [first], residuals=False)]


def problems(hypothesis, study):
    """Yield what does not fit: the path of keys in the hypothesis, and the message."""
    for position, variable in enumerate(hypothesis["controls"]):
        if variable in hypothesis["variables"]:
            told = Message("hypotheses.correlation.correlated_itself", variable=variable)
            yield ("controls", position), told
