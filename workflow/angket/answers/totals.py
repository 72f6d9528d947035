"""The totals of a study: the sums of the items of each variable and dimension."""

import pandas as pd

from angket.statistics.scaling.scoring import total, weighted_total
from angket.step import several_scales


def totals_of(keyed, settings, weights=None):
    """Add up the items of each variable and dimension.

    Parameters
    ----------
    keyed : DataFrame, shape (n, items)
        Codes that point one way.
    settings : dict
        With variables.*.items, variables.*.item_scales, variables.*.dimensions.*.items,
        scales.*.codes and missing; with variables.*.weights, where items have weights.
    weights : DataFrame, shape (n, columns), optional
        Columns that hold weights, among others.

    Returns
    -------
    DataFrame of float, shape (n, dimensions and variables)
    """
    rule, ranges = rule_of(settings), ranges_of(settings)
    totals = {}
    for name, variable in settings["variables"].items():
        for dimension, part in variable["dimensions"].items():
            totals[dimension] = total(keyed[part["items"]], *rule, ranges)
        totals[name] = total(keyed[variable["items"]], *rule, ranges)
        if weighed := weights_of(variable, weights):
            totals[name] = weighted_total(keyed[variable["items"]], weights[weighed])
    return pd.DataFrame(totals)


def weights_of(variable, weights):
    """Return the columns of the weights of a variable's items, none where they are not at hand.

    A pilot sample is asked for no weights.
    """
    columns = variable.get("weights") or []
    return columns if weights is not None and set(columns) <= {*weights} else []


def rule_of(settings):
    """Return what is done about missing answers, as `scoring.total` takes it."""
    return settings["missing"]["rule"], settings["missing"]["answered_share"]


def ranges_of(settings):
    """Return the lowest and highest code of each item, where items have several scales."""
    scales = several_scales(settings) or {}
    return {item: (codes[0], codes[-1]) for item, codes in scales.items()}
