"""Regressions and correlations of totals, with what a reviewer asks for besides."""

from functools import partial

from angket.bands import classify, describe_bands
from angket.bootstrap import bootstrap_correlation, bootstrap_regression
from angket.correlation import correlation, pearson
from angket.determination import contributions, determination_interval
from angket.partial import partial_correlation
from angket.power import (
    TARGET,
    correlation_power,
    rank_correlation_power,
    regression_power,
)
from angket.regression import CONSTANT, linear_regression, perfect_regression
from angket.undefined import Undefined, all_undefined, or_undefined
from hypotheses import complete_cases

CORRELATION = ["r", "p", "ci_low", "ci_high", "rho", "rho_p", "tau_b", "tau_b_p"]
CORRELATION += ["determination_percent"]
MODEL = ["r", "r_squared", "r_squared_adjusted", "se_estimate", "f", "f_df1", "f_df2", "f_p"]
MODEL += ["regression_ss", "regression_ms", "residual_ss", "residual_ms", "total_ss", "total_df"]
OF_CONSTANT = ["b", "se", "t", "p", "ci_low", "ci_high", "hc3_se", "hc3_t", "hc3_p"]
TERM = [*OF_CONSTANT, "beta"]
PARTS = ["effective_percent", "relative_percent"]
POWER = ["power", "n_needed"]
BOOTSTRAP = ["bootstrap_se", "bca_low", "bca_high", "resamples", "seed"]
INTERVAL = ["r_squared_ci_low", "r_squared_ci_high", "f_squared"]
INTERVAL += ["f_squared_ci_low", "f_squared_ci_high"]
PARTIAL = ["r", "df", "p", "ci_low", "ci_high"]
# What stands in for a test whose power has no formula of its own.
OF_RANKS = "Pearson's test with 9/pi^2 of the respondents"
APPROXIMATION = {
    "spearman": OF_RANKS,
    "kendall": OF_RANKS,
    "bootstrap": "joint test of both paths",
    "sobel": "normal distribution of z",
}
P_OF_TEST = {"pearson": "p", "spearman": "rho_p", "kendall": "tau_b_p"}
COEFFICIENT_OF_TEST = {"pearson": "r", "spearman": "rho", "kendall": "tau_b"}


def add_regression(figures, name, hypothesis, sample, tests):
    """Add a regression; return its test and p, those of its terms, and the fit."""
    response, predictors = hypothesis["response"], hypothesis["predictors"]
    confidence = 1 - tests["alpha"]
    test = "t" if len(predictors) == 1 else "f"
    fit = or_undefined(linear_regression, sample[response], sample[predictors], confidence)
    if isinstance(fit, Undefined):
        add_undefined_regression(figures, name, sample[response], sample[predictors], fit.reason)
        add_power(figures, name, test, tests["alpha"], fit)
        if len(predictors) == 1:
            add_coefficients(figures, name, sample[predictors[0]], sample[response], tests)
            return (test, fit), {}, fit
        return (test, fit), dict.fromkeys(predictors, fit), fit
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
    add_power(figures, name, test, tests["alpha"], regression_power, *size)
    if len(predictors) == 1:
        add_coefficients(figures, name, sample[predictors[0]], sample[response], tests)
        return (test, float(fit.coefficients["p"].iloc[1])), {}, fit
    add_parts(
        figures, name, fit.coefficients["beta"].iloc[1:], sample[response], sample[predictors]
    )
    terms = {term: float(fit.coefficients.loc[term, "p"]) for term in predictors}
    return (test, model["f_p"]), terms, fit


