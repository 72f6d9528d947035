"""Assumptions that the test which decides does not reject, but another test does."""

from angket.report.homoskedasticity import rejecting
from angket.report.normality import other_test, subjects_of
from angket.report.wording import level_of
from angket.subjects import part_of


def disputed(results, say, model):
    """Name the assumptions of a model on which its tests do not agree.

    Parameters
    ----------
    results : Results
    say : Phrases
    model : Model

    Returns
    -------
    set of str
        Of "normal", "homoskedastic" and "linear": such as the deciding test keeps and another
        rejects.
    """
    found = set()
    for subject in subjects_of(results, say, model):
        if results.flag("normality", subject, "normal"):
            other = other_test(results, subject)
            if other and other[1].value <= level_of(results, "normality", subject).value:
                found.add("normal")
    held = results.flag("heteroskedasticity", model.subject, "homoskedastic")
    if held and rejecting(results, say, model):
        found.add("homoskedastic")
    if _doubts_the_form(results, model):
        found.add("linear")
    return found


def _doubts_the_form(results, model):
    """Tell whether RESET rejects a form from which no predictor deviates significantly."""
    parts = [part_of(model.subject, name) for name in model.predictors]
    verdicts = [results.flag("linearity", part, "linear") for part in parts]
    if not any(verdicts) or False in verdicts:
        return False
    if not results.has("linearity", model.subject, "reset_p"):
        return False
    alpha = level_of(results, "linearity", parts[0]).value
    return float(results.value("linearity", model.subject, "reset_p")) <= alpha
