"""The respondents who decide more of a regression than others do, and the test without them."""

from angket.hypotheses.regression.added import p_of_hypothesis
from angket.hypotheses.regression.design import design_from, without
from angket.statistics.regression.influence import HIGH_LEVERAGE, LARGE_RESIDUAL, influence
from angket.statistics.regression.linear import linear_regression
from angket.statistics.undefined import Undefined, all_undefined, or_undefined
from angket.subjects import part_of

FOUND = ["influential", "cooks_limit", "leverage_limit", "residual_limit"]
FOUND += ["cooks_largest", "leverage_largest"]
WITHOUT = ["r_squared_without", "p_without"]


def add_influence(rows, name, hypothesis, design, fit, respondents):
    """Add who is influential, by id, and what the regression comes to without them.

    Parameters
    ----------
    rows : angket.tables.Rows
    name : str
    hypothesis : dict
    design : angket.hypotheses.regression.design.Design or Undefined
    fit : angket.statistics.regression.linear.Regression or Undefined
    respondents : Series of str or None
        What each row's respondent is called; without it, the number of the row.
    """
    table = fit if isinstance(fit, Undefined) else or_undefined(influence, fit.fit)
    if isinstance(table, Undefined):
        rows.add("influence", name, all_undefined(FOUND, table.reason))
        return
    table.index = design.response.index
    n, terms = fit.fit.results.model.exog.shape
    marked = table["influential"]
    found = {
        "n": n,
        "influential": int(marked.sum()),
        "cooks_limit": 4 / n,
        "leverage_limit": HIGH_LEVERAGE * terms / n,
        "residual_limit": LARGE_RESIDUAL,
        "cooks_largest": float(table["cooks_distance"].max()),
        "leverage_largest": float(table["leverage"].max()),
    }
    if marked.any():
        found |= {"n_without": n - int(marked.sum())}
        found |= or_undefined(_refitted, hypothesis, design, marked, names=WITHOUT)
    rows.add("influence", name, found)
    largest = table[marked].sort_values("cooks_distance", ascending=False)
    for place, row in largest.drop(columns="influential").iterrows():
        called = str(place) if respondents is None else respondents[place]
        rows.add("influence", part_of(name, called), row.to_dict())


def _refitted(hypothesis, design, marked):
    less = design_from(without(design.parts, marked), hypothesis)
    fit = linear_regression(less.response, less.terms, 0.95)
    return {"r_squared_without": fit.model["r_squared"], "p_without": p_of_hypothesis(fit, less)}
