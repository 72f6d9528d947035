"""Conditions that fail, or may, without consequences: ways that do not need them agree."""

from statistics import NormalDist
from typing import NamedTuple

from angket.report.curves import MATERIAL
from angket.report.missed import missed_most
from angket.report.said import said_by
from angket.report.scores import unusable
from angket.report.ways import RANKS, other_ways
from angket.statistics.resampling.sure import is_sure

BRADLEY = "Bradley (1978)"
# His liberal criterion of robustness, as SimDesign of R has it: the error of the first kind stays
# within these multiples of the significance level.
_LIBERAL = (0.5, 1.5)
# Ways that need neither normality nor equal variances, and those that do not need a line.
_NEITHER = {"ranks", "hc3", "bootstrap", "unequal_variances"}
_NO_LINE = {"ranks", "ordinal"}
# Whose intervals do without an assumption.
WITHOUT = {"normal": "bootstrap", "homoskedastic": "hc3"}


class Apart(NamedTuple):
    """An interval that needs less than that of the test, and is another.

    Attributes
    ----------
    place : tuple of str
        Section, subject and statistic of the coefficient.
    own, other : tuple of float
        The limits of the test, and the others.
    made_of : tuple of tuple of str
        What the others are made of.
    """

    place: tuple
    own: tuple
    other: tuple
    made_of: tuple

    @property
    def is_decision_same(self):
        """Whether both hold zero, or neither does."""
        return _holds_zero(self.own) is _holds_zero(self.other)


def harmless(results, name, hypothesis, states):
    """Name the assumptions that fail or are disputed, but hardly matter for the decision.

    Normality and equal variances hardly matter where ranks, HC3 errors and the bootstrap lead to
    the same decision, and every interval of the test is nearly that of HC3 errors, or of the
    bootstrap for normality: each half of it so long that, were the other one exact, the errors of
    the first kind on that side would stay within half and one and a half times what they should be
    (Bradley's liberal criterion). A line hardly matters where ranks lead to the same decision, too,
    and what it misses is less than a tenth of the variance: a choice, as of curves.

    Parameters
    ----------
    results : Results
    name : str
        Of the hypothesis.
    hypothesis : dict
    states : list of angket.report.disputes.State

    Returns
    -------
    set of str
    """
    wrong = {one.assumption for one in states if one.state not in ("held", "unknown")}
    return harmless_among(results, name, hypothesis, wrong)


def harmless_among(results, name, hypothesis, wrong):
    """Name those of the assumptions that fail or are disputed that hardly matter, see `harmless`.

    Parameters
    ----------
    results : Results
    name : str
        Of the hypothesis.
    hypothesis : dict
    wrong : set of str
        Such as "normal".

    Returns
    -------
    set of str
    """
    test, rejected = results.value("decision", name, "test"), _decision(results, name)
    known = results.has("decision", name, "alpha")
    if not wrong or rejected is None or not known or test in RANKS:
        return set()
    if unusable(results, name):
        return set()  # there is no decision for which it could matter
    found, limits = set(), list(_intervals(results, name, hypothesis))
    if limits and _agree(results, name, hypothesis, _NEITHER):
        if all("bootstrap" in one and _is_near(results, name, one, "bootstrap") for one in limits):
            found.add("normal")
        if all("hc3" in one and _is_near(results, name, one, "hc3") for one in limits):
            found.add("homoskedastic")
    by_ranks = all(_agree(results, name, hypothesis, ways) for ways in ({"ranks"}, _NO_LINE))
    if by_ranks and missed_most(results, name, hypothesis).share < MATERIAL:
        found |= {"linear", "form"}
    return found & wrong


def near_bounds(alpha):
    """Tell how long each half of an interval may be to be nearly another one.

    Parameters
    ----------
    alpha : float
        Level of significance, two-sided.

    Returns
    -------
    tuple of float
        Least and most, as parts of the other half: were that exact, the errors of the first kind
        on its side would be one and a half times, or half, what they should be.

    Examples
    --------
    >>> [round(bound, 3) for bound in near_bounds(0.05)]
    [0.908, 1.144]
    """
    normal, (fewest, most) = NormalDist(), _LIBERAL
    usual = normal.inv_cdf(1 - alpha / 2)
    return tuple(normal.inv_cdf(1 - times * alpha / 2) / usual for times in (most, fewest))


def why_not(results, name, hypothesis, assumption):
    """Say why a condition is held against a decision, where that is known.

    Parameters
    ----------
    results : Results
    name : str
        Of the hypothesis.
    hypothesis : dict
    assumption : {"normal", "homoskedastic", "linear", "form"}

    Returns
    -------
    dict
        From "ways", or from the way whose intervals are others, to these, each as `Apart`; from
        "intervals" where no interval needs less; empty
        where it is not known, or a line misses much.
    """
    if not results.has("decision", name, "alpha"):
        return {}
    variants = _NO_LINE if assumption in ("linear", "form") else _NEITHER
    if not _agree(results, name, hypothesis, variants):
        return {"ways": []} if _known(results, name, hypothesis, variants) else {}
    if variants is _NO_LINE:
        return {}
    limits = list(_intervals(results, name, hypothesis))
    if not limits:
        return {"intervals": []}
    way = WITHOUT[assumption]
    other = [
        _beside(one, way) for one in limits if way in one and not _is_near(results, name, one, way)
    ]
    return {way: other} if other else {}


