"""What a difference is about: the totals whose means are compared."""

from angket.hypotheses.difference.design import INTERACTION, TESTS, described, variables_of
from angket.messages.message import Message


def variables(hypothesis):
    """Name the variables whose totals are needed; of profile columns among them there are none."""
    return variables_of(hypothesis)


def models(name, hypothesis):
    """List the regressions whose assumptions are examined: none, the kind examines its own."""
    return []


def problems(hypothesis, study):
    """Yield what does not fit: the path of keys in the hypothesis, and the message."""
    design = described(hypothesis)
    if design is None:
        yield (), Message("hypotheses.difference.no_design")
        return
    known = set(TESTS[design]) | (set(TESTS["two_groups"]) if design == "groups" else set())
    if hypothesis["test"] not in known:
        yield ("test",), Message("hypotheses.difference.no_such_test", known=sorted(known))
    if design in ("paired", "repeated") and hypothesis.get("scale") == "interval":
        # The scale values of an item have a mean of zero, whatever is answered.
        yield ("scale",), Message("hypotheses.difference.interval_of_measurements")
    if design != "paired" and "highest_score" in hypothesis:
        yield ("highest_score",), Message("hypotheses.difference.gain_of_two")
    yield from _about(hypothesis, design)
    for path, column in _columns(hypothesis):
        yield from _categories(path, column, hypothesis, study)
    yield from _covariates(hypothesis, study)


def _about(hypothesis, design):
    """Look at what says which effect is meant, and which way."""
    about = hypothesis.get("about", INTERACTION)
    factors = hypothesis.get("factors", [])
    if about not in (INTERACTION, *factors):
        known = [INTERACTION, *factors]
        key = "no_such_effect" if factors else "of_two_factors"
        yield ("about",), Message(f"hypotheses.difference.{key}", known=known)
    if not factors and hypothesis.get("squares", "III") != "III":
        yield ("squares",), Message("hypotheses.difference.of_two_factors", known=[])
    several = design == "repeated" or (factors and about == INTERACTION)
    if several and "direction" in hypothesis:
        yield ("direction",), Message("hypotheses.difference.direction_of_several")


def _columns(hypothesis):
    """Yield the path and the name of each column that makes groups."""
    if "groups" in hypothesis:
        yield ("groups",), hypothesis["groups"]
    for place, factor in enumerate(hypothesis.get("factors", ())):
        yield ("factors", place), factor


def _categories(path, column, hypothesis, study):
    variables, profile = study["variables"], study["profile"]
    if column in variables and "categories" not in variables[column]:
        yield path, Message("hypotheses.difference.no_categories", variable=column)
    if profile.get(column, {}).get("kind") == "number":
        yield path, Message("hypotheses.difference.column_of_numbers", column=column)
    if column == hypothesis.get("response"):
        yield path, Message("hypotheses.difference.response_already", name=column)


def _covariates(hypothesis, study):
    columns = {column for _, column in _columns(hypothesis)}
    for place, covariate in enumerate(hypothesis.get("covariates", ())):
        path = ("covariates", place)
        if covariate == hypothesis.get("response"):
            yield path, Message("hypotheses.difference.response_already", name=covariate)
        elif covariate in columns:
            yield path, Message("hypotheses.difference.group_already", name=covariate)
        elif study["profile"].get(covariate, {"kind": "number"})["kind"] != "number":
            yield path, Message("hypotheses.difference.no_numbers", column=covariate)
