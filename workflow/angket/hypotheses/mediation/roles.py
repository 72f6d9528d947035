"""What a mediation is about: the totals of predictor, mediators and response, and what is held."""

from angket.hypotheses.kind import model
from angket.hypotheses.mediation.structure import (
    columns_needed,
    is_extended,
    structure_of,
    totals_needed,
)
from angket.messages.message import Message
from angket.subjects import product_of


def variables(hypothesis):
    """Name the variables whose totals are needed, in the order of the model."""
    return totals_needed(hypothesis)


def models(name, hypothesis):
    """List the regressions whose assumptions are examined.

    Of totals alone, and of products only that of the predictor and the moderator: what else an
    equation may hold, the step of the assumptions does not know.
    """
    predictor, response = hypothesis["predictor"], hypothesis["response"]
    if not is_extended(hypothesis):
        mediator = hypothesis["mediator"]
        return [
            model(name, hypothesis, mediator, [predictor], part="mediator"),
            model(name, hypothesis, response, [predictor, mediator], part="response"),
        ]
    if columns_needed(hypothesis):
        return []
    structure, found = structure_of(hypothesis), []
    for end in (*structure.mediators, response):
        terms = structure.terms(end)
        pair = [predictor, structure.moderator]
        if structure.moderator not in terms:
            found.append(model(name, hypothesis, end, terms, part=end))
        elif terms == [*pair, product_of(*pair)]:
            found.append(model(name, hypothesis, end, pair, part=end, terms=terms))
    return found


def problems(hypothesis, study):
    """Yield what does not fit: the path of keys in the hypothesis, and the message."""
    if ("mediator" in hypothesis) == ("mediators" in hypothesis):
        yield (), Message("hypotheses.mediation.one_or_several")
        return
    if not is_extended(hypothesis):
        roles = ["response", "predictor", "mediator"]
        if len({hypothesis[role] for role in roles}) < len(roles):
            yield (), Message("hypotheses.mediation.three_variables", roles=roles)
    else:
        yield from _used_twice(hypothesis)
    if "order" in hypothesis and len(hypothesis.get("mediators", [])) < 2:
        yield ("order",), Message("hypotheses.mediation.order_of_one")
    yield from _of_moderator(hypothesis)


def _used_twice(hypothesis):
    """Yield the variables and columns that stand in two places."""
    places = [(("predictor",), hypothesis["predictor"]), (("response",), hypothesis["response"])]
    places += [((key,), hypothesis[key]) for key in ("mediator", *_MODERATORS) if key in hypothesis]
    for key in ("mediators", "covariates", "profile_covariates"):
        places += [((key, place), one) for place, one in enumerate(hypothesis.get(key, []))]
    taken = {}
    for place, one in places:
        if one in taken:
            told = {"name": one, "place": taken[one]}
            yield place, Message("hypotheses.mediation.used_twice", **told)
        taken.setdefault(one, place[0])


def _of_moderator(hypothesis):
    given = [key for key in _MODERATORS if key in hypothesis]
    if len(given) > 1:
        yield (given[1],), Message("hypotheses.mediation.one_moderator", keys=list(given))
    if not given and "moderates" in hypothesis:
        yield ("moderates",), Message("hypotheses.mediation.no_moderator")
    if given and hypothesis.get("moderates") == ["direct"]:
        yield ("moderates",), Message("hypotheses.mediation.direct_alone")
    if given and "direction" in hypothesis:
        yield ("direction",), Message("hypotheses.mediation.direction_of_moderated")


_MODERATORS = ("moderator", "profile_moderator")
