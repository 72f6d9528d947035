"""The lines of a moderation by groups: what is expected of the response in each group."""

import numpy as np
import pandas as pd

from angket.statistics.regression.group_moderation import dummies_of, group_terms
from angket.statistics.regression.linear import linear_regression
from angket.statistics.undefined import Undefined

_PLACES = 61


def group_lines(response, predictor, groups, order, column, confidence):
    """Return the line of each group, over the range of the predictor in it.

    Parameters
    ----------
    response : array_like of float, shape (n,)
    predictor : Series of float, shape (n,)
    groups : Series of str, shape (n,)
    order : list of str
        The groups that somebody is of.
    column : str
        What they are groups of.
    confidence : float
        Of the bands, such as 0.95.

    Returns
    -------
    dict of str to DataFrame
        From group to x, fitted, and mean_low, mean_high, the confidence band of the mean.

    Raises
    ------
    Undefined
        As `angket.statistics.regression.group_moderation.group_moderation` does.

    Notes
    -----
    Each point is a combination of coefficients, which statsmodels' t_test estimates with its
    interval; it is that of the regression whose slopes `group_moderation` tests.

    Examples
    --------
    >>> x = pd.Series([1.0, 2, 3, 4, 2, 3, 4, 5], name="x")
    >>> g = pd.Series(list("aaaabbbb"))
    >>> lines = group_lines([1.0, 2, 3.5, 4, 4, 3, 1.5, 1], x, g, ["a", "b"], "g", 0.95)
    >>> lines["b"]["x"].iloc[[0, -1]].tolist()
    [2.0, 5.0]
    >>> float((lines["b"]["fitted"].iloc[-1] - lines["b"]["fitted"].iloc[0]).round(3))
    -3.15
    """
    ranges = {}
    for group in order:
        of_group = predictor[groups == group]
        if np.ptp(of_group) == 0:
            raise Undefined(f"{predictor.name} is the same for everybody of the group {group}")
        ranges[group] = float(of_group.min()), float(of_group.max())
    terms = group_terms(predictor, dummies_of(groups, order, column))
    fit, lines = linear_regression(response, terms, confidence).fit, {}
    for place, (group, (low, high)) in enumerate(ranges.items()):
        x = np.linspace(low, high, _PLACES)
        rows = np.zeros((len(x), 2 * len(order)))
        rows[:, 0], rows[:, 1] = 1, x - float(predictor.mean())
        if place:
            rows[:, 1 + place] = 1
            rows[:, len(order) + place] = rows[:, 1]
        found = fit.results.t_test(rows @ fit.back)
        limits = found.conf_int(1 - confidence).T
        lines[group] = pd.DataFrame(
            {"x": x, "fitted": found.effect, "mean_low": limits[0], "mean_high": limits[1]}
        )
    return lines
