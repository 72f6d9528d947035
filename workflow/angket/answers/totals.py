"""The totals of a study: the sums of the items of each variable and dimension."""

import pandas as pd

from angket.statistics.scaling.scoring import total
from angket.step import several_scales


def totals_of(keyed, settings):
    """Add up the items of each variable and dimension.

    Parameters
    ----------
    keyed : DataFrame, shape (n, items)
        Codes that point one way.
    settings : dict
        With variables.*.items, variables.*.item_scales, variables.*.dimensions.*.items,
        scales.*.codes and missing.

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
    return pd.DataFrame(totals)


def rule_of(settings):
    """Return what is done about missing answers, as `scoring.total` takes it."""
    return settings["missing"]["rule"], settings["missing"]["answered_share"]


def ranges_of(settings):
    """Return the lowest and highest code of each item, where items have several scales."""
    scales = several_scales(settings) or {}
    return {item: (codes[0], codes[-1]) for item, codes in scales.items()}
