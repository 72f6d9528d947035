"""What a regression is about: the predictors, what is held constant, and the response."""

from angket.answers.spelling import plain
from angket.hypotheses.kind import model
from angket.hypotheses.regression.entering import names_of
from angket.messages.message import Message


def variables(hypothesis):
    """Name what is needed, in the order of the model; of profile columns there are no totals."""
    return [*names_of(hypothesis), hypothesis["response"]]


def models(name, hypothesis):
    """List the regressions whose assumptions are examined."""
    described = model(name, hypothesis, hypothesis["response"], names_of(hypothesis))
    return [described._replace(design=True)]


def problems(hypothesis, study):
    """Yield what does not fit: the path of keys in the hypothesis, and the message."""
    predictors, controls = hypothesis["predictors"], hypothesis.get("controls", [])
    known = [*predictors, *controls]
    categories = _categories(study, known)
    if "direction" in hypothesis and (len(predictors) > 1 or hypothesis.get("interactions")):
        yield ("direction",), Message("hypotheses.regression.direction_of_several")
    elif "direction" in hypothesis and predictors[0] in categories:
        told = Message("hypotheses.regression.direction_of_categories", column=predictors[0])
        yield ("direction",), told
    for key, names in (("predictors", predictors), ("controls", controls)):
        for position, name in enumerate(names):
            if name == hypothesis["response"]:
                told = Message("hypotheses.regression.response_already", name=name)
                yield (key, position), told
    for position, name in enumerate(controls):
        if name in predictors:
            told = Message("hypotheses.regression.predictor_already", name=name)
            yield ("controls", position), told
    for position, pair in enumerate(hypothesis.get("interactions", ())):
        for place, name in enumerate(pair):
            if name not in known:
                told = Message(
                    "hypotheses.regression.not_in_model", name=name, known=[*predictors, *controls]
                )
                yield ("interactions", position, place), told
    yield from _problems_of_blocks(hypothesis)
    for column, category in hypothesis.get("reference", {}).items():
        if column not in categories:
            told = Message("hypotheses.regression.no_categories", column=column)
            yield ("reference", column), told
        elif categories[column] and plain(str(category)) not in map(plain, categories[column]):
            told = Message(
                "hypotheses.regression.no_such_category",
                category=category, column=column, known=categories[column],
            )  # fmt: skip
            yield ("reference", column), told


def _categories(study, names):
    """Return the columns with categories, and those of them that the study puts into order."""
    profile = study["profile"]
    return {
        name: [str(category) for category in profile[name].get("order", ())]
        for name in names
        if name in profile and name not in study["variables"]
        and profile[name].get("kind", "category") == "category"
    }  # fmt: skip


def _problems_of_blocks(hypothesis):
    predictors, seen = hypothesis["predictors"], []
    for position, block in enumerate(hypothesis.get("blocks", ())):
        for place, name in enumerate(block):
            if name not in predictors:
                told = Message("hypotheses.regression.not_a_predictor", name=name, known=predictors)
                yield ("blocks", position, place), told
            elif name in seen:
                told = Message("hypotheses.regression.in_two_blocks", name=name)
                yield ("blocks", position, place), told
            seen.append(name)
    left = [name for name in predictors if name not in seen]
    if "blocks" in hypothesis and left:
        yield ("blocks",), Message("hypotheses.regression.in_no_block", names=left)
