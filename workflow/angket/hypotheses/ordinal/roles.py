"""What an ordinal regression is about: an ordered outcome, and what predicts it."""

from angket.messages.message import Message


def variables(hypothesis):
    """Name what predicts; of profile columns among it there are no totals."""
    return list(hypothesis["predictors"])


def models(name, hypothesis):
    """List the regressions whose assumptions are examined: none, there are no residuals."""
    return []


def problems(hypothesis, study):
    """Yield what does not fit: the path of keys in the hypothesis, and the message."""
    if "direction" in hypothesis and len(hypothesis["predictors"]) > 1:
        yield ("direction",), Message("hypotheses.ordinal.direction_of_several")
    first, *others = hypothesis["predictors"]
    kind = study["profile"].get(first, {"kind": "number"})["kind"]
    if "effect_of_interest" in hypothesis and (others or kind != "number"):
        yield ("effect_of_interest",), Message("hypotheses.ordinal.effect_of_several")
    variables, profile = study["variables"], study["profile"]
    response, scores = hypothesis["response"], hypothesis.get("levels") == "scores"
    if response in variables and not scores and "categories" not in variables[response]:
        yield ("response",), Message("hypotheses.ordinal.no_categories", variable=response)
    if response in profile and scores:
        yield ("levels",), Message("hypotheses.ordinal.no_scores", column=response)
    elif response in profile and profile[response].get("kind") == "number":
        yield ("response",), Message("hypotheses.ordinal.column_of_numbers", column=response)
    elif response in profile and not profile[response].get("order"):
        yield ("response",), Message("hypotheses.ordinal.no_order", column=response)
    for position, predictor in enumerate(hypothesis["predictors"]):
        if predictor == response:
            told = Message("hypotheses.ordinal.response_already", name=predictor)
            yield ("predictors", position), told
