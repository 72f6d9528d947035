"""What a gap is about: two variables whose items pair off."""

from angket.hypotheses.gap.pairs import parts_of_pairs
from angket.messages.message import Message

SAME = ("expected", "perceived")


def variables(hypothesis):
    """Name the variables whose totals are needed."""
    return [hypothesis[key] for key in SAME]


def models(name, hypothesis):
    """List the regressions whose assumptions are examined: none, the kind examines its own."""
    return []


def problems(hypothesis, study):
    """Yield what does not fit: the path of keys in the hypothesis, and the message."""
    first, second = (study["variables"][name] for name in variables(hypothesis))
    named = dict(zip(SAME, variables(hypothesis), strict=True))
    if hypothesis["expected"] == hypothesis["perceived"]:
        yield ("perceived",), Message("hypotheses.gap.same_variable")
        return
    counts = {"first": len(first["items"]), "second": len(second["items"])}
    if counts["first"] != counts["second"]:
        yield ("perceived",), Message("hypotheses.gap.unequal", **named, **counts)
        return
    parts = parts_of_pairs(first, second)
    if parts is None:
        yield ("perceived",), Message("hypotheses.gap.dimensions", **named)
        return
    codes = [_codes(variable, study) for variable in (first, second)]
    for place, both in enumerate(zip(*codes, strict=True)):
        if both[0] != both[1]:
            items = {"item": first["items"][place], "other": second["items"][place]}
            yield ("perceived",), Message("hypotheses.gap.other_scale", **items)
            break
    yield from _weights(hypothesis, study, parts, counts["first"])


def _codes(variable, study):
    """List the codes of each item, None where its scale is not known."""
    scales = study["scales"]
    of_items = (variable["item_scales"].get(item) for item in variable["items"])
    return [scales[scale].get("codes") if scale in scales else None for scale in of_items]


def _weights(hypothesis, study, parts, wanted):
    named = hypothesis.get("weights") or []
    if not named:
        return
    if len(named) == 1 and named[0] in study["variables"]:
        found = len(study["variables"][named[0]]["items"])
        if found != wanted:
            told = {"variable": named[0], "found": found, "wanted": wanted}
            yield ("weights",), Message("hypotheses.gap.weights_of_items", **told)
        return
    columns = study["profile"]
    for place, name in enumerate(named):
        if columns.get(name, {}).get("kind") != "number":
            yield ("weights", place), Message("hypotheses.gap.weights_of_what", name=name)
            return
    if len(named) != len(parts):
        told = {"found": len(named), "wanted": len(parts)}
        yield ("weights",), Message("hypotheses.gap.weights_of_parts", **told)
