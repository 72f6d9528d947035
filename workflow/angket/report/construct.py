"""Whether totals mean one thing each: more factors than a variable states, and near twins."""

from itertools import combinations

from angket.report.finding import Finding, confidence_of
from angket.report.models import models_of
from angket.report.printed import places_of
from angket.statistics.reliability.discriminant import CONSERVATIVE, LIBERAL
from angket.subjects import pair_of

GO_TOGETHER = 0.3
"""Parts of one scale that correlate less hardly measure one thing: Cohen's bound of medium."""


def factors_beyond(results, variable):
    """Return how many factors the items of a variable suggest, where its total hides some.

    Parameters
    ----------
    results : Results
    variable : str

    Returns
    -------
    angket.report.numbers.Number or None
        None where they suggest no more than the study states as dimensions, or nothing is known.
    """
    if not results.has("structure", variable, "factors_suggested"):
        return None
    factors = results.number("structure", variable, "factors_suggested")
    stated = len(results.settings["variables"][variable].get("dimensions") or {})
    return factors if factors.value > max(stated, 1) else None


def parts_by_wording(results, variable):
    """Tell whether two factors part exactly the reversed items of a variable from the others.

    Parameters
    ----------
    results : Results
    variable : str

    Returns
    -------
    bool
        Such factors may reflect how items are worded rather than what they are about.
    """
    described = results.settings["variables"][variable]
    turned = {*described.get("reversed", ()), *described.get("already_reversed", ())}
    items = described["items"]
    loadings = ("loading_1", "loading_2")
    if not all(results.has("structure", item, name) for item in items for name in loadings):
        return False
    if any(results.has("structure", item, "loading_3") for item in items):
        return False
    first, second = (
        {
            item
            for item in items
            if abs(float(results.value("structure", item, own)))
            > abs(float(results.value("structure", item, other)))
        }
        for own, other in (loadings, loadings[::-1])
    )
    return bool(turned) and turned in (first, second) and len(first) + len(second) == len(items)


def unlike_parts(results, variable):
    """Return how reversed items go with the others, where they part in two that hardly do.

    Parameters
    ----------
    results : Results
    variable : str

    Returns
    -------
    dict of str to angket.report.numbers.Number, or None
        r of the two totals, and what it would be with one part keyed the other way; None where
        more factors do not part them so, or r reaches `GO_TOGETHER`.
    """
    if not factors_beyond(results, variable) or not parts_by_wording(results, variable):
        return None
    if not results.has("structure", variable, "parts_r"):
        return None
    r = results.number("structure", variable, "parts_r")
    turned = results.write(-r.value, "bounded", of=places_of(r.text))
    return {"r": r, "turned": turned} if r.value < GO_TOGETHER else None


def is_key_in_doubt(parts):
    """Tell whether `unlike_parts` would go together with one of them keyed the other way."""
    return parts["turned"].value >= GO_TOGETHER


def near_twins(results, names):
    """List the pairs of variables that can hardly be told apart.

    Parameters
    ----------
    results : Results
    names : list of str
        Of the variables, in the order of the study.

    Returns
    -------
    list of (str, str)
        Those whose heterotrait-monotrait ratio is not below the stricter customary bound.
    """
    order = [name for name in results.settings["variables"] if name in names]
    return [
        pair
        for pair in combinations(order, 2)
        if results.has("discriminant", pair_of(*pair), "htmt")
        and float(results.value("discriminant", pair_of(*pair), "htmt")) >= CONSERVATIVE
    ]


def bound_reached(results, pair):
    """Name which customary bound the ratio of near twins reaches.

    Parameters
    ----------
    results : Results
    pair : tuple of str

    Returns
    -------
    {"at", "between", "above"}
        Written as the stricter bound itself; above it, and below the wider one; or not below
        the wider one.
    """
    ratio = results.number("discriminant", pair_of(*pair), "htmt")
    if ratio.text == results.write(CONSERVATIVE, "bounded").text:
        return "at"
    return "above" if ratio.value >= LIBERAL else "between"


def twins_in_numbers(results, say, pair):
    """Return the ratio of two variables with its interval where it has one, as inlines."""
    place = "discriminant", pair_of(*pair)
    found = Finding(results, say, *place, confidence_of(results, *place))
    return found.estimate("htmt", "ci_low", "ci_high", _style(results, pair))


def ratio_of(results, pair):
    """Return the ratio of two variables, written so that its side of the wider bound is seen.

    Parameters
    ----------
    results : Results
    pair : tuple of str

    Returns
    -------
    angket.formats.blocks.Number
    """
    return results.number("discriminant", pair_of(*pair), "htmt", _style(results, pair))


def _style(results, pair):
    """Say how a ratio is written: with more decimals where it is rounded to a bound above it."""
    ratio = results.number("discriminant", pair_of(*pair), "htmt")
    hidden = ratio.value < LIBERAL and ratio.text == results.write(LIBERAL, "bounded").text
    return "p" if hidden else None


def twins_doubts(results, pair):
    """Return why it is not sure that two variables nearly coincide.

    Parameters
    ----------
    results : Results
    pair : tuple of str

    Returns
    -------
    dict of str to str
        To the statistic that is told: "unsure" where the interval goes below the stricter bound,
        "stronger" where it reaches the wider bound and the ratio does not, "either" where both are
        so; "signs" where the ratio, with the signs of the correlations, is below the stricter one.
    """
    names = ("htmt", "ci_low", "ci_high", "htmt_signed")
    found = {
        name: float(results.value("discriminant", pair_of(*pair), name))
        for name in names
        if results.has("discriminant", pair_of(*pair), name)
    }
    doubts = {}
    lower = found.get("ci_low", CONSERVATIVE) < CONSERVATIVE
    higher = found["htmt"] < LIBERAL <= found.get("ci_high", 0)
    if lower or higher:
        doubts["either" if lower and higher else "unsure" if lower else "stronger"] = "ci_low"
    if found.get("htmt_signed", CONSERVATIVE) < CONSERVATIVE:
        doubts["signs"] = "htmt_signed"
    return doubts


def are_related(results, name, pair):
    """Tell whether a hypothesis predicts one of two scores from the other.

    Parameters
    ----------
    results : Results
    name : str
        Of the hypothesis.
    pair : tuple of str
        Variables.

    Returns
    -------
    bool
    """
    models = models_of(name, results.settings["hypotheses"][name])
    sides = [(model.response, predictor) for model in models for predictor in model.predictors]
    return any({*pair} == {*side} for side in sides)
