"""The groups that a category makes of the respondents."""

import numpy as np
import scipy

from angket.statistics.undefined import Undefined


def split_groups(values, categories, order, smallest=2):
    """Split numbers by a category, without groups too small to be compared.

    Parameters
    ----------
    values : Series of float, shape (n,)
    categories : Series of str, shape (n,)
        A respondent without a value or a category is left out.
    order : list of str
        The categories in order; others are not counted.
    smallest : int, optional
        The fewest members of a group; with less than 2 a group has no spread.

    Returns
    -------
    groups : dict of ndarray
        From category to the values of its members, in the order given; each of
        `smallest` members or more.
    left_out : dict of int
        From category to its number of members, fewer than `smallest`.

    Raises
    ------
    Undefined
        When fewer than two groups remain.

    Examples
    --------
    >>> import pandas as pd
    >>> values, sexes = pd.Series([3.0, 4, 6, 8, 9]), pd.Series(["m", "m", "f", "f", "x"])
    >>> groups, left_out = split_groups(values, sexes, ["f", "m", "x"])
    >>> groups["m"].tolist(), left_out
    ([3.0, 4.0], {'x': 1})
    """
    members = {name: values[categories == name].dropna().to_numpy(dtype=float) for name in order}
    groups = {name: group for name, group in members.items() if len(group) >= smallest}
    if len(groups) < 2:
        raise Undefined(f"needs at least 2 groups of {smallest} or more respondents")
    return groups, {name: len(group) for name, group in members.items() if name not in groups}


def mean_ranks(groups):
    """Rank all values together, those that are alike by the mean of their ranks, and average.

    Parameters
    ----------
    groups : dict of ndarray

    Returns
    -------
    dict of float
        From group to the mean rank of its members.

    Examples
    --------
    >>> mean_ranks({"a": np.array([1.0, 2, 2]), "b": np.array([2.0, 5])})
    {'a': 2.3333333333333335, 'b': 4.0}
    """
    ranks = scipy.stats.rankdata(np.concatenate(list(groups.values())))
    ends = np.cumsum([len(group) for group in groups.values()])
    parts = np.split(ranks, ends[:-1])
    return {name: float(part.mean()) for name, part in zip(groups, parts, strict=True)}


def mean_interval(group, confidence):
    """Return the confidence interval of a mean, by Student's t.

    Parameters
    ----------
    group : ndarray of float, shape (n,)
    confidence : float
        Such as 0.95.

    Returns
    -------
    dict
        mean_ci_low, mean_ci_high.

    Raises
    ------
    Undefined
        When all values are the same.

    Examples
    --------
    >>> limits = mean_interval(np.array([2.0, 4, 6]), 0.95)
    >>> {name: round(limit, 3) for name, limit in limits.items()}
    {'mean_ci_low': -0.968, 'mean_ci_high': 8.968}
    """
    if np.ptp(group) == 0:
        raise Undefined("all values are the same")
    low, high = scipy.stats.ttest_1samp(group, 0).confidence_interval(confidence)
    return {"mean_ci_low": float(low), "mean_ci_high": float(high)}


def require_variance(groups):
    """Raise Undefined when the members of every group are all alike.

    Parameters
    ----------
    groups : dict of ndarray

    Examples
    --------
    >>> require_variance({"a": np.array([1.0, 1.0]), "b": np.array([1.0, 2.0])})
    """
    if all((group == group[0]).all() for group in groups.values()):
        raise Undefined("the members of each group are all the same")
