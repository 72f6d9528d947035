"""Interval scores of the items of a variable, by the method of successive intervals."""

from angket.answers.totals import rule_of, weights_of
from angket.statistics.scaling.scoring import total, weighted_total
from angket.statistics.scaling.successive_intervals import to_intervals
from angket.step import several_scales


def intervals_of(keyed, settings, name, weights=None):
    """Return the interval scores of a variable's items, its interval totals, and the mappings.

    Parameters
    ----------
    keyed : DataFrame, shape (n, items)
    settings : dict
        As `totals_of` has them, and with intervals.pooled.
    name : str
        Of the variable.
    weights : DataFrame, optional
        As `totals_of` has them.

    Returns
    -------
    scores : DataFrame of float, shape (n, k)
    totals : dict of str to Series
        Of its dimensions, and of itself.
    mappings : dict
        From item to its mapping.
    """
    variable = settings["variables"][name]
    scores, mappings = to_intervals(
        keyed[variable["items"]], settings["intervals"]["pooled"], variable["item_scales"]
    )
    ranges = _interval_ranges(mappings) if several_scales(settings, [name]) else None
    rule = rule_of(settings)
    totals = {
        dimension: total(scores[part["items"]], *rule, ranges)
        for dimension, part in variable.get("dimensions", {}).items()
    }
    totals[name] = total(scores, *rule, ranges)
    if weighed := weights_of(variable, weights):
        totals[name] = weighted_total(scores, weights[weighed])
    return scores, totals, mappings


def _interval_ranges(mappings):
    """Return the lowest and highest interval score of each item that somebody answered."""
    scores = {item: mapping["interval"] for item, mapping in mappings.items()}
    # Nobody's answers have no range; what stands for them then changes no total.
    return {item: (s.iloc[0], s.iloc[-1]) if len(s) else (0, 0) for item, s in scores.items()}
