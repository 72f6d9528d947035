"""What a difference is about: the totals whose means are compared."""

from angket.hypotheses.difference.design import TESTS, described, variables_of
from angket.messages.message import Message


def variables(hypothesis):
    """Name the variables whose totals are needed."""
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
    if design == "repeated" and "direction" in hypothesis:
        yield ("direction",), Message("hypotheses.difference.direction_of_several")
    if design != "paired" and "highest_score" in hypothesis:
        yield ("highest_score",), Message("hypotheses.difference.gain_of_two")
    variables, profile = study["variables"], study["profile"]
    groups = hypothesis.get("groups")
    if groups in variables and "categories" not in variables[groups]:
        yield ("groups",), Message("hypotheses.difference.no_categories", variable=groups)
    if profile.get(groups, {}).get("kind") == "number":
        yield ("groups",), Message("hypotheses.difference.column_of_numbers", column=groups)
    if groups == hypothesis.get("response") and groups is not None:
        yield ("groups",), Message("hypotheses.difference.response_already", name=groups)
