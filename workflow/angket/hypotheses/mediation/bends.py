"""Paths that are averages over relations which are no straight lines."""

from angket.hypotheses.mediation.roles import models
from angket.report.casing import capitalised
from angket.report.curves import curved_in
from angket.report.shapes import form_told
from angket.report.wording import level_of
from angket.subjects import part_of


def paths_averaged(results, say, name, hypothesis):
    """Say of paths whose relations surely bend which form these have, and what is an average.

    They do where the deviation from linearity, RESET and the square of a parabola are significant.

    Parameters
    ----------
    results : Results
    say : Phrases
    name : str
        Of the hypothesis.
    hypothesis : dict

    Yields
    ------
    tuple of Inline
        A sentence for each path; none of a curve that no direction describes, which weakens the
        decision and is told there.
    """
    mediators = hypothesis.get("mediators") or [hypothesis.get("mediator")]
    for model in models(name, hypothesis):
        if model.terms != model.predictors or not _fails_as_whole(results, model):
            continue
        curved = curved_in(results, model)
        for predictor in model.predictors:
            subject = part_of(model.subject, predictor)
            of_path = predictor == hypothesis["predictor"] or predictor in mediators
            if not of_path or predictor in curved:
                continue
            if results.flag("linearity", subject, "linear") is not False:
                continue
            form = form_told(results, say, model, predictor)
            if form:
                ends = hypothesis["predictor"], hypothesis["response"]
                key = "direct" if (predictor, model.response) == ends else "path"
                of = {"response": model.response, "predictor": predictor}
                named = {role: results.label(one) for role, one in of.items()}
                yield capitalised(say(f"mediation.averaged_{key}", form=form, **named))


def _fails_as_whole(results, model):
    """Tell whether RESET rejects the form of a model."""
    place = ("linearity", model.subject, "reset_p")
    if not results.has(*place):
        return False
    level = level_of(results, "linearity", part_of(model.subject, model.predictors[0])).value
    return float(results.value(*place)) <= level
