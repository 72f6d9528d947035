"""Conditions that the test of another hypothesis examined: linearity of the same two variables."""

from typing import NamedTuple

from angket.formats.blocks import Reference
from angket.report.models import models_of
from angket.report.tables import label_for
from angket.subjects import part_of


class Elsewhere(NamedTuple):
    """Where linearity of a response in a predictor was tested.

    Attributes
    ----------
    hypothesis : str
        The one that tells of it: that rejects it, or else the first.
    linear : bool
        False where the test of any hypothesis rejects it.
    table : str or None
        The label of the table of the two variables alone, if there is one.
    """

    hypothesis: str
    linear: bool
    table: str | None


def linearity_elsewhere(results, predictor, response):
    """Find what the tests of linearity for any hypothesis say of two variables.

    Parameters
    ----------
    results : Results
    predictor, response : str

    Returns
    -------
    Elsewhere or None
        None where no hypothesis has such a test.
    """
    known, table = {}, None
    for name, hypothesis in results.settings["hypotheses"].items():
        for model in models_of(name, hypothesis):
            if model.response != response or predictor not in model.predictors:
                continue
            subject = part_of(model.subject, predictor)
            verdict = results.flag("linearity", subject, "linear")
            if verdict is not None:
                known[name] = known.get(name, True) and verdict
            if table is None and results.has("linearity", subject, "total_ss"):
                table = label_for("linearity", model.subject, predictor)
    if not known:
        return None
    name = next((name for name, verdict in known.items() if not verdict), next(iter(known)))
    return Elsewhere(name, all(known.values()), table)


def line_elsewhere(results, say, key, predictor, response):
    """Say what the tests of linearity for another hypothesis found, as a part of a sentence.

    Parameters
    ----------
    results : Results
    say : Phrases
    key : str
        Of the phrases, of which `held` and `failed` tell it, and `table` where it stands.
    predictor, response : str

    Returns
    -------
    tuple of Inline
        Empty where no hypothesis has such a test.
    """
    found = linearity_elsewhere(results, predictor, response)
    if not found:
        return ()
    return say(
        f"{key}.{'held' if found.linear else 'failed'}",
        predictor=results.label(predictor),
        response=results.label(response),
        hypothesis=found.hypothesis,
        table=say(f"{key}.table", table=Reference(found.table)) if found.table else (),
    )
