"""A regression with controls, categories, blocks or interactions: what its parts add."""

from functools import partial

import pandas as pd

from angket.hypotheses.kind import Outcome
from angket.hypotheses.regression.added import change_of
from angket.hypotheses.regression.design import design_of
from angket.hypotheses.regression.entering import names_of
from angket.hypotheses.regression.influential import add_influence
from angket.hypotheses.rows import (
    BOOTSTRAP,
    MODEL,
    OF_CONSTANT,
    TERM,
    add_bootstrap,
    add_detectable,
    add_interest,
    add_power,
)
from angket.statistics.correlation.pairs import pearson
from angket.statistics.critical import critical_f, critical_t
from angket.statistics.power.detectable import detectable_regression
from angket.statistics.power.regressions import regression_power
from angket.statistics.regression.determination import added_interval, determination_interval
from angket.statistics.regression.hierarchical import hierarchical, squared_semipartials
from angket.statistics.regression.linear import CONSTANT, linear_regression
from angket.statistics.regression.suppression import suppression
from angket.statistics.resampling.bootstrap import bootstrap_regression
from angket.statistics.undefined import Undefined, all_undefined, or_undefined
from angket.subjects import column_and_value, part_of, parts_of

INTERVAL = ["r_squared_ci_low", "r_squared_ci_high", "f_squared"]
INTERVAL += ["f_squared_ci_low", "f_squared_ci_high"]
CRITICAL = ["t_critical", "f_critical"]
CHANGE = ["r_squared_change", "f_change", "f_change_df1", "f_change_df2", "f_change_p"]
CHANGE += ["f_change_critical", "f_squared_change"]
CHANGE += ["f_squared_change_ci_low", "f_squared_change_ci_high"]
OF_TERM = ["semipartial_squared"]
# What stands for a block among the parts of a hypothesis: no name of a variable has brackets.
BLOCK = "(block {})"


def test_extended(rows, name, hypothesis, data):
    """Add a regression whose terms are more than totals; see `angket.hypotheses.kind`."""
    tests = data.tests
    confidence = 1 - tests["alpha"]
    design = or_undefined(design_of, hypothesis, data, hypothesis["scale"])
    fit = design
    if not isinstance(design, Undefined):
        fit = or_undefined(linear_regression, design.response, design.terms, confidence)
    decides = deciding_test(hypothesis, design)
    if isinstance(fit, Undefined):
        _add_undefined(rows, name, hypothesis, design, fit.reason)
        add_power(rows, name, decides, tests["alpha"], fit)
        add_detectable(rows, name, "f_squared", fit)
        add_interest(rows, name, hypothesis, fit)
        if hypothesis.get("influence"):
            add_influence(rows, name, hypothesis, design, fit, data.respondents)
        return Outcome(decides, fit)
    model, terms, tested = fit.model, [*design.terms], design.tested
    interval = or_undefined(
        determination_interval, model["r_squared"], model["n"], len(terms), confidence,
        names=INTERVAL,
    )  # fmt: skip
    df1, df2, alpha = model["f_df1"], model["f_df2"], tests["alpha"]
    values = (critical_t(df2, alpha), critical_f(df1, df2, alpha))
    rows.add("regression", name, model | interval | dict(zip(CRITICAL, values, strict=True)))
    added = change_of(fit, design)
    if hypothesis.get("controls"):
        critical = {"f_change_critical": critical_f(len(tested), df2, alpha)}
        rows.add("regression", name, added | critical | added_interval(added, model, confidence))
    rows.add_table("regression", fit.coefficients, prefix=parts_of(name))
    add_terms(rows, name, fit, design)
    add_blocks(rows, name, design)
    resampled = or_undefined(
        bootstrap_regression, design.response, design.terms, confidence, tests["seed"],
        tests["resamples"],
    )  # fmt: skip
    add_bootstrap(rows, "regression", resampled, {term: part_of(name, term) for term in terms})
    effect = added["r_squared_change"] / (1 - model["r_squared"])
    size, so_many = (len(terms), model["n"]), len(tested)
    power = partial(regression_power, tested=so_many)
    add_power(rows, name, decides, alpha, power, effect, *size)
    add_detectable(rows, name, "f_squared", detectable_regression, *size, alpha, so_many)
    add_interest(rows, name, hypothesis, regression_power, *size, alpha, so_many)
    p = added["f_change_p"]
    if hypothesis.get("influence"):
        add_influence(rows, name, hypothesis, design, fit, data.respondents)
    parts = {term: float(fit.coefficients.loc[term, "p"]) for term in tested}
    if decides == "t":
        p, parts = parts[tested[0]], None
    predictions = predictions_of(fit, design.response.index)
    return Outcome(decides, p, parts, predictions)


