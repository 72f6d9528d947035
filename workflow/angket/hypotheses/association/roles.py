"""What an association is about: the categories of two variables or profile columns."""

from angket.hypotheses.samples import without_order
from angket.messages.message import Message


def variables(hypothesis):
    """Name the variables whose totals are needed: none."""
    return []


def models(name, hypothesis):
    """List the regressions whose assumptions are examined: none."""
    return []


def problems(hypothesis, study):
    """Yield what does not fit: the path of keys in the hypothesis, and the message."""
    variables, profile = study["variables"], study["profile"]
    for key in ("row", "column"):
        subject = hypothesis[key]
        if subject in variables and "categories" not in variables[subject]:
            yield (key,), Message("hypotheses.association.no_categories", variable=subject)
        if profile.get(subject, {}).get("kind") == "number":
            yield (key,), Message("hypotheses.association.column_of_numbers", column=subject)
    if "direction" in hypothesis:
        for key in ("row", "column"):
            if hypothesis[key] in without_order(study):
                yield (key,), Message("hypotheses.association.no_order", column=hypothesis[key])
    if hypothesis["row"] == hypothesis["column"]:
        yield ("column",), Message("hypotheses.association.same_as_row")
