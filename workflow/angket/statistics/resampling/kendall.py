"""Bootstrap interval of Kendall's tau-b, from the orders of all pairs of scores at once."""

import numpy as np
import pandas as pd
import scipy

from angket.statistics.correlation.pairs import pearson
from angket.statistics.resampling.bootstrap import intervals_of
from angket.statistics.resampling.resample import REPEATS
from angket.statistics.undefined import Undefined

MOST_PAIRS = 2_000
"""So many different pairs of scores take seconds; the time grows with their square."""


def bootstrap_kendall(x, y, confidence, seed, repeats=REPEATS, settle=False):
    """Resample respondents for the interval of Kendall's tau-b.

    Parameters
    ----------
    x, y : array_like of float, shape (n,)
    confidence : float
        Of the intervals, such as 0.95.
    seed : int
    repeats : int
        Number of resamples; those of `bootstrap_correlation` with the same seed.
    settle : bool, optional
        Whether to draw more where a limit is near to zero, which can take long.

    Returns
    -------
    DataFrame
        Indexed by "tau_b", columns as `angket.statistics.resampling.bootstrap` has them.

    Raises
    ------
    Undefined
        As `angket.statistics.correlation.pairs.pearson` and `resample` do, and where more than
        2,000 different pairs of scores stand in `x` and `y`.

    Examples
    --------
    >>> y = [1.0, 3, 2, 5, 4, 7, 5, 8, 9, 8, 12, 10]
    >>> table = bootstrap_kendall(range(12), y, 0.95, seed=1, repeats=999)
    >>> round(float(table.loc["tau_b", "estimate"]), 3)
    0.831
    """
    pair = np.column_stack([np.asarray(x, dtype=float), np.asarray(y, dtype=float)])
    pearson(*pair.T)
    different, place = np.unique(pair, axis=0, return_inverse=True)
    if len(different) > MOST_PAIRS:
        raise Undefined("resampling for Kendall's tau-b is for at most 2,000 different pairs")
    estimates = pd.Series({"tau_b": float(scipy.stats.kendalltau(*pair.T).statistic)})
    member = np.eye(len(different))[np.ravel(place)]
    orders = [np.sign(scores[:, None] - scores).astype(float) for scores in different.T]

    def statistic(weights):
        return tau_b(weights @ member, *orders)[:, None]

    return intervals_of(statistic, estimates, len(pair), confidence, seed, repeats, settle)


def tau_b(counts, order_of_x, order_of_y):
    """Return Kendall's tau-b of samples that hold each pair of scores so many times.

    Parameters
    ----------
    counts : ndarray of float, shape (m, k)
    order_of_x, order_of_y : ndarray of float, shape (k, k)
        1, 0 or -1: whether the score in the row lies above that in the column.

    Returns
    -------
    ndarray of float, shape (m,)
        NaN where a variable does not vary.

    Examples
    --------
    >>> rises = np.sign(np.subtract.outer([1.0, 2, 3], [1.0, 2, 3]))
    >>> tau_b(np.array([[1.0, 1, 1], [3, 0, 0]]), rises, -rises).tolist()
    [-1.0, nan]
    """

    def of_pairs(orders):
        return np.einsum("mk,mk->m", counts @ orders, counts)

    agree = of_pairs(order_of_x * order_of_y)
    untied = of_pairs(np.abs(order_of_x)) * of_pairs(np.abs(order_of_y))
    return np.divide(agree, np.sqrt(untied), out=np.full(len(agree), np.nan), where=untied > 0)