def predictions_of(fit, respondents):
    """Return what figures draw of a regression, by respondent: line and band of the mean."""
    drawn = {"fitted": fit.fitted, "mean_low": fit.mean_low, "mean_high": fit.mean_high}
    return {name: pd.Series(values, index=respondents) for name, values in drawn.items()}


def deciding_test(hypothesis, design):
    """Name the test that decides: t of a single term, F of all, or what they add to controls."""
    if isinstance(design, Undefined):
        single = len(hypothesis["predictors"]) == 1 and not hypothesis.get("interactions")
    else:
        single = len(design.tested) == 1
    return "t" if single else "f_change" if hypothesis.get("controls") else "f"


def add_terms(rows, name, fit, design):
    """Add what each term is standardised, what it adds when it enters last, and its own r."""
    table = fit.coefficients.iloc[1:]
    alone = squared_semipartials(table["t"], fit.model["r_squared"], fit.model["f_df2"])
    multiplied = {factor for factors in design.products.values() for factor in factors}
    for term in table.index:
        row = table.loc[term]
        found = {"semipartial_squared": float(alone[term])}
        if is_number(term, design):
            r = or_undefined(pearson, design.terms[term], design.response)
            r = r if isinstance(r, Undefined) else float(r.statistic)
            found["zero_order_r"] = r
            if term not in multiplied and len(table) > 1 and not isinstance(r, Undefined):
                found["suppression"] = suppression(float(row["beta"]), r, float(alone[term]))
        column = column_and_value(term)[0]
        if column in design.parts.references and term not in design.products:
            found["reference"] = str(design.parts.references[column])
        # Of categories and of pairs of them, how many are of them.
        if not {term, *design.products.get(term, ())} & {*design.parts.numbers}:
            found["n"] = int(design.terms[term].sum())
        rows.add("regression", part_of(name, term), found)


def is_number(term, design):
    """Tell whether a term is a total or a number, and no category or product."""
    return term in design.parts.numbers


def blocks_of(design):
    """Return the blocks by what they are called among the parts of the hypothesis."""
    return {BLOCK.format(place): terms for place, terms in enumerate(design.blocks, start=1)}


def add_blocks(rows, name, design):
    """Add what each block adds to those before it, and which terms are in it."""
    blocks = blocks_of(design)
    table = hierarchical(design.response, design.terms, blocks)
    rows.add_table("regression", table, prefix=parts_of(name))
    for place, terms in enumerate(blocks.values(), start=1):
        for term in terms:
            rows.add("regression", part_of(name, term), {"block": place})


def _add_undefined(rows, name, hypothesis, design, reason):
    """Add the rows of a regression that cannot be tested."""
    known = not isinstance(design, Undefined)
    model = {"n": len(design.response)} if known else {}
    names = [*MODEL, *INTERVAL, *CRITICAL, *(CHANGE if hypothesis.get("controls") else ())]
    rows.add("regression", name, model | all_undefined(names, reason))
    rows.add("regression", part_of(name, CONSTANT), all_undefined(OF_CONSTANT, reason))
    for term in design.terms if known else names_of(hypothesis):
        names = [*TERM, *OF_TERM, *BOOTSTRAP]
        rows.add("regression", part_of(name, term), all_undefined(names, reason))
