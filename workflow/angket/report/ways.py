"""All ways of testing a hypothesis: the one that decides, the others, and those without the
respondents whom the screening of answers flagged.

The other ways are counted with all respondents, each once: one whose result is that of another
to the last digit, as that of interval totals where the conversion changed nothing, tells nothing
further. What leaving out the flagged respondents changes is judged by itself.
"""

import math
from typing import NamedTuple

from angket.report.said import said_by
from angket.statistics.chosen_ways import way_beside
from angket.statistics.scaling.bands import classify
from angket.subjects import pair_apart, parts_of, whole_and_part

# Correlations of ranks do not take normality and a line for granted.
RANKS = ("spearman", "kendall")
ALL, UNFLAGGED = "all", "without flagged"
# Ways that test a part of the hypothesis alone: told in the table of sensitivity, and not counted
# among those that lead to the same or the other decision.
OTHER_QUESTIONS = frozenset({"split_low", "split_high"})
# Numbers of two computations of the same thing.
_SAME = 1e-9


class Way(NamedTuple):
    """A way of testing a hypothesis.

    Attributes
    ----------
    variant : str
        A key of the phrases `sensitivity.variants`.
    respondents : str
        "all", or "without flagged".
    rejected : bool or None
        None where chance in the resamples decides.
    p : float or None
        None where an interval decides.
    estimate : tuple of str, optional
        Section, subject and statistic of what is tested, where the sensitivity step has no row.
    limits : tuple of float, optional
        Of an interval that decides.
    place : tuple of str, optional
        Section, subject and statistic of its p.
    """

    variant: str
    respondents: str
    rejected: bool | None
    p: float | None
    estimate: tuple | None = None
    limits: tuple | None = None
    place: tuple | None = None

    @property
    def of_p(self):
        """What its p writes, as `Results.write` takes it."""
        return [self.place] if self.place else []


class Change(NamedTuple):
    """How the size of an effect changes without the flagged respondents.

    Attributes
    ----------
    before, after : str
        Subjects of the section sensitivity, whose statistic `effect` holds the size.
    leaves : bool
        Whether it leaves the interval of the size with all respondents.
    bands : tuple of str or None
        The bands of strength before and after, where they are not the same.
    """

    before: str
    after: str
    leaves: bool
    bands: tuple | None


class Flagged(NamedTuple):
    """What comes out without the respondents whom the screening of answers flagged.

    Attributes
    ----------
    n : int
        How many of those who are tested.
    ways : tuple of Way
        The one that decides among them.
    rejected : bool
        Of the hypothesis, with all respondents.
    own : Way or None
        The way that decides.
    change : Change or None
        None where the size of the effect does not change materially, or is not known.
    unsettled : tuple of str
        Ways of which chance in the resamples decides what comes out.
    """

    n: int
    ways: tuple
    rejected: bool
    own: Way | None
    change: Change | None
    unsettled: tuple = ()

    @property
    def objecting(self):
        """The ways that lead to the other decision."""
        return objecting(self.ways, self.rejected)

    @property
    def turns(self):
        """Whether the test that decides leads to the other decision without them."""
        return self.own is not None and self.own.rejected is not self.rejected

    @property
    def is_most(self):
        """Whether most of several ways lead to the other decision without them."""
        return do_most_object(self.ways, self.rejected)


def objecting(ways, rejected):
    """Return the ways that lead to the other decision.

    Parameters
    ----------
    ways : sequence of Way
    rejected : bool
        The decision.

    Returns
    -------
    tuple of Way
    """
    return tuple(way for way in ways if way.rejected is not rejected)


def do_most_object(ways, rejected):
    """Tell whether most of several ways lead to the other decision.

    Parameters
    ----------
    ways, rejected
        As `objecting` takes them.

    Returns
    -------
    bool
    """
    return len(ways) > 1 and 2 * len(objecting(ways, rejected)) > len(ways)


def subjects_of_ways(results, name):
    """Find the rows of the sensitivity step.

    Returns
    -------
    dict of str to dict
        From respondents to variant to subject; without those that are withheld.
    """
    panel = {}
    for subject in results.subjects("sensitivity", parts_of(name)):
        if not results.is_withheld("sensitivity", subject, "n"):
            variant, respondents = pair_apart(whole_and_part(subject)[1])
            ways = panel.setdefault(respondents, {})
            if called := way_beside(variant, results.value("decision", name, "test")):
                ways[called] = subject
    return panel


def deciding_variant(results, name, hypothesis):
    """Name the way of the sensitivity step that decides on a hypothesis.

    It is known by its p, and by its name where several have that one: several bootstraps can
    have the smallest p that there is.

    Returns
    -------
    str or None
        None where the sensitivity step has no such way.
    """
    if not results.has("decision", name, "p"):
        return None
    p, test = float(results.value("decision", name, "p")), results.value("decision", name, "test")
    same = [
        variant
        for variant, subject in subjects_of_ways(results, name).get(ALL, {}).items()
        if results.has("sensitivity", subject, "p")
        and math.isclose(float(results.value("sensitivity", subject, "p")), p, rel_tol=_SAME)
    ]
    names = (test, "ranks" if test in RANKS else hypothesis.get("scale"))
    alone = same[0] if len(same) == 1 else None
    return next((variant for variant in same if variant in names), alone)


