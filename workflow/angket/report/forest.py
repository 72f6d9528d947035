"""What is told of the figure that shows the effect over all ways of testing a hypothesis."""

import math

from angket.report.curves import curves_named, curves_of
from angket.report.ways import ALL, UNFLAGGED
from angket.statistics.chosen_ways import BOOTSTRAP
from angket.subjects import parts_of

# Correlations of ranks take in the figure the interval that is told of them.
_OF_RANKS = ("rho", "tau_b")
_RANKS = "ranks"
_LIMITS = ("effect_ci_low", "effect_ci_high")


def forest_told(results, say, judgement, panel, own, figure):
    """Say what the figure shows, and whose interval the one of the deciding way is.

    Parameters
    ----------
    results : Results
    say : Phrases
    judgement : angket.report.judgement.Judgement
    panel : dict of str to dict
        As `angket.report.ways.subjects_of_ways` returns it.
    own : str or None
        The way that decides, of the sensitivity step.
    figure : Reference

    Yields
    ------
    tuple of Inline
    """
    subjects = [subject for ways in panel.values() for subject in ways.values()]
    have_all = all(results.has("sensitivity", subject, *_LIMITS[:1]) for subject in subjects)
    yield say(f"sensitivity.shown{'' if have_all else '_some'}", figure=figure)
    subject = panel.get(ALL, {}).get(own)
    if subject is None or not results.has("sensitivity", subject, "effect"):
        return
    measure, effect = results.value("sensitivity", subject, "measure"), judgement.effect
    of = {"hypothesis": judgement.hypothesis}
    if effect is None or not _is_same(results, effect, subject, measure):
        if say.has(f"sensitivity.measures.{measure}"):
            yield say("sensitivity.measured", measure=say(f"sensitivity.measures.{measure}"), **of)
    elif effect.low:
        yield _interval_told(say, panel, own, effect, of)
    hypothesis = results.settings["hypotheses"][judgement.hypothesis]
    if curves := curves_of(results, judgement.hypothesis, hypothesis):
        yield say("sensitivity.curved", curves=curves_named(results, say, curves))
    if measure == "tau_b" and _is_nearest_zero(results, panel[ALL], own):
        yield say("sensitivity.nearer_tau_b")
    if effect is not None and effect.measure == "r":
        slopes = _slopes(results, judgement)
        if _is_beyond_one(results, subjects, slopes):
            yield say(f"sensitivity.beyond_one.{'slopes' if slopes else 'slope'}")


def _interval_told(say, panel, own, effect, of):
    """Say whose interval the one of the deciding way is, and how the others were found."""
    if effect.measure not in _OF_RANKS:
        return say("sensitivity.interval", others=say("sensitivity.intervals.each"), **of)
    left = panel.get(UNFLAGGED, {})
    resampled = own in left and BOOTSTRAP in left
    others = "each"
    if own != _RANKS and _RANKS in panel[ALL]:
        others = "rho"
    elif own in left and not resampled:
        others = "unflagged"
    too = say("sensitivity.unflagged_too") if resampled else ""
    others = say(f"sensitivity.intervals.{others}")
    return say("sensitivity.interval_of_ranks", unflagged=too, others=others, **of)


def _is_nearest_zero(results, ways, own):
    """Tell whether the size by Kendall's tau-b is nearer zero than each correlation is."""
    of_way = {
        way: abs(float(results.value("sensitivity", subject, "effect")))
        for way, subject in ways.items()
        if results.value("sensitivity", subject, "statistic") in ("r", "rho", "tau_b")
        and results.has("sensitivity", subject, "effect")
    }
    least = of_way.pop(own)
    return bool(of_way) and least < min(of_way.values())


def _is_beyond_one(results, subjects, slopes):
    """Tell whether a slope in standard deviations, or its interval, lies beyond what an r can."""
    limits = [
        float(results.value("sensitivity", subject, limit))
        for subject in subjects
        for limit in _LIMITS
        if results.has("sensitivity", subject, limit)
    ]
    return any(abs(limit) > 1 for limit in limits + slopes)


def _slopes(results, judgement):
    """List the limits, in standard deviations, of the slopes that stand with a hypothesis."""
    name, limits = judgement.hypothesis, []
    kind = results.settings["hypotheses"][name]["kind"]
    tested = results.has(kind, name, "t_critical")
    for subject in results.subjects(kind, parts_of(name)) if tested else ():
        if all(results.has(kind, subject, of) for of in ("b", "beta", "bca_low", "hc3_se")):
            b, beta, *of_b, error = (
                float(results.value(kind, subject, of))
                for of in ("b", "beta", "bca_low", "bca_high", "hc3_se")
            )
            critical = float(results.value(kind, name, "t_critical"))
            of_b += [b - critical * error, b + critical * error]
            limits += [limit * beta / b for limit in of_b]
    return limits


def _is_same(results, effect, subject, measure):
    """Tell whether the figure shows the deciding effect as it is told with the hypothesis."""
    if effect.measure in _OF_RANKS:
        return measure in ("r", effect.measure)
    if effect.measure != measure:
        return False
    limits = effect.limits or effect.place[1]
    told = [
        (effect.place[0], limits, name) for name in (effect.low, effect.high) if name is not None
    ]
    drawn = [("sensitivity", subject, name) for name in _LIMITS]
    pairs = list(zip(told, drawn, strict=False))
    return all(
        results.has(*one) == results.has(*other)
        and (
            not results.has(*one)
            or math.isclose(
                float(results.value(*one)), float(results.value(*other)), rel_tol=1e-6, abs_tol=1e-9
            )
        )
        for one, other in pairs
    )
