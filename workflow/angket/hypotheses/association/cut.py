"""Categories that come from totals: what the totals themselves say of the same relation."""

from angket.hypotheses.association.thin import small_counts
from angket.report.finding import Finding, confidence_of
from angket.report.judgement import Caveat
from angket.report.listing import listed
from angket.report.wording import level_of
from angket.subjects import pair_of


def weakened(results, name, hypothesis):
    """Yield what weakens a decision: small counts, and totals that lead to the other decision."""
    yield from small_counts(results, name, hypothesis)
    totals = _of_totals(results, hypothesis)
    rejected = results.flag("decision", name, "reject_h0")
    if totals and rejected is not None:
        significant = (
            float(results.value(*totals, "p")) <= level_of(results, "decision", name).value
        )
        if significant is not rejected:
            yield Caveat("cut")


def tell_totals(results, say, name, hypothesis):
    """Yield that totals were cut into categories, and how they correlate themselves."""
    totals = _of_totals(results, hypothesis)
    if totals:
        confidence = confidence_of(results, "decision", name)
        found = Finding(results, say, *totals, confidence)
        r = found.estimate("r", "ci_low", "ci_high") if found.has("ci_low") else found.number("r")
        names = {key: results.label(hypothesis[key]) for key in ("row", "column")}
        yield say("association.cut", r=r, **names)


def presumed(results, say, name, hypothesis):
    """Say that the size depends on where scores are cut into categories, where some are.

    Parameters
    ----------
    results : Results
    say : Phrases
    name : str
        Of the hypothesis.
    hypothesis : dict
        With row and column.

    Returns
    -------
    tuple of Inline
        Empty where neither comes from a score.
    """
    pair = hypothesis["row"], hypothesis["column"]
    cut = [results.label(one) for one in pair if one in results.settings["variables"]]
    return say("association.presumed", scores=listed(say, cut)) if cut else ()


def _of_totals(results, hypothesis):
    """Return section and subject of the correlation of both totals, or None."""
    pair = hypothesis["row"], hypothesis["column"]
    for subject in (pair_of(*pair), pair_of(*reversed(pair))):
        if results.has("matrix", subject, "r") and results.has("matrix", subject, "p"):
            return "matrix", subject
    return None