def add_undefined_regression(figures, name, response, predictors, reason):
    """Add the rows of a regression that cannot be tested, with what a perfect fit still has."""
    model = {"n": len(response)} | all_undefined([*MODEL, *INTERVAL], reason)
    rows = {CONSTANT: all_undefined(OF_CONSTANT, reason)}
    rows |= {term: all_undefined([*TERM, *BOOTSTRAP], reason) for term in predictors}
    betas = Undefined(reason)
    line = or_undefined(perfect_regression, response, predictors)
    if not isinstance(line, Undefined):
        coefficients, known = line
        model |= known
        betas = coefficients["beta"].iloc[1:]
        for term, row in coefficients.iterrows():
            rows[term] |= row.to_dict()
    figures.add("regression", name, model)
    for term, row in rows.items():
        figures.add("regression", f"{name}:{term}", row)
    if len(predictors.columns) > 1:
        add_parts(figures, name, betas, response, predictors)


def add_parts(figures, name, betas, response, predictors):
    """Add what each of several predictors contributes, and its own correlation."""
    zero_order = {term: or_undefined(pearson, predictors[term], response) for term in predictors}
    parts = betas
    if not isinstance(betas, Undefined):
        parts = or_undefined(contributions, betas, predictors.corrwith(response))
    for term, r in zero_order.items():
        alone = {"zero_order_r": r if isinstance(r, Undefined) else float(r.statistic)}
        if isinstance(parts, Undefined):
            share = all_undefined(PARTS, parts.reason)
        else:
            share = parts.loc[term].to_dict()
        figures.add("regression", f"{name}:{term}", share | alone)


def add_correlation(figures, name, hypothesis, sample, tests, verdicts):
    """Add a correlation; return the test that decides and its p."""
    first, second = hypothesis["variables"]
    table = add_coefficients(figures, name, sample[first], sample[second], tests)
    resampled = or_undefined(
        bootstrap_correlation,
        sample[first], sample[second], 1 - tests["alpha"], tests["seed"], tests["resamples"],
    )  # fmt: skip
    add_bootstrap(figures, "correlation", resampled, {"r": f"{name}:r", "rho": f"{name}:rho"})
    if hypothesis["controls"]:
        # Who has no total of what is held constant is missing here alone.
        with_controls = complete_cases(sample, hypothesis["controls"])
        partial = or_undefined(
            partial_correlation,
            with_controls[first], with_controls[second], with_controls[hypothesis["controls"]],
            1 - tests["alpha"],
            names=PARTIAL,
        )  # fmt: skip
        held = "+".join(hypothesis["controls"])
        figures.add("correlation", f"{name}|{held}", {"n": len(with_controls)} | partial)
    test = hypothesis["test"]
    if test == "by_assumptions":
        subjects = [("normality", f"{name}:{first}", "normal")]
        subjects += [("normality", f"{name}:{second}", "normal")]
        subjects += [("linearity", f"{name}:{first}", "linear")]
        test = "pearson" if all(verdicts.get(key) == "true" for key in subjects) else "spearman"
    found = table[COEFFICIENT_OF_TEST[test]]
    n, alpha = len(sample), tests["alpha"]
    if isinstance(found, Undefined):
        add_power(figures, name, test, alpha, found)
    elif test == "pearson":
        add_power(figures, name, test, alpha, correlation_power, found, n)
    else:
        add_power(figures, name, test, alpha, rank_correlation_power, found, test, n)
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


def add_power(figures, name, test, alpha, power, *arguments):
    """Add the power of a test and how many respondents it needs.

    Parameters
    ----------
    figures : Figures
    name : str
    test : str
        The test that decides on the hypothesis.
    alpha : float
    power : callable or Undefined
        From `angket.power`, or why there is nothing to compute it from.
    *arguments
        What it takes besides alpha.
    """
    if isinstance(power, Undefined):
        found = all_undefined(POWER, power.reason)
    else:
        found = or_undefined(partial(power, alpha=alpha), *arguments, names=POWER)
    rule = {"alpha": alpha, "power_wanted": TARGET}
    figures.add("power", name, {"test": test, "approximated_by": APPROXIMATION.get(test)})
    figures.add("power", name, found | rule)


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
