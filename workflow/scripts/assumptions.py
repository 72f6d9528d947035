"""Totals in; tests of what the method of each hypothesis takes for granted out."""

import pandas as pd

from angket.autocorrelation import durbin_watson
from angket.heteroskedasticity import breusch_pagan, glejser, park, white
from angket.linearity import linearity, ramsey_reset
from angket.multicollinearity import collinearity
from angket.normality import kolmogorov_smirnov, shapiro_wilk
from angket.regression import linear_regression
from angket.undefined import Undefined, all_undefined, or_undefined
from hypotheses import predictors_and_response, read_totals
from stage import Figures, run, write_parquet

KOLMOGOROV_SMIRNOV = ["ks_d", "ks_positive", "ks_negative", "lilliefors_p"]
SHAPIRO_WILK = ["shapiro_w", "shapiro_p"]
WHITE = ["white_lm", "white_p"]
BREUSCH_PAGAN = ["breusch_pagan_lm", "breusch_pagan_p", "koenker_lm", "koenker_p"]
LINEARITY = [
    f"{source}_{figure}"
    for source, figures in {
        "combined": ["ss", "df", "ms", "f", "p"],
        "linearity": ["ss", "df", "ms", "f", "p"],
        "deviation": ["ss", "df", "ms", "f", "p"],
        "within": ["ss", "df", "ms"],
        "total": ["ss", "df"],
    }.items()
    for figure in figures
]
RESET = ["reset_f", "reset_df1", "reset_df2", "reset_p"]
VIF = ["tolerance", "vif"]
COEFFICIENT = ["b", "se", "beta", "t", "p"]
# The rule of thumb of Indonesian theses: Shapiro-Wilk up to this many respondents.
SMALL_SAMPLE = 50

SECTIONS = ["normality", "glejser", "park", "heteroskedasticity", "linearity", "multicollinearity"]


def main(inputs, outputs, settings):
    totals, tests = read_totals(inputs), settings["tests"]
    figures = Figures()
    residuals = [pd.DataFrame({"hypothesis": [], "fitted": [], "residual": []})]
    for name, hypothesis in settings["hypotheses"].items():
        if hypothesis["kind"] not in ("regression", "correlation"):
            continue
        sample = totals[hypothesis["assumptions_scale"]]
        if hypothesis["kind"] == "correlation":
            for variable in hypothesis["variables"]:
                figures.add("normality", f"{name}:{variable}", normality(sample[variable], tests))
        else:
            fit = add_residual_tests(figures, name, hypothesis, sample, tests)
            if not isinstance(fit, Undefined):
                saved = {"hypothesis": name, "fitted": fit.fitted, "residual": fit.residuals}
                residuals.append(pd.DataFrame(saved, index=sample.index))
        predictors, response = predictors_and_response(hypothesis)
        for predictor in predictors:
            # Interval totals hardly ever repeat, so this table needs the raw ones.
            table = judged_linearity(totals["raw"][predictor], totals["raw"][response], tests)
            figures.add("linearity", f"{name}:{predictor}", table)
    write_parquet(outputs.residuals, pd.concat(residuals).astype({"hypothesis": "str"}))
    figures.write(outputs, *SECTIONS)


def add_residual_tests(figures, name, hypothesis, sample, tests):
    """Fit the regression, add every test of its residuals, and return the fit."""
    predictors = sample[hypothesis["predictors"]]
    response = sample[hypothesis["response"]]
    fit = or_undefined(linear_regression, response, predictors, 1 - tests["alpha"])
    if isinstance(fit, Undefined):
        names = [*KOLMOGOROV_SMIRNOV, *SHAPIRO_WILK, "normal"]
        figures.add("normality", name, all_undefined(names, fit.reason))
        names = [*WHITE, *BREUSCH_PAGAN, "homoskedastic"]
        figures.add("heteroskedasticity", name, all_undefined(names, fit.reason))
        figures.add("linearity", name, all_undefined(RESET, fit.reason))
        for term in predictors:
            for section in ("glejser", "park"):
                figures.add(section, f"{name}:{term}", all_undefined(COEFFICIENT, fit.reason))
            figures.add("multicollinearity", f"{name}:{term}", all_undefined(VIF, fit.reason))
        return fit
    figures.add("normality", name, normality(fit.residuals, tests))
    p_values = {}
    for section, test in (("glejser", glejser), ("park", park)):
        table = or_undefined(test, fit.residuals, predictors)
        if isinstance(table, Undefined):
            for term in predictors:
                figures.add(section, f"{name}:{term}", all_undefined(COEFFICIENT, table.reason))
            p_values[section] = table
        else:
            figures.add_table(section, table, prefix=f"{name}:")
            p_values[section] = float(table["p"].iloc[1:].min())
    tested = or_undefined(white, fit.residuals, fit.design, names=WHITE) | or_undefined(
        breusch_pagan, fit.residuals, fit.design, names=BREUSCH_PAGAN
    )
    p_values |= {test: tested[f"{test}_p"] for test in ("white", "breusch_pagan", "koenker")}
    verdict = not_significant(p_values[tests["homoskedasticity"]], tests["alpha"])
    rule = {"test": tests["homoskedasticity"], "alpha": tests["alpha"]}
    figures.add("heteroskedasticity", name, tested | {"homoskedastic": verdict} | rule)
    figures.add("linearity", name, or_undefined(ramsey_reset, response, fit.design, names=RESET))
    collinear = collinearity(fit.design, hypothesis["predictors"])
    figures.add_table("multicollinearity", collinear, prefix=f"{name}:")
    if hypothesis["durbin_watson"]:
        figures.add("autocorrelation", name, {"durbin_watson": durbin_watson(fit.residuals)})
    return fit


def normality(values, tests):
    """Test normality both ways and judge it by the configured one."""
    figures = {
        "n": len(values),
        "residual_mean": float(values.mean()),
        "residual_sd": float(values.std(ddof=1)),
    }
    figures |= or_undefined(kolmogorov_smirnov, values, names=KOLMOGOROV_SMIRNOV)
    figures |= or_undefined(shapiro_wilk, values, names=SHAPIRO_WILK)
    by_shapiro = tests["normality"] == "shapiro" or (
        tests["normality"] == "by_size" and len(values) <= SMALL_SAMPLE
    )
    p = figures["shapiro_p" if by_shapiro else "lilliefors_p"]
    rule = {"test": "shapiro" if by_shapiro else "lilliefors", "alpha": tests["alpha"]}
    return figures | {"normal": not_significant(p, tests["alpha"])} | rule


def judged_linearity(x, y, tests):
    table = or_undefined(linearity, x, y, names=LINEARITY)
    verdict = not_significant(table["deviation_p"], tests["alpha"])
    return table | {"linear": verdict, "alpha": tests["alpha"]}


def not_significant(p, alpha):
    return p if isinstance(p, Undefined) else p > alpha


if "snakemake" in globals():
    run(main, snakemake)
