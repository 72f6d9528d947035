"""That a slope is an average where another hypothesis finds that it depends on a variable."""

from angket.report.judgement import judge
from angket.report.listing import listed
from angket.report.models import models_of


def averaged_told(results, say, name):
    """Say that what a hypothesis tells is an average, where another one finds a moderation of it.

    Parameters
    ----------
    results : Results
    say : Phrases
    name : str
        Of the hypothesis.

    Returns
    -------
    tuple of Inline
        Empty where none does.
    """
    found = _moderated(results, say, name)
    if not found:
        return ()
    for before in results.settings["hypotheses"]:
        if before == name:
            break
        is_told = judge(results, say, before).verdict not in ("undecided", "unusable")
        if is_told and _moderated(results, say, before).keys() == found.keys():
            unsure = "" if _firm(results, say, found) else "_unsure"
            names = listed(say, [*found])
            return say(f"judgement.averaged_again{unsure}", before=before, hypotheses=names)
    return say("judgement.averaged", findings=listed(say, [*found.values()]))


def averages_over(results, say, judgement):
    """Say for the first page over what scores a finding is an average.

    Parameters
    ----------
    results : Results
    say : Phrases
    judgement : angket.report.judgement.Judgement

    Returns
    -------
    tuple of Inline
        Empty where nothing was found, or no other hypothesis finds that it depends on a variable.
    """
    if not judgement.rejected or judgement.verdict == "unusable":
        return ()
    found = _moderated(results, say, judgement.hypothesis)
    if not found:
        return ()
    # What one hypothesis finds for sure hangs on no other one.
    firm = _firm(results, say, found)
    key = "averaged" if firm else "averaged_unsure"
    return say(f"overview.{key}", hypotheses=listed(say, firm or [*found]))


def _firm(results, say, found):
    """List the hypotheses whose decision is robust."""
    return [name for name in found if not judge(results, say, name).is_fragile]


def _moderated(results, say, name):
    """Return from each hypothesis that finds a slope of one moderated to how that is told."""
    hypotheses = results.settings["hypotheses"]
    told = {
        other: _depends(results, say, model, slopes)
        for other, given in hypotheses.items()
        for model in _of_a_product(other, given)
        if other != name and (slopes := _slopes_of(model, models_of(name, hypotheses[name])))
    }
    return {other: words for other, words in told.items() if words}


def _of_a_product(name, hypothesis):
    """Yield the model of a hypothesis that is decided by the product of two predictors alone."""
    models = models_of(name, hypothesis)
    if "predictor" in hypothesis and len(models) == 1 and models[0].terms != models[0].predictors:
        yield models[0]


def _slopes_of(product, models):
    """Return the predictors of a product whose slopes some models have without the product."""
    return {
        predictor
        for model in models
        if model.response == product.response and model.terms == model.predictors
        for predictor in product.predictors
        if predictor in model.predictors
    }


def _depends(results, say, model, slopes):
    """Say which hypothesis finds that a slope depends on what, or nothing where it does not."""
    name = model.hypothesis
    judged = judge(results, say, name)
    if not judged.rejected or judged.verdict == "unusable":
        return ()
    # Of a product either factor makes the slope of the other depend on it.
    ordered = sorted(model.predictors, key=lambda factor: factor not in slopes)
    names = dict(zip(("predictor", "moderator"), map(results.label, ordered), strict=True))
    robust = "_fragile" if judged.is_fragile else ""
    return say(f"judgement.depends{robust}", hypothesis=name, **names)
