"""What weakens a decision, and among it the conditions of the test that fail or are in doubt."""

from typing import NamedTuple

from angket.report.curves import curves_of
from angket.report.disputes import FAILED, states_of
from angket.report.harmless import harmless
from angket.report.models import models_of
from angket.report.narrow import narrowly
from angket.report.said import said_by
from angket.report.shapes import is_of_one_direction
from angket.report.ways import RANKS
from angket.subjects import part_of


class Caveat(NamedTuple):
    """What weakens a decision: a key of the phrases `judgement.caveats`, and what it is about."""

    key: str
    subject: object = None


def caveats_of_conditions(results, say, name, hypothesis):
    """Yield the conditions of the deciding test that fail, and those in doubt, if it matters.

    Parameters
    ----------
    results : Results
    say : Phrases
    name : str
        Of the hypothesis.
    hypothesis : dict

    Yields
    ------
    Caveat
    """
    models, curves = models_of(name, hypothesis), curves_of(results, name, hypothesis)
    if curves:
        yield Caveat("curved", curves)
    found = [state for model in models for state in states_of(results, say, model)]
    failed = dict.fromkeys(one.assumption for one in found if one.state in FAILED)
    doubted = dict.fromkeys(one.assumption for one in found if one.state == "disputed")
    for assumption in failed:
        doubted.pop(assumption, None)
    hardly = harmless(results, name, hypothesis, found)
    if results.value("decision", name, "test") in RANKS:
        if "linear" in failed and not curves:
            yield Caveat("bent")
        return
    if curves:
        hardly |= {"linear"}  # told already
    if said_by(hypothesis["kind"], "resampled")(results, name):
        hardly |= {"normal", "homoskedastic"}
    for assumption in hardly:
        failed.pop(assumption, None)
        doubted.pop(assumption, None)
    if failed:
        yield Caveat("conditions", tuple(failed))
    if "linear" in failed:
        yield from _bends(results, models)
    if doubted:
        yield Caveat("disputed", tuple(doubted))


def _bends(results, models):
    """Yield the forms of relations that only rise or only fall, but not along a line."""
    for model in models:
        for predictor in model.predictors:
            subject = part_of(model.subject, predictor)
            bent = results.flag("linearity", subject, "linear") is False
            if bent and is_of_one_direction(results, subject):
                yield Caveat("bends", (subject, predictor, model.response))


def caveats_of_ways(results, name, ways):
    """Yield the other ways of testing that lead to the decision only just.

    Parameters
    ----------
    results : Results
    name : str
        Of the hypothesis.
    ways : tuple of angket.report.ways.Way

    Yields
    ------
    Caveat
    """
    found = narrowly(results, name, ways)
    if found:
        yield Caveat("narrow", found)
