"""Aiken's V of an item, with its exact p and a score interval."""

import numpy as np
from scipy.stats import binomtest

from angket.statistics.undefined import Undefined


def aikens_v(ratings, low, high, confidence):
    """Return Aiken's V of one item.

    Parameters
    ----------
    ratings : array_like of int, shape (experts,)
        From `low` to `high`.
    low, high : int
        Ends of the rating scale.
    confidence : float
        Of the interval.

    Returns
    -------
    dict
        aikens_v, ci_low, ci_high, p.

    Raises
    ------
    Undefined
        Where fewer than two experts rated the item.

    Notes
    -----
    V is the sum of the ratings above the lowest one, as a share of the largest sum there can be
    [1]_. p is the probability of a V at least as large if each expert chose every category with the
    same chance, summed up exactly [1]_. The score interval [2]_ is Wilson's, as of so many
    successes out of the largest sum, and never leaves 0 to 1.

    References
    ----------
    .. [1] Aiken, L. R. (1985). Three coefficients for analyzing the reliability and validity of
       ratings. Educational and Psychological Measurement 45, 131-142.
    .. [2] Penfield, R. D. & Giacobbi, P. R. (2004). Applying a score confidence interval to
       Aiken's item content-relevance index. Measurement in Physical Education and Exercise
       Science 8, 213-225.

    Examples
    --------
    >>> found = aikens_v([5, 5, 5, 5, 4, 4, 4, 5], 1, 5, 0.95)
    >>> round(found["aikens_v"], 3), round(found["p"], 4)
    (0.906, 0.0004)
    """
    above = np.asarray(ratings, dtype=int) - low
    n, steps = len(above), high - low
    if n < 2:
        raise Undefined("needs ratings of at least 2 experts")
    total, largest = int(above.sum()), n * steps
    interval = binomtest(total, largest).proportion_ci(confidence, method="wilson")
    return {
        "aikens_v": total / largest,
        "ci_low": float(interval.low),
        "ci_high": float(interval.high),
        "p": right_tail(total, n, steps + 1),
    }


def right_tail(total, experts, categories):
    """Return the chance of a sum at least this large of ratings counted from 0.

    Parameters
    ----------
    total, experts, categories : int

    Returns
    -------
    float

    Examples
    --------
    >>> right_tail(2, 2, 2)
    0.25
    """
    # Numbers of ways are whole, so nothing is rounded before the last division.
    ways = [1]
    for _ in range(experts):
        longer = [0] * (len(ways) + categories - 1)
        for place, count in enumerate(ways):
            for rating in range(categories):
                longer[place + rating] += count
        ways = longer
    return sum(ways[total:]) / categories**experts
