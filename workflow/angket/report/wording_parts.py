"""How reversed and other items of a total that mixes two parts go with other variables."""

from math import atanh
from typing import NamedTuple

from angket.formats.blocks import Number
from angket.report.construct import is_key_in_doubt, unlike_parts
from angket.report.listing import listed
from angket.report.scores import rests_on
from angket.subjects import pair_of

UNLIKE = 0.3
"""Parts whose correlations differ by Cohen's medium *q* go with a variable unlike each other."""
HARDLY = 0.1
"""Cohen's bound of small: below it a part hardly goes with a variable."""


class Part(NamedTuple):
    """How two parts of a total correlate with another variable.

    Attributes
    ----------
    other : str
        The variable.
    turned, others : angket.formats.blocks.Number
        r of the reversed items, and of the others.
    """

    other: str
    turned: Number
    others: Number

    @property
    def are_unlike(self):
        """Whether the parts go with the variable so differently that their sum tells of neither."""
        first, second = (_z(r.value) for r in (self.turned, self.others))
        return abs(first - second) >= UNLIKE


def _z(r):
    """Transform a correlation as Fisher does; a perfect one stays finite.

    >>> round(_z(0.5), 3), _z(1.0) > 5
    (0.549, True)
    """
    return atanh(max(-0.99999, min(0.99999, r)))


def parts_with(results, variable, others):
    """Return how the parts of a total that mixes two go with other variables.

    Parameters
    ----------
    results : Results
    variable : str
        Whose total it is.
    others : iterable of str

    Returns
    -------
    list of Part
        Empty where it mixes none, or nothing is known of them.
    """
    found = []
    for other in others if unlike_parts(results, variable) else ():
        place = "structure", pair_of(variable, other)
        names = ("parts_r_reversed", "parts_r_others")
        if all(results.has(*place, name) for name in names):
            found.append(Part(other, *(results.number(*place, name) for name in names)))
    return found


def mixed_in_words(results, say, name, variable):
    """Say that the total of a variable mixes reversed and other items, as a part of a sentence.

    How they go with other variables is told at the first hypothesis that they concern.

    Parameters
    ----------
    results : Results
    say : Phrases
    name : str
        Of the hypothesis.
    variable : str
        One of which `unlike_parts` tells.

    Returns
    -------
    tuple of Inline
    """
    key, parts = "judgement.caveats.factors", unlike_parts(results, variable)
    of = {"variable": results.label(variable), **parts}
    if is_key_in_doubt(parts):
        return say(f"{key}_against", **of)
    first, known = _told_first(results, name, variable)
    if not known:
        return say(f"{key}_apart", **of)
    if first != name:
        return say(f"{key}_apart_before", hypothesis=first, **of)
    told = [
        say(f"{key}_with", variable=results.label(one.other), turned=one.turned, others=one.others)
        for one in known
    ]
    neither = say(f"{key}_neither") if any(one.are_unlike for one in known) else ()
    return say(f"{key}_apart_with", told=listed(say, told), neither=neither, **of)


def mixed_in_plain_words(results, say, name, variable):
    """Say so for who knows no statistics, with the variable that its parts go with most unlike.

    Parameters
    ----------
    results : Results
    say : Phrases
    name : str
        Of the hypothesis.
    variable : str

    Returns
    -------
    tuple of Inline
    """
    key, known = "overview.plain_caveats.parts", _told_first(results, name, variable)[1]
    of = {"scores": results.label(variable)}
    unlike = [one for one in known if one.are_unlike]
    if not unlike:
        return say(key, **of)
    most = max(unlike, key=lambda one: abs(_z(one.turned.value) - _z(one.others.value)))
    weak, strong = sorted((most.turned, most.others), key=lambda r: abs(r.value))
    key += "_one" if abs(weak.value) < HARDLY else "_unlike"
    return say(key, variable=results.label(most.other), weak=weak, strong=strong, **of)


def _told_first(results, name, variable):
    """Return the first hypothesis on a variable and one that this hypothesis names, and its parts.

    One that could not be tested tells nothing.
    """
    wanted = {one.other for one in _parts_of(results, name, variable)}
    for first in results.settings["hypotheses"]:
        known = _parts_of(results, first, variable)
        is_told = first == name or results.flag("decision", first, "reject_h0") is not None
        if is_told and wanted & {one.other for one in known}:
            return first, known
    return name, []


def _parts_of(results, name, variable):
    rested = rests_on(results, name)
    others = [one for one in rested if one != variable] if variable in rested else []
    return parts_with(results, variable, others)
