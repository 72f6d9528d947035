"""How strong what was found counts, by the bands of the study."""

from angket.report.curves import curves_of
from angket.report.left_open import OWN
from angket.statistics.scaling.bands import classify


def classed(results, say, judgement):
    """Say how strong what was found counts by the bands of the study, behind its size.

    Parameters
    ----------
    results : Results
    say : Phrases
    judgement : angket.report.judgement.Judgement

    Returns
    -------
    tuple of Inline
        Empty where nothing was found, the study has no bands, or no size describes a curve.
    """
    effect, name = judgement.effect, judgement.hypothesis
    own = (results.settings.get("tests") or {}).get(OWN.get(effect and effect.measure)) or {}
    if not judgement.rejected or judgement.verdict == "unusable" or not own.get("bands"):
        return ()
    if curves_of(results, name, results.settings["hypotheses"][name]):
        return ()
    size = abs(float(results.value(*effect.place)))
    (strength,) = classify([size], own["bands"])
    return say("judgement.classed", strength=strength) if strength else ()
