"""Totals and categories in; the test of each hypothesis and the decision out."""

import pandas as pd

from angket.association import association, crosstab, expected_counts
from angket.bands import classify
from angket.correlation import correlation
from angket.regression import linear_regression
from angket.undefined import Undefined, all_undefined, or_undefined
from hypotheses import category_order, read_totals
from stage import Figures, read_parquet, run, write_parquet

CORRELATION = ["r", "p", "rho", "rho_p", "tau_b", "tau_b_p"]
MODEL = ["r", "r_squared", "f", "f_p"]
ASSOCIATION = ["pearson", "pearson_p", "phi", "cramers_v"]
P_OF_TEST = {
    "pearson": "p",
    "spearman": "rho_p",
    "kendall": "tau_b_p",
}

SECTIONS = ["regression", "correlation", "crosstab", "association", "decision"]


def main(inputs, outputs, settings):
    totals = read_totals(inputs)
    categories = read_parquet(inputs.categories)
    profile = settings.get("profile", {})
    groups = categories.join(read_parquet(inputs.responses)[list(profile)])
    order = category_order(settings, groups)
    figures, predictions = Figures(), [pd.DataFrame({"hypothesis": [], "fitted": []})]
    for name, hypothesis in settings["hypotheses"].items():
        if hypothesis["kind"] == "association":
            add_association(figures, name, hypothesis, groups, order, settings["tests"])
            continue
        sample = totals[hypothesis["scale"]]
        if hypothesis["kind"] == "correlation":
            add_correlation(figures, name, hypothesis, sample, settings["tests"])
        else:
            fit = add_regression(figures, name, hypothesis, sample, settings["tests"])
            if not isinstance(fit, Undefined):
                saved = {
                    "hypothesis": name,
                    "fitted": fit.fitted,
                    "mean_low": fit.mean_low,
                    "mean_high": fit.mean_high,
                }
                predictions.append(pd.DataFrame(saved, index=sample.index))
    write_parquet(outputs.predictions, pd.concat(predictions).astype({"hypothesis": "str"}))
    figures.write(outputs, *SECTIONS)


def add_regression(figures, name, hypothesis, sample, tests):
    response, predictors = hypothesis["response"], hypothesis["predictors"]
    fit = or_undefined(linear_regression, sample[response], sample[predictors], 1 - tests["alpha"])
    if isinstance(fit, Undefined):
        figures.add("regression", name, {"n": len(sample)} | all_undefined(MODEL, fit.reason))
        decide(figures, name, "t" if len(predictors) == 1 else "f", fit, tests)
        return fit
    figures.add("regression", name, fit.model)
    figures.add_table("regression", fit.coefficients, prefix=f"{name}:")
    if len(predictors) == 1:
        add_coefficients(figures, name, sample[predictors[0]], sample[response], tests)
        decide(figures, name, "t", float(fit.coefficients["p"].iloc[1]), tests)
        return fit
    decide(figures, name, "f", fit.model["f_p"], tests)
    for predictor in predictors:
        p = float(fit.coefficients.loc[predictor, "p"])
        decide(figures, f"{name}:{predictor}", "t", p, tests)
    return fit


def add_correlation(figures, name, hypothesis, sample, tests):
    first, second = hypothesis["variables"]
    table = add_coefficients(figures, name, sample[first], sample[second], tests)
    decide(figures, name, hypothesis["test"], table[P_OF_TEST[hypothesis["test"]]], tests)


def add_coefficients(figures, name, x, y, tests):
    """Add the three coefficients of correlation and the strength of Pearson's."""
    table = or_undefined(correlation, x, y, 1 - tests["alpha"], names=CORRELATION)
    figures.add("correlation", name, {"n": len(x)} | table | strength(table["r"], tests))
    return table


def add_association(figures, name, hypothesis, groups, order, tests):
    row, column = hypothesis["row"], hypothesis["column"]
    table = crosstab(groups[row], groups[column], order[row], order[column])
    block = or_undefined(association, table, 1 - tests["alpha"], names=ASSOCIATION)
    add_cells(figures, name, table)
    figures.add("association", name, block | strength(block["cramers_v"], tests))
    key = "fisher_p_two_sided" if hypothesis["test"] == "fisher" else f"{hypothesis['test']}_p"
    p = block.get(key, block["pearson_p"])
    decide(figures, name, hypothesis["test"], p, tests)


def add_cells(figures, name, table):
    expected = expected_counts(table) if table.size else table
    shares = table.mul(100).div(table.sum(axis=1), axis=0)
    for row in table.index:
        for column in table.columns:
            cell = {
                "n": int(table.loc[row, column]),
                "row_percent": float(shares.loc[row, column]),
                "expected": float(expected.loc[row, column]),
            }
            figures.add("crosstab", f"{name}:{row}|{column}", cell)


def decide(figures, subject, test, p, tests):
    """Reject the null hypothesis when p is at most alpha."""
    verdict = p if isinstance(p, Undefined) else p <= tests["alpha"]
    figures.add("decision", subject, {"reject_h0": verdict, "test": test, "p": p})


def strength(coefficient, tests):
    """Name the strength of a coefficient by the study's bands, if it has any."""
    if "strength" not in tests:
        return {}
    if isinstance(coefficient, Undefined):
        return {"strength": coefficient}
    label = classify([abs(coefficient)], tests["strength"]["bands"])[0]
    return {"strength": label or Undefined("the coefficient lies below the lowest band")}


if "snakemake" in globals():
    run(main, snakemake)
