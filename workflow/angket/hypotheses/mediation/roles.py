"""What a mediation is about: the totals of predictor, mediator and response."""

from angket.hypotheses.kind import model
from angket.messages.message import Message


def variables(hypothesis):
    """Name the variables whose totals are needed, in the order of the model."""
    return [hypothesis["predictor"], hypothesis["mediator"], hypothesis["response"]]


def models(name, hypothesis):
    """List the regressions whose assumptions are examined."""
    predictor, mediator = hypothesis["predictor"], hypothesis["mediator"]
    return [
        model(name, hypothesis, mediator, [predictor], part="mediator"),
        model(name, hypothesis, hypothesis["response"], [predictor, mediator], part="response"),
    ]


def problems(hypothesis, study):
    """Yield what does not fit: the path of keys in the hypothesis, and the message."""
    roles = ["response", "predictor", "mediator"]
    if len({hypothesis[role] for role in roles}) < len(roles):
        yield (), Message("hypotheses.mediation.three_variables", roles=roles)
