"""What became of each assumption of a model, and where its tests do not agree."""

from typing import NamedTuple

from angket.report.homoskedasticity import known_tests, rejecting
from angket.report.normality import other_test, subjects_of
from angket.report.wording import level_of
from angket.subjects import part_of

# Those of an assumption that the test which decides rejects.
FAILED = ("failed", "contested")


class State(NamedTuple):
    """What the tests of one assumption of a model found.

    Attributes
    ----------
    assumption : str
        "normal", "homoskedastic", "linear", or "form", of an equation with several predictors.
    what : str
        Its name in words.
    state : str
        "held", "failed", "contested" (the test that decides rejects it, some other does not),
        "disputed" (the test that decides does not reject it, some other does) or "unknown".
    subject : str
        Whose tests these are.
    """

    assumption: str
    what: str
    state: str
    subject: str


def states_of(results, say, model):
    """List what became of each assumption of a model.

    Parameters
    ----------
    results : Results
    say : Phrases
    model : Model

    Returns
    -------
    list of State
    """
    found = list(_normality(results, say, model))
    subject, names = model.subject, {}
    if _has(results, "heteroskedasticity", subject, "homoskedastic"):
        verdict = results.flag("heteroskedasticity", subject, "homoskedastic")
        rejected = rejecting(results, say, model)
        kept = [test for test in known_tests(results, say, model) if test not in rejected]
        disagree = bool(rejected) if verdict else bool(kept)
        what = _named(results, say, model, "homoskedastic", names)
        found.append(State("homoskedastic", what, _state(verdict, disagree), subject))
    return [*found, *_linearity(results, say, model)]


def linearity_disputed(results, model):
    """Tell whether RESET and the deviations from linearity do not agree.

    Of one predictor both test whether the relation is straight. Of several, RESET tests whether the
    form of the equation is right, with which a significant deviation does not go together.

    Parameters
    ----------
    results : Results
    model : Model

    Returns
    -------
    bool
    """
    parts = [part_of(model.subject, name) for name in model.predictors]
    verdicts = [results.flag("linearity", part, "linear") for part in parts]
    known = [verdict for verdict in verdicts if verdict is not None]
    if not known or not results.has("linearity", model.subject, "reset_p"):
        return False
    place = next(part for part, verdict in zip(parts, verdicts, strict=True) if verdict is not None)
    alpha = level_of(results, "linearity", place).value
    rejected = float(results.value("linearity", model.subject, "reset_p")) <= alpha
    return rejected is all(known)


def _normality(results, say, model):
    for subject, what in subjects_of(results, say, model).items():
        if not _has(results, "normality", subject, "normal"):
            continue
        verdict, other = results.flag("normality", subject, "normal"), other_test(results, subject)
        disagree = False
        if other and verdict is not None:
            rejects = other[1].value <= level_of(results, "normality", subject).value
            disagree = rejects is verdict
        named = _named(results, say, model, "normal", {"what": what})
        yield State("normal", named, _state(verdict, disagree), subject)


def _linearity(results, say, model):
    disputed = linearity_disputed(results, model)
    for name in model.predictors:
        subject = part_of(model.subject, name)
        if not _has(results, "linearity", subject, "linear"):
            continue
        names = {"predictor": results.label(name), "response": results.label(model.response)}
        what = say.text("assumptions.names.linear", **names)
        verdict = results.flag("linearity", subject, "linear")
        # Of several predictors that all hold it is the equation that RESET rejects.
        doubted = disputed and (verdict is False or len(model.predictors) == 1)
        yield State("linear", what, _state(verdict, doubted), subject)
    if disputed and len(model.predictors) > 1:
        parts = [part_of(model.subject, name) for name in model.predictors]
        if all(results.flag("linearity", part, "linear") is not False for part in parts):
            yield State("form", say.text("assumptions.names.form"), "disputed", model.subject)


def _named(results, say, model, assumption, names):
    what = say.text(f"assumptions.names.{assumption}", **names)
    if model.is_part:
        response = results.label(model.response)
        return say.text("assumptions.names.of_part", assumption=what, response=response)
    return what


def _has(results, *place):
    return results.value(*place) is not None


def _state(verdict, disagree):
    """Name the state that a verdict of the deciding test and a disagreement make.

    >>> _state(False, False), _state(False, True), _state(True, True), _state(None, True)
    ('failed', 'contested', 'disputed', 'unknown')
    """
    if verdict is None:
        return "unknown"
    if verdict:
        return "disputed" if disagree else "held"
    return "contested" if disagree else "failed"
