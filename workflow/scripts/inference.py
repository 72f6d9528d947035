"""Totals, categories and verdicts on assumptions in; tests and decisions out."""

from angket.engine.step import leave_if_current

leave_if_current(globals())

import pandas as pd

from angket.hypotheses.itemised import items_in
from angket.hypotheses.kind import Data, load
from angket.hypotheses.rated import ratings_in
from angket.hypotheses.samples import category_order, without_order
from angket.statistics.correlation.matrix import correlation_matrix
from angket.statistics.multiplicity import holm
from angket.statistics.undefined import Undefined
from angket.step import run
from angket.subjects import pair_of, part_of
from angket.tables import (
    Rows,
    read_respondents,
    read_statistics,
    read_totals,
    read_values,
    write_parquet,
)

# Outputs that are no table of a section.
OTHERS = ("statistics", "predictions")


def main(inputs, outputs, settings):
    totals = read_totals(inputs)
    profile, tests = settings.get("profile", {}), settings["tests"]
    categories = read_values(inputs.categories)
    groups = categories.join(read_values(inputs.responses, list(profile)))
    order = category_order(settings, groups)
    ratings = ratings_in(inputs)
    respondents = read_respondents(inputs.totals)
    found = read_statistics(inputs.assumptions)
    data = Data(totals, groups, order, tests, found, without_order(settings))
    data = data._replace(respondents=respondents, items=items_in(inputs, settings))
    figures = Rows()
    decisions = {}
    predictions = [pd.DataFrame({"hypothesis": [], "fitted": []})]
    add_correlations(figures, totals["raw"][list(settings["variables"])], tests["alpha"])
    for name, hypothesis in settings["hypotheses"].items():
        of_this = data._replace(ratings=ratings.get(name))
        outcome = load(hypothesis["kind"], "test").test(figures, name, hypothesis, of_this)
        decisions[name] = outcome.test, outcome.p
        decide_terms(figures, name, outcome, tests["alpha"])
        if outcome.predictions:
            predicted = pd.DataFrame({"hypothesis": name} | outcome.predictions)
            predictions.append(predicted.set_axis(respondents[predicted.index], axis=0))
    decide(figures, decisions, tests["alpha"])
    write_parquet(outputs.predictions, pd.concat(predictions).astype({"hypothesis": "str"}))
    # Snakemake's outputs, gone through, are files; their names are the keys.
    names = outputs.keys()
    figures.write(outputs, *(name for name in names if name not in OTHERS))


def add_correlations(figures, totals, alpha):
    """Correlate the totals of every two variables."""
    for pair, found in correlation_matrix(totals, 1 - alpha).items():
        rule = {"alpha": alpha, "confidence_percent": 100 * (1 - alpha)}
        figures.add("matrix", pair_of(*pair), found | rule)


def decide(figures, decisions, alpha):
    """Reject null hypotheses whose p is at most alpha, with Holm's adjustment beside."""
    adjusted = holm([p for _, p in decisions.values()])
    for (name, (test, p)), p_holm in zip(decisions.items(), adjusted, strict=True):
        verdict = {"reject_h0": at_most(p, alpha), "test": test, "p": p, "alpha": alpha}
        # What the reader of an interval beside the decision wants to know.
        figures.add("decision", name, verdict | {"confidence_percent": 100 - 100 * alpha})
        if len(decisions) > 1:
            holms = {"p_holm": p_holm, "reject_h0_holm": at_most(p_holm, alpha)}
            figures.add("decision", name, holms)


def decide_terms(figures, name, outcome, alpha):
    """Decide on the parts of a hypothesis that are decided on by themselves."""
    for term, p in (outcome.terms or {}).items():
        test = outcome.test_of_terms
        verdict = {"reject_h0": at_most(p, alpha), "test": test, "p": p, "alpha": alpha}
        figures.add("decision", part_of(name, term), verdict)


def at_most(p, alpha):
    return p if isinstance(p, Undefined) else p <= alpha


if "snakemake" in globals():
    run(main, snakemake)
