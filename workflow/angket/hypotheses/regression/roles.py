"""What a regression is about: the totals of its predictors and of its response."""

from angket.hypotheses.kind import model
from angket.messages.message import Message


def variables(hypothesis):
    """Name the variables whose totals are needed, in the order of the model."""
    return [*hypothesis["predictors"], hypothesis["response"]]


def models(name, hypothesis):
    """List the regressions whose assumptions are examined."""
    return [model(name, hypothesis, hypothesis["response"], hypothesis["predictors"])]


def problems(hypothesis, study):
    """Yield what does not fit: the path of keys in the hypothesis, and the message."""
    if "direction" in hypothesis and len(hypothesis["predictors"]) > 1:
        yield ("direction",), Message("hypotheses.regression.direction_of_several")
    for position, predictor in enumerate(hypothesis["predictors"]):
        if predictor == hypothesis["response"]:
            told = Message("hypotheses.regression.response_already", name=predictor)
            yield ("predictors", position), told
