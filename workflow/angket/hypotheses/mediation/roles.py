"""What a mediation is about: the totals of predictor, mediator and response."""

from angket.hypotheses.kind import model


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
