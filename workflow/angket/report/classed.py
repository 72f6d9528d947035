"""How strong what was found counts, by the bands of the study or else by those of Cohen."""

from angket.report.curves import curves_of
from angket.report.finding import band_told, range_told
from angket.report.left_open import COHEN, bands_for, by_bands, limits_of
from angket.report.said import said_by
from angket.statistics.scaling.bands import classify


def classed(results, say, judgement, where):
    """Say behind the size of what was found how strong it counts, and what it mostly goes with.

    Parameters
    ----------
    results : Results
    say : Phrases
    judgement : angket.report.judgement.Judgement
    where : {"judgement", "overview"}
        The phrases to say it by: the first page does not say whose the bands are.

    Returns
    -------
    tuple of Inline
        Empty where nothing was found, or no size describes a curve.
    """
    effect, name = judgement.effect, judgement.hypothesis
    if not effect or not judgement.rejected or judgement.verdict == "unusable":
        return ()
    hypothesis = results.settings["hypotheses"][name]
    if curves_of(results, name, hypothesis):
        return ()
    apportioned = said_by(hypothesis["kind"], "apportioned")
    return (*_band(results, say, effect, where), *apportioned(results, say, judgement))


def _band(results, say, effect, where):
    """Say which band the size is in; nothing where neither bands nor an interval tell of it."""
    sized = by_bands(results, say, effect)
    found = bands_for(results, say, sized)
    (own,) = classify([abs(float(results.value(*sized.place)))], found.bands) if found else (None,)
    if not own:
        return say("left_open.overview.any") if limits_of(results, effect) else ()
    of = {
        "strength": band_told(say, own, found),
        "range": range_told(say, own, found, limits_of(results, sized) or ()),
        "citation": (),
    }
    if found.is_conventional:
        results.cited.setdefault(COHEN, "hypotheses")
        if where == "judgement":
            of["citation"] = say("judgement.classed_by", citation=COHEN)
    if sized is effect:
        return say("judgement.classed", **of)
    of |= {"measure": say(f"left_open.measures.{sized.measure}")}
    return say("judgement.classed_beside", size=results.number(*sized.place), **of)
