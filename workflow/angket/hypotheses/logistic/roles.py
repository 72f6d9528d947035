"""What a logistic regression is about: a category, and the totals and columns that predict it."""

from angket.answers.spelling import plain
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
        yield ("direction",), Message("hypotheses.logistic.direction_of_several")
    if "effect_of_interest" in hypothesis and not _is_one_number(hypothesis, study):
        yield ("effect_of_interest",), Message("hypotheses.logistic.effect_of_several")
    variables, profile = study["variables"], study["profile"]
    response, event = hypothesis["response"], hypothesis["event"]
    if response in variables and "categories" not in variables[response]:
        yield ("response",), Message("hypotheses.logistic.no_categories", variable=response)
    if profile.get(response, {}).get("kind") == "number":
        yield ("response",), Message("hypotheses.logistic.column_of_numbers", column=response)
    if response in variables and "categories" in variables[response]:
        bands = study["categories"].get(variables[response]["categories"], {}).get("bands", [])
        labels = [band["label"] for band in bands]
        if bands and plain(str(event)) not in map(plain, labels):
            told = Message("hypotheses.logistic.no_such_category", event=event, known=labels)
            yield ("event",), told
    for position, predictor in enumerate(hypothesis["predictors"]):
        if predictor == response:
            told = Message("hypotheses.logistic.response_already", name=predictor)
            yield ("predictors", position), told


def _is_one_number(hypothesis, study):
    """Tell whether one predictor, with totals or numbers, is all there is."""
    first, *others = hypothesis["predictors"]
    column = study["profile"].get(first, {"kind": "number"})
    return not others and column["kind"] == "number"
