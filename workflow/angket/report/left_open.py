"""What sizes of an effect remain possible where a test found none, by the bands of its family."""

from typing import NamedTuple

from angket.report.said import said_by
from angket.statistics.scaling.bands import classify

# The conventions of Cohen (1988), as the package pwr of R has them: of r, w and d, and of f and the
# f squared of a regression as shares of the variance, that is, f squared by 1 + f squared.
COHEN = "Cohen (1988)"
_SHARES = {
    "of_means": tuple(f**2 / (1 + f**2) for f in (0.10, 0.25, 0.40)),
    "of_regression": tuple(f / (1 + f) for f in (0.02, 0.15, 0.35)),
}
CONVENTIONS = {
    "r": (0.10, 0.30, 0.50),
    "cramers_v": (0.10, 0.30, 0.50),
    "hedges_g": (0.20, 0.50, 0.80),
    "r_squared": _SHARES["of_regression"],
    "eta_squared": _SHARES["of_means"],
    "partial_eta_squared": _SHARES["of_means"],
    "f_squared_change": (0.02, 0.15, 0.35),
}
NAMES = ("very_small", "small", "medium", "large")
# Where a study has its own bands: those for correlations hold of ranks, too.
OWN = {"r": "strength", "rho": "strength", "cramers_v": "strength_v"}


class Bands(NamedTuple):
    """Bands of a family of effects, as `classify` takes them, and where they come from."""

    bands: list
    citation: str
    is_conventional: bool = False


def bands_for(results, say, effect):
    """Return the bands of an effect: those of the study, or else those of Cohen.

    Parameters
    ----------
    results : Results
    say : Phrases
    effect : angket.report.judgement.Effect

    Returns
    -------
    Bands or None
        None where no bands are customary, as for a slope, which hangs on the units.
    """
    own = results.settings.get("tests", {}).get(OWN.get(effect.measure)) or {}
    if own.get("bands"):
        return Bands(own["bands"], own["citation"].rstrip(". "))
    limits = CONVENTIONS.get(effect.measure) if effect.is_conventional else None
    if not limits:
        return None
    starts = (0, *(limit / effect.stretch for limit in limits))
    labels = _names(results, say)
    return Bands(
        [{"label": one, "from": start} for one, start in zip(labels, starts, strict=True)],
        COHEN,
        is_conventional=True,
    )


def _names(results, say):
    """Name Cohen's bands as the study does where it names any by him, so that both look alike."""
    tests = results.settings.get("tests", {})
    for own in (tests.get(key) or {} for key in OWN.values()):
        labels = [band["label"] for band in own.get("bands") or ()]
        if len(labels) == len(NAMES) and own["citation"].rstrip(". ") == COHEN:
            return labels
    return [say.text(f"left_open.bands.{name}") for name in NAMES]


def by_bands(results, say, effect):
    """Return the effect whose bands tell how large one is: itself, or the one told beside it.

    Parameters
    ----------
    results : Results
    say : Phrases
    effect : angket.report.judgement.Effect

    Returns
    -------
    angket.report.judgement.Effect
    """
    beside = effect.beside
    has_own = not beside or bands_for(results, say, effect) is not None
    return effect if has_own or not results.has(*beside.place) else beside


def left_open(results, say, judgement, where):
    """Say which sizes the interval of an effect leaves open, where nothing significant was found.

    Parameters
    ----------
    results : Results
    say : Phrases
    judgement : angket.report.judgement.Judgement
    where : {"judgement", "overview"}
        The phrases to say it by.

    Returns
    -------
    tuple of Inline
        Empty where something was found, or the effect has no interval.
    """
    effect = judgement.effect
    if judgement.rejected is not False or not limits_of(results, effect):
        return ()
    sized = by_bands(results, say, effect)
    limits, found = limits_of(results, sized), bands_for(results, say, sized)
    sizes = _sizes(say, limits, found, _side(results, judgement)) if found and limits else None
    if not sizes:
        return say(f"left_open.{where}.any")
    if found.citation == COHEN:
        results.cited.setdefault(COHEN, "hypotheses")
    of = {"sizes": sizes, "citation": found.citation}
    if sized is effect:
        return say(f"left_open.{where}.sizes", **of)
    return say(
        f"left_open.{where}.sizes_beside",
        measure=say(f"left_open.measures.{sized.measure}"),
        **of,
    )


def limits_of(results, effect):
    """Return the lower and the upper limit of the interval of an effect, or None."""
    if not effect or not effect.low:
        return None
    section, subject, _ = effect.place
    places = [(section, effect.limits or subject, name) for name in (effect.low, effect.high)]
    if not all(results.has(*place) for place in places):
        return None
    return tuple(float(results.value(*place)) for place in places)


def _side(results, judgement):
    """Name whose mean is the lower one on the negative side; empty where nobody's is."""
    hypothesis = results.settings.get("hypotheses", {}).get(judgement.hypothesis)
    if not hypothesis:
        return ""
    return said_by(hypothesis["kind"], "negative_side")(results, judgement.hypothesis, hypothesis)


def _sizes(say, limits, found, side):
    """Name the sizes between two limits, or return None where a band has no name."""
    low, high = classify([abs(limit) for limit in limits], found.bands)
    if low is None or high is None:
        return None
    first = found.bands[0]["label"]
    if low == high == first and found.citation == COHEN:
        # He names no band of what is smaller than small.
        return say("left_open.sizes.below", small=found.bands[1]["label"])
    if limits[0] < 0 < limits[1]:
        key = "only" if low == high == first else "either" if low == high else "both"
        if side and key == "both":
            return say("left_open.sizes.sided", low=low, high=high, side=side)
        return say(f"left_open.sizes.{key}", low=low, high=high)
    # Of a negative interval the limit that is farther from zero is the lower one.
    near, far = (high, low) if limits[1] <= 0 else (low, high)
    key = "only" if near == far else "up_to" if near == first else "from_to"
    return say(f"left_open.sizes.{key}", low=near, high=far)
