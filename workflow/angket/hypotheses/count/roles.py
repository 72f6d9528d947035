"""What a count regression is about: how often something is counted, and what predicts it."""

from angket.messages.message import Message


def variables(hypothesis):
    """Name the response and what predicts it; of profile columns among it there are no totals."""
    return [hypothesis["response"], *hypothesis["predictors"]]


def models(name, hypothesis):
    """List the regressions whose assumptions are examined: none, its own tests stand with it."""
    return []


def problems(hypothesis, study):
    """Yield what does not fit: the path of keys in the hypothesis, and the message."""
    if "direction" in hypothesis and len(hypothesis["predictors"]) > 1:
        yield ("direction",), Message("hypotheses.count.direction_of_several")
    profile, response = study["profile"], hypothesis["response"]
    exposure = hypothesis.get("exposure")
    first, *others = hypothesis["predictors"]
    kind = profile.get(first, {"kind": "number"})["kind"]
    if "effect_of_interest" in hypothesis and (others or kind != "number"):
        yield ("effect_of_interest",), Message("hypotheses.count.effect_of_several")
    for key in ("response", "exposure"):
        column = hypothesis.get(key)
        if column in profile and profile[column].get("kind") != "number":
            yield (key,), Message("hypotheses.count.not_numbers", column=column)
    if exposure is not None and exposure == response:
        yield ("exposure",), Message("hypotheses.count.response_already", name=exposure)
    for position, predictor in enumerate(hypothesis["predictors"]):
        if predictor == response:
            told = Message("hypotheses.count.response_already", name=predictor)
            yield ("predictors", position), told
        elif predictor == exposure:
            told = Message("hypotheses.count.exposure_already", name=predictor)
            yield ("predictors", position), told
