"""Hypotheses that test one relation several times, and comparisons of groups that do so again."""

from angket.hypotheses.declared import relation_of
from angket.report.listing import listed
from angket.report.worded import stated_direction

# What a hypothesis states, or is after, without any of it being computed otherwise.
_STATED = ("statement", "direction", "effect_of_interest")


def same_relation(results, name):
    """List the hypotheses that test the same relation as one, in their order, and that one.

    Two hypotheses on the same two variables do, whatever the test and the scale, if nothing else is
    held constant; and two that are the same but for what they state and by which test.

    Parameters
    ----------
    results : Results
    name : str
        Of the hypothesis.

    Returns
    -------
    list of str
        Of one name where no other does.
    """
    hypotheses = results.settings.get("hypotheses") or {}
    own = relation_of(hypotheses[name])
    return [other for other, given in hypotheses.items() if relation_of(given) == own]


def model_before(results, name):
    """Name the first hypothesis that is tested by the very model of one, where that stands before.

    They are the same but for what they state.

    Parameters
    ----------
    results : Results
    name : str
        Of the hypothesis.

    Returns
    -------
    str or None
    """
    hypotheses = results.settings.get("hypotheses") or {}

    def model(given):
        return {key: value for key, value in given.items() if key not in _STATED}

    own = model(hypotheses[name])
    first = next(other for other, given in hypotheses.items() if model(given) == own)
    return first if first != name else None


def same_before_told(results, say, name):
    """Say that hypotheses before one test the same relation, so that they are one finding.

    Parameters
    ----------
    results : Results
    say : Phrases
    name : str
        Of the hypothesis.

    Returns
    -------
    tuple of Inline
        Empty where none does.
    """
    same = same_relation(results, name)
    before = same[: same.index(name)]
    return _told(results, say, [*before, name], "judgement") if before else ()


def same_told(results, say):
    """Yield, for the first page, which hypotheses test the same relation.

    Parameters
    ----------
    results : Results
    say : Phrases

    Yields
    ------
    tuple of Inline
        A sentence for each relation that several test.
    """
    for name in results.settings.get("hypotheses") or {}:
        same = same_relation(results, name)
        if same[0] == name and same[1:]:
            yield _told(results, say, same, "overview")


def compared_again(results, say, variable, by):
    """Say that a comparison of groups is about a relation that hypotheses test.

    Parameters
    ----------
    results : Results
    say : Phrases
    variable, by : str

    Returns
    -------
    tuple of Inline
        Empty where none does.
    """
    hypotheses = results.settings.get("hypotheses") or {}
    pair = frozenset((variable, by))
    same = [name for name, given in hypotheses.items() if relation_of(given) == pair]
    return say("comparison.same_relation", hypotheses=listed(say, same)) if same else ()


def _told(results, say, names, where):
    hypotheses = results.settings["hypotheses"]
    stated = {stated_direction(hypotheses[name]) for name in names}
    key = "same_relation"
    if {"positive", "negative"} <= stated:
        # Of two, each states the other's contrary; of several, only some do.
        key = "same_relation_opposite" if len(names) == 2 else "same_relation_unlike"
    scales = {hypotheses[name].get("scale") for name in names}
    if where == "overview" and key == "same_relation" and len(scales - {None}) > 1:
        key = "same_relation_scales"
    return say(f"{where}.{key}", hypotheses=listed(say, names))
