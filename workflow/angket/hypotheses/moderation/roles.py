"""What a moderation is about: the totals of predictor, moderator and response."""

from angket.hypotheses.kind import model
from angket.messages.message import Message
from angket.subjects import product_of


def variables(hypothesis):
    """Name the variables whose totals are needed, in the order of the model."""
    return [hypothesis["predictor"], hypothesis["moderator"], hypothesis["response"]]


def models(name, hypothesis):
    """List the regressions whose assumptions are examined."""
    pair = [hypothesis["predictor"], hypothesis["moderator"]]
    return [model(name, hypothesis, hypothesis["response"], pair, terms=[*pair, product_of(*pair)])]


def problems(hypothesis, study):
    """Yield what does not fit: the path of keys in the hypothesis, and the message."""
    roles = ["response", "predictor", "moderator"]
    if len({hypothesis[role] for role in roles}) < len(roles):
        yield (), Message("hypotheses.moderation.three_variables", roles=roles)