def other_ways(results, name, hypothesis):
    """List every other way of testing with all respondents: of the sensitivity step and the kind.

    Returns
    -------
    tuple of Way
    """
    own = deciding_variant(results, name, hypothesis)
    subjects = subjects_of_ways(results, name).get(ALL, {})
    found = _distinct(results, subjects, first=own)
    further = said_by(hypothesis["kind"], "ways")(results, name, hypothesis)
    untrusted = said_by(hypothesis["kind"], "untrusted")(results, name)
    return (
        *(way for way in found if way.variant != own and way.variant not in untrusted),
        *(way for way in further if way.rejected is not None),
    )


def unsettled_ways(results, name, hypothesis):
    """List the ways of which chance in the resamples decides what comes out.

    Returns
    -------
    tuple of Way
    """
    further = said_by(hypothesis["kind"], "ways")(results, name, hypothesis)
    return tuple(way for way in further if way.rejected is None)


def without_flagged(results, name, hypothesis, rejected):
    """Put together what comes out without the flagged respondents.

    Returns
    -------
    Flagged or None
        None where nobody who is tested is flagged.
    """
    panel = subjects_of_ways(results, name)
    subjects, own = panel.get(UNFLAGGED, {}), deciding_variant(results, name, hypothesis)
    untrusted = said_by(hypothesis["kind"], "untrusted")(results, name)
    found = _distinct(results, subjects, first=own)
    ways = tuple(way for way in found if way.variant not in untrusted)
    n = max((_gone(results, panel[ALL], variant, subjects) for variant in subjects), default=0)
    if not ways or not n:
        return None
    decides = next((way for way in ways if way.variant == own), None)
    change = None
    if own in subjects:
        change = _change(results, hypothesis, panel[ALL][own], subjects[own])
    unsettled = tuple(one for one in subjects if _is_open(results, subjects[one]))
    return Flagged(n, ways, rejected, decides, change, unsettled)


def _is_open(results, subject):
    """Tell whether a way was computed, and chance in the resamples decides what comes out."""
    undecided = results.value("sensitivity", subject, "reject_h0") is None
    return undecided and results.has("sensitivity", subject, "estimate")


def _gone(results, everybody, variant, subjects):
    """Count who is left out of a way."""
    rows = everybody.get(variant), subjects[variant]
    if not all(row and results.has("sensitivity", row, "n") for row in rows):
        return 0
    before, after = (int(results.value("sensitivity", row, "n")) for row in rows)
    return before - after


def _distinct(results, subjects, first):
    """Yield the ways that could be computed, of those with the same result the first alone."""
    seen = []
    for variant in sorted(subjects, key=lambda variant: variant != first):
        subject = subjects[variant]
        rejected = results.flag("sensitivity", subject, "reject_h0")
        if rejected is None or variant in OTHER_QUESTIONS:
            continue
        p = _number(results, subject, "p")
        result = [
            results.value("sensitivity", subject, "statistic"),
            p,
            _number(results, subject, "estimate"),
        ]
        if not any(_is_same(result, other) for other in seen):
            respondents = pair_apart(whole_and_part(subject)[1])[1]
            yield Way(variant, respondents, rejected, p, place=("sensitivity", subject, "p"))
        seen.append(result)


def _is_same(one, other):
    """Tell whether two results are one: the same statistic, with the same p and estimate.

    >>> _is_same(["r", 0.2, 0.1], ["r", 0.2, 0.1]), _is_same(["r", 0.2, 0.1], ["b", 0.2, 0.1])
    (True, False)
    """
    pairs = list(zip(one[1:], other[1:], strict=True))
    return one[0] == other[0] and all(
        None not in pair and math.isclose(*pair, rel_tol=_SAME) for pair in pairs
    )


def _number(results, subject, statistic):
    if not results.has("sensitivity", subject, statistic):
        return None
    return float(results.value("sensitivity", subject, statistic))


def _change(results, hypothesis, before, after):
    """Tell how the size changes, where it leaves its interval or its band of strength."""
    old, new = (_number(results, subject, "effect") for subject in (before, after))
    if old is None or new is None:
        return None
    low, high = (_number(results, before, f"effect_ci_{side}") for side in ("low", "high"))
    leaves = low is not None and high is not None and not low <= new <= high
    bands = _bands(results, results.value("sensitivity", before, "measure"), old, new)
    return Change(before, after, leaves, bands) if leaves or bands else None


def _bands(results, measure, *sizes):
    """Return the bands of strength of two sizes, where a study has some and they differ."""
    key = {"r": "strength", "cramers_v": "strength_v"}.get(measure)
    bands = (results.settings.get("tests", {}).get(key) or {}).get("bands") if key else None
    if not bands:
        return None
    before, after = classify([abs(size) for size in sizes], bands)
    return (before, after) if before and after and before != after else None
