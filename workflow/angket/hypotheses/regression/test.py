"""A regression of totals, with what a reviewer asks for besides."""

from itertools import combinations

from angket.hypotheses.kind import Outcome
from angket.hypotheses.regression.entering import is_extended
from angket.hypotheses.regression.extended import predictions_of, test_extended
from angket.hypotheses.regression.roles import variables
from angket.hypotheses.rows import (
    BOOTSTRAP,
    MODEL,
    OF_CONSTANT,
    TERM,
    add_bootstrap,
    add_coefficients,
    add_detectable,
    add_interest,
    add_power,
)
from angket.hypotheses.samples import complete_cases
from angket.statistics.correlation.pairs import pearson
from angket.statistics.critical import critical_f, critical_t
from angket.statistics.power.detectable import detectable_regression
from angket.statistics.power.families import determination, multiple_correlation
from angket.statistics.power.regressions import regression_power
from angket.statistics.regression.determination import contributions, determination_interval
from angket.statistics.regression.linear import CONSTANT, linear_regression, perfect_regression
from angket.statistics.resampling.bootstrap import bootstrap_regression
from angket.statistics.undefined import Undefined, all_undefined, or_undefined
from angket.subjects import part_of, parts_of

PARTS = ["effective_percent", "relative_percent"]
INTERVAL = ["r_squared_ci_low", "r_squared_ci_high", "f_squared"]
INTERVAL += ["f_squared_ci_low", "f_squared_ci_high"]
OF_BETA = ["beta_ci_low", "beta_ci_high"]
CRITICAL = ["t_critical", "f_critical"]


def test(rows, name, hypothesis, data):
    """Add a regression; see `angket.hypotheses.kind`."""
    if is_extended(hypothesis, data.totals[hypothesis["scale"]]):
        return test_extended(rows, name, hypothesis, data)
    sample = complete_cases(data.totals[hypothesis["scale"]], variables(hypothesis))
    tests = data.tests
    response, predictors = hypothesis["response"], hypothesis["predictors"]
    confidence = 1 - tests["alpha"]
    decides = "t" if len(predictors) == 1 else "f"
    family = ("r", multiple_correlation) if len(predictors) == 1 else ("r_squared", determination)
    fit = or_undefined(linear_regression, sample[response], sample[predictors], confidence)
    if isinstance(fit, Undefined):
        add_undefined_regression(rows, name, sample[response], sample[predictors], fit.reason)
        add_power(rows, name, decides, tests["alpha"], fit)
        add_detectable(rows, name, "f_squared", fit, result=family)
        add_interest(rows, name, hypothesis, fit)
        if len(predictors) == 1:
            add_coefficients(rows, name, sample[predictors[0]], sample[response], tests)
            return Outcome(decides, fit)
        return Outcome(decides, fit, dict.fromkeys(predictors, fit))
    model = fit.model
    interval = or_undefined(
        determination_interval,
        model["r_squared"], model["n"], len(predictors), confidence,
        names=INTERVAL,
    )  # fmt: skip
    rows.add("regression", name, model | interval | critical_values(model, tests["alpha"]))
    # The beta of a single predictor is r, whose interval stands with it.
    beside = OF_BETA if len(predictors) == 1 else []
    rows.add_table("regression", fit.coefficients.drop(columns=beside), prefix=parts_of(name))
    resampled = or_undefined(
        bootstrap_regression,
        sample[response], sample[predictors], confidence, tests["seed"], tests["resamples"],
    )  # fmt: skip
    add_bootstrap(rows, "regression", resampled, {term: part_of(name, term) for term in predictors})
    effect = model["r_squared"] / (1 - model["r_squared"])
    size = (effect, len(predictors), model["n"])
    add_power(rows, name, decides, tests["alpha"], regression_power, *size)
    least = detectable_regression, len(predictors), model["n"], tests["alpha"]
    add_detectable(rows, name, "f_squared", *least, result=family)
    add_interest(rows, name, hypothesis, regression_power, *least[1:])
    if len(predictors) == 1:
        add_coefficients(rows, name, sample[predictors[0]], sample[response], tests)
        p = float(fit.coefficients["p"].iloc[1])
        return Outcome(decides, p, predictions=predictions_of(fit, sample.index))
    add_parts(rows, name, fit.coefficients["beta"].iloc[1:], sample[response], sample[predictors])
    terms = {term: float(fit.coefficients.loc[term, "p"]) for term in predictors}
    return Outcome(decides, model["f_p"], terms, predictions_of(fit, sample.index))


def critical_values(model, alpha):
    """Return what t and F of a regression must reach to be significant."""
    df1, df2 = model["f_df1"], model["f_df2"]
    return dict(zip(CRITICAL, (critical_t(df2, alpha), critical_f(df1, df2, alpha)), strict=True))


def largest_correlation(predictors):
    """Return the largest correlation, by size, between two predictors."""
    pairs = (pearson(predictors[a], predictors[b]) for a, b in combinations(predictors, 2))
    return max((float(pair.statistic) for pair in pairs), key=abs)


def add_undefined_regression(rows, name, response, predictors, reason):
    """Add the rows of a regression that cannot be tested, with what a perfect fit still has."""
    model = {"n": len(response)} | all_undefined([*MODEL, *INTERVAL, *CRITICAL], reason)
    terms = {CONSTANT: all_undefined(OF_CONSTANT, reason)}
    beside = OF_BETA if len(predictors.columns) == 1 else []
    of_term = [part for part in (*TERM, *BOOTSTRAP) if part not in beside]
    terms |= {term: all_undefined(of_term, reason) for term in predictors}
    betas = Undefined(reason)
    line = or_undefined(perfect_regression, response, predictors)
    if not isinstance(line, Undefined):
        coefficients, known = line
        model |= known
        betas = coefficients["beta"].iloc[1:]
        for term, row in coefficients.iterrows():
            terms[term] |= row.to_dict()
    rows.add("regression", name, model)
    for term, row in terms.items():
        rows.add("regression", part_of(name, term), row)
    if len(predictors.columns) > 1:
        add_parts(rows, name, betas, response, predictors)


def add_parts(rows, name, betas, response, predictors):
    """Add what each of several predictors contributes, and its own correlation."""
    rows.add("regression", name, {"predictors_r": or_undefined(largest_correlation, predictors)})
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
        rows.add("regression", part_of(name, term), share | alone)
