"""Regressions and correlations of totals, with what a reviewer asks for besides."""

from angket.bands import classify, describe_bands
from angket.bootstrap import bootstrap_correlation, bootstrap_regression
from angket.correlation import correlation
from angket.determination import contributions, determination_interval
from angket.partial import partial_correlation
from angket.power import TARGET, correlation_power, regression_power
from angket.regression import linear_regression
from angket.undefined import Undefined, all_undefined, or_undefined

CORRELATION = ["r", "p", "ci_low", "ci_high", "rho", "rho_p", "tau_b", "tau_b_p"]
CORRELATION += ["determination_percent"]
MODEL = ["r", "r_squared", "r_squared_adjusted", "se_estimate", "f", "f_df1", "f_df2", "f_p"]
TERM = ["b", "se", "beta", "t", "p", "ci_low", "ci_high", "hc3_se", "hc3_t", "hc3_p"]
POWER = ["power", "n_needed"]
BOOTSTRAP = ["bootstrap_se", "bca_low", "bca_high", "resamples", "seed"]
INTERVAL = ["r_squared_ci_low", "r_squared_ci_high", "f_squared"]
PARTIAL = ["r", "p", "ci_low", "ci_high"]
P_OF_TEST = {"pearson": "p", "spearman": "rho_p", "kendall": "tau_b_p"}


def add_regression(figures, name, hypothesis, sample, tests):
    """Add a regression; return its test and p, those of its terms, and the fit."""
    response, predictors = hypothesis["response"], hypothesis["predictors"]
    confidence = 1 - tests["alpha"]
    test = "t" if len(predictors) == 1 else "f"
    fit = or_undefined(linear_regression, sample[response], sample[predictors], confidence)
    if isinstance(fit, Undefined):
        figures.add("regression", name, {"n": len(sample)} | all_undefined(MODEL, fit.reason))
        for predictor in predictors:
            figures.add("regression", f"{name}:{predictor}", all_undefined(TERM, fit.reason))
        figures.add("power", name, all_undefined(POWER, fit.reason))
        if len(predictors) == 1:
            add_coefficients(figures, name, sample[predictors[0]], sample[response], tests)
        return (test, fit), {}, fit
    model = fit.model
    interval = or_undefined(
        determination_interval,
        model["r_squared"], model["n"], len(predictors), confidence,
        names=INTERVAL,
    )  # fmt: skip
    figures.add("regression", name, model | interval)
    figures.add_table("regression", fit.coefficients, prefix=f"{name}:")
    resampled = or_undefined(
        bootstrap_regression,
        sample[response], sample[predictors], confidence, tests["seed"], tests["resamples"],
    )  # fmt: skip
    add_bootstrap(figures, "regression", resampled, {term: f"{name}:{term}" for term in predictors})
    effect = model["r_squared"] / (1 - model["r_squared"])
    size = (effect, len(predictors), model["n"])
    add_power(figures, name, regression_power, *size, alpha=tests["alpha"])
    if len(predictors) == 1:
        add_coefficients(figures, name, sample[predictors[0]], sample[response], tests)
        return (test, float(fit.coefficients["p"].iloc[1])), {}, fit
    zero_order = sample[predictors].corrwith(sample[response])
    parts = contributions(fit.coefficients["beta"].iloc[1:], zero_order)
    parts["zero_order_r"] = zero_order
    figures.add_table("regression", parts, prefix=f"{name}:")
    terms = {term: float(fit.coefficients.loc[term, "p"]) for term in predictors}
    return (test, model["f_p"]), terms, fit


def add_correlation(figures, name, hypothesis, sample, tests, verdicts):
    """Add a correlation; return the test that decides and its p."""
    first, second = hypothesis["variables"]
    table = add_coefficients(figures, name, sample[first], sample[second], tests)
    resampled = or_undefined(
        bootstrap_correlation,
        sample[first], sample[second], 1 - tests["alpha"], tests["seed"], tests["resamples"],
    )  # fmt: skip
    add_bootstrap(figures, "correlation", resampled, {"r": f"{name}:r", "rho": f"{name}:rho"})
    if not isinstance(table["r"], Undefined):
        add_power(figures, name, correlation_power, table["r"], len(sample), alpha=tests["alpha"])
    if hypothesis["controls"]:
        partial = or_undefined(
            partial_correlation,
            sample[first], sample[second], sample[hypothesis["controls"]], 1 - tests["alpha"],
            names=PARTIAL,
        )  # fmt: skip
        held = "+".join(hypothesis["controls"])
        figures.add("correlation", f"{name}|{held}", partial)
    test = hypothesis["test"]
    if test == "by_assumptions":
        subjects = [("normality", f"{name}:{first}", "normal")]
        subjects += [("normality", f"{name}:{second}", "normal")]
        subjects += [("linearity", f"{name}:{first}", "linear")]
        test = "pearson" if all(verdicts.get(key) == "true" for key in subjects) else "spearman"
    return test, table[P_OF_TEST[test]]


def add_coefficients(figures, name, x, y, tests):
    """Add the three coefficients of correlation and the strength of Pearson's."""
    table = or_undefined(correlation, x, y, 1 - tests["alpha"], names=CORRELATION)
    figures.add("correlation", name, {"n": len(x)} | table | strength(table["r"], tests))
    return table


def add_bootstrap(figures, section, resampled, subjects):
    if isinstance(resampled, Undefined):
        for subject in subjects.values():
            figures.add(section, subject, all_undefined(BOOTSTRAP, resampled.reason))
        return
    for row, subject in subjects.items():
        figures.add(section, subject, {name: resampled[name][row] for name in BOOTSTRAP})


def add_power(figures, name, power, *effect, alpha):
    found = or_undefined(power, *effect, alpha, names=POWER)
    # Of the parametric test; a rank test of the same data has a little less.
    test = {"test": power.__name__.removesuffix("_power")}
    figures.add("power", name, test | found | {"alpha": alpha, "power_wanted": TARGET})


def strength(coefficient, tests):
    """Name the strength of a coefficient by the study's bands, if it has any."""
    if "strength" not in tests:
        return {}
    bands = tests["strength"]["bands"]
    if isinstance(coefficient, Undefined):
        label = coefficient
    else:
        label = classify([abs(coefficient)], bands)[0]
        label = label or Undefined("the coefficient lies below the lowest band")
    return {
        "strength": label,
        "strength_bands": describe_bands(bands),
        "strength_citation": tests["strength"]["citation"],
    }
