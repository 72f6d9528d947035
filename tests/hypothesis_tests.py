"""Hypotheses of every kind tested on small tables, as the step `inference` tests them."""

import pandas as pd

from angket.catalogue import Catalogue
from angket.hypotheses.kind import Data, load
from angket.tables import Rows

# The golden table: real SPSS output was at hand for it.
GOLDEN = pd.DataFrame([[4, 18], [7, 21]])

CATALOGUE = Catalogue()
RULES = {"alpha": 0.05, "seed": 1, "resamples": 1000, "mediation": "bootstrap"}


def infer(
    hypothesis,
    totals=None,
    groups=None,
    order=None,
    verdicts=None,
    name="H",
    unordered=(),
    **tests,
):
    """Test a hypothesis.

    Parameters
    ----------
    hypothesis : dict
        Its settings; raw totals are tested where it does not say.
    totals : DataFrame, optional
        Raw ones, which serve as interval ones as well.
    groups : DataFrame, optional
    order : dict, optional
        The categories of each column of `groups`; without it, as they sort.
    verdicts : dict, optional
    name : str
    unordered : tuple of str
        Columns of `groups` whose categories have no order.
    **tests
        Settings that differ from `RULES`.

    Returns
    -------
    found : dict
        From section, subject and statistic to value, as texts.
    outcome : angket.hypotheses.kind.Outcome
    """
    totals = pd.DataFrame() if totals is None else totals
    groups = pd.DataFrame() if groups is None else groups
    if order is None:
        order = {column: sorted(groups[column].dropna().unique()) for column in groups}
    scales, rules = {"raw": totals, "interval": totals}, RULES | tests
    data = Data(scales, groups, order, rules, verdicts or {}, unordered)
    figures = Rows()
    hypothesis = {"scale": "raw"} | hypothesis
    outcome = load(hypothesis["kind"], "test").test(figures, name, hypothesis, data)
    for section, _, statistic, _ in figures.rows:
        CATALOGUE.find(section, statistic)  # raises where no catalogue describes it
    return {row[:3]: row[3] for row in figures.rows}, outcome


def panel_of(hypothesis, raw=None, interval=None, flagged=None, groups=None, order=None, **tests):
    """Test a hypothesis in other ways, as the step `sensitivity` does."""
    totals = {"raw": raw, "interval": raw if interval is None else interval}
    order = {} if order is None else order
    data = Data(totals, groups, order, RULES | tests, {})
    index = (groups if raw is None else raw).index
    flags = None if flagged is None else pd.Series(flagged, index=index)
    return load(hypothesis["kind"], "sensitivity").panel_of(hypothesis, data, flags)
