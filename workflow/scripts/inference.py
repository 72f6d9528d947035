"""Totals, categories and verdicts on assumptions in; tests and decisions out."""

import pandas as pd

from angket.multiplicity import holm
from angket.undefined import Undefined
from associations import add_association
from hypotheses import category_order, complete_cases, read_totals, variables_of
from indirect import add_mediation, add_moderation
from relations import add_correlation, add_regression
from stage import Figures, read_respondents, read_statistics, read_values, run, write_parquet

SECTIONS = [
    "regression",
    "correlation",
    "moderation",
    "mediation",
    "crosstab",
    "association",
    "power",
    "decision",
]


def main(inputs, outputs, settings):
    totals = read_totals(inputs)
    profile, tests = settings.get("profile", {}), settings["tests"]
    categories = read_values(inputs.categories)
    groups = categories.join(read_values(inputs.responses, list(profile)))
    order = category_order(settings, groups)
    verdicts = read_statistics(inputs.assumptions)
    respondents = read_respondents(inputs.totals)
    figures = Figures()
    decisions = {}
    predictions = [pd.DataFrame({"hypothesis": [], "fitted": []})]
    for name, hypothesis in settings["hypotheses"].items():
        kind = hypothesis["kind"]
        if kind == "association":
            decisions[name] = add_association(figures, name, hypothesis, groups, order, tests)
            continue
        sample = complete_cases(totals[hypothesis["scale"]], variables_of(hypothesis))
        if kind == "correlation":
            decisions[name] = add_correlation(figures, name, hypothesis, sample, tests, verdicts)
        elif kind == "moderation":
            decisions[name] = add_moderation(figures, name, hypothesis, sample, tests)
        elif kind == "mediation":
            decisions[name] = add_mediation(figures, name, hypothesis, sample, tests)
        else:
            decisions[name], terms, fit = add_regression(figures, name, hypothesis, sample, tests)
            decide_terms(figures, name, terms, tests["alpha"])
            if not isinstance(fit, Undefined):
                saved = {
                    "hypothesis": name,
                    "fitted": fit.fitted,
                    "mean_low": fit.mean_low,
                    "mean_high": fit.mean_high,
                }
                predictions.append(pd.DataFrame(saved, index=respondents[sample.index]))
    decide(figures, decisions, tests["alpha"])
    write_parquet(outputs.predictions, pd.concat(predictions).astype({"hypothesis": "str"}))
    figures.write(outputs, *SECTIONS)


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


def decide_terms(figures, name, terms, alpha):
    """Decide on the single predictors of a multiple regression."""
    for term, p in terms.items():
        verdict = {"reject_h0": at_most(p, alpha), "test": "t", "p": p, "alpha": alpha}
        figures.add("decision", f"{name}:{term}", verdict)


def at_most(p, alpha):
    return p if isinstance(p, Undefined) else p <= alpha


if "snakemake" in globals():
    run(main, snakemake)