def compared(results, name, hypothesis, assumption):
    """List the intervals of a test beside those that do without an assumption.

    Parameters
    ----------
    results : Results
    name : str
        Of the hypothesis.
    hypothesis : dict
    assumption : {"normal", "homoskedastic"}

    Returns
    -------
    list of Apart
        One for each coefficient that has both.
    """
    way = WITHOUT[assumption]
    return [_beside(one, way) for one in _intervals(results, name, hypothesis) if way in one]


def _beside(limits, way):
    return Apart(limits["place"], limits["test"], limits[way], limits["made_of"][way])


def bootstrap_apart(results, name, hypothesis):
    """Find the one coefficient of a hypothesis whose bootstrap interval is not nearly its own.

    Parameters
    ----------
    results : Results
    name : str
        Of the hypothesis.
    hypothesis : dict

    Returns
    -------
    tuple of str or None
        Section, subject and statistic, and the subject of the limits of the bootstrap; None where
        a hypothesis rests on several, or the intervals are nearly the same.
    """
    limits = list(_intervals(results, name, hypothesis))
    if not results.has("decision", name, "alpha"):
        return None
    if len(limits) != 1 or "bootstrap" not in limits[0]:
        return None
    if _is_near(results, name, limits[0], "bootstrap"):
        return None
    return next(
        one
        for one in said_by(hypothesis["kind"], "estimates")(results, name, hypothesis)
        if one[:3] == limits[0]["place"]
    )


def _known(results, name, hypothesis, variants):
    """List what ways of testing decide, of those that were computed."""
    ways = {way.variant: way.rejected for way in other_ways(results, name, hypothesis)}
    return [ways[variant] for variant in variants if variant in ways]


def _agree(results, name, hypothesis, variants):
    """Tell whether ways of testing were computed, and all lead to the decision."""
    known = _known(results, name, hypothesis, variants)
    return bool(known) and all(one is _decision(results, name) for one in known)


def _decision(results, name):
    return results.flag("decision", name, "reject_h0")


def _intervals(results, name, hypothesis):
    """Yield, of each coefficient that the test rests on, its interval and those that need less."""
    estimates = said_by(hypothesis["kind"], "estimates")
    for section, subject, statistic, resampled in estimates(results, name, hypothesis):
        if not all(results.has(section, subject, one) for one in (statistic, "ci_low", "ci_high")):
            continue
        value = _number(results, section, subject, statistic)
        of = {
            "place": (section, subject, statistic),
            "estimate": value,
            "test": _limits(results, section, subject, "ci"),
            "made_of": {
                "bootstrap": tuple((section, resampled, f"bca_{end}") for end in ("low", "high")),
                "hc3": ((section, subject, "hc3_se"),),
            },
        }
        if results.has(section, resampled, "bca_low") and _is_settled(results, section, resampled):
            of["bootstrap"] = _limits(results, section, resampled, "bca")
            of["chance"] = _errors(results, section, resampled) or (0.0, 0.0)
        if results.has(section, subject, "hc3_se") and results.has(section, subject, "se"):
            stretch = _number(results, section, subject, "hc3_se")
            stretch /= _number(results, section, subject, "se")
            of["hc3"] = tuple(value + stretch * (limit - value) for limit in of["test"])
        yield of


def _is_near(results, name, limits, way):
    """Tell whether an interval is nearly another one, and both exclude zero or neither does.

    Limits of the bootstrap may be off by chance in drawing the resamples: by three standard errors
    of that, they count as near where they can be.
    """
    shortest, longest = near_bounds(_number(results, "decision", name, "alpha"))
    value, own, other = limits["estimate"], limits["test"], limits[way]
    chance = [3 * one for one in limits.get("chance", (0.0, 0.0))] if way == "bootstrap" else (0, 0)
    near = True
    for mine, its, error in zip(own, other, chance, strict=True):
        half, its = abs(mine - value), abs(its - value)
        near &= its > 0 and shortest * (its - error) <= half <= longest * (its + error)
    return near and _holds_zero(own) is _holds_zero(other)


def _holds_zero(limits):
    low, high = limits
    return low <= 0 <= high


def _is_settled(results, section, subject):
    errors = _errors(results, section, subject)
    return not errors or is_sure(_limits(results, section, subject, "bca"), errors)


def _errors(results, section, subject):
    """Return the Monte Carlo errors of bootstrap limits, or None where they are not known."""
    places = [(section, subject, f"bca_{end}_error") for end in ("low", "high")]
    known = all(results.has(*place) for place in places)
    return [_number(results, *place) for place in places] if known else None


def _limits(results, section, subject, kind):
    return tuple(_number(results, section, subject, f"{kind}_{end}") for end in ("low", "high"))


def _number(results, *place):
    return float(results.value(*place))
