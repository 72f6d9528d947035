"""Bootstrap intervals of slopes and correlations, without a loop over resamples."""

import numpy as np
import pandas as pd
import scipy

from angket.statistics.correlation.pairs import pearson
from angket.statistics.regression.linear import linear_regression
from angket.statistics.resampling.intervals import acceleration, summarise
from angket.statistics.resampling.resample import REPEATS, resample, without_one
from angket.statistics.resampling.weighted import (
    correlation_of,
    covariances,
    rank_correlations,
    regression_slopes,
)
from angket.statistics.undefined import or_undefined


def bootstrap_regression(response, predictors, confidence, seed, repeats=REPEATS):
    """Resample respondents for the intervals of the slopes of a linear regression.

    Parameters
    ----------
    response : array_like of float, shape (n,)
    predictors : DataFrame of float, shape (n, p)
    confidence : float
        Of the intervals, such as 0.95.
    seed : int
    repeats : int
        Number of resamples.

    Returns
    -------
    DataFrame
        Indexed by predictor: estimate (b), bootstrap_se, percentile_low,
        percentile_high, bca_low, bca_high, resamples (see
        `angket.statistics.resampling.intervals.summarise`), seed. The acceleration of the
        BCa interval comes from leaving out each respondent.

    Raises
    ------
    Undefined
        As `angket.statistics.regression.linear.linear_regression` and
        `angket.statistics.resampling.resample.resample` do.

    Examples
    --------
    >>> x = pd.DataFrame({"x": np.arange(12.0)})
    >>> y = np.array([1.0, 3, 2, 5, 4, 7, 5, 8, 9, 8, 12, 10])
    >>> slopes = bootstrap_regression(y, x, 0.95, seed=1, repeats=999)
    >>> bool(slopes.loc["x", "percentile_low"] < slopes.loc["x", "estimate"])
    True
    """
    slopes = linear_regression(response, predictors, confidence).coefficients["b"].iloc[1:]
    together = np.column_stack([predictors.to_numpy(float), np.asarray(response, dtype=float)])
    spreads = together.std(axis=0)
    standardised = scipy.stats.zscore(together)

    def statistic(weights):
        return regression_slopes(covariances(weights, standardised)) * spreads[-1] / spreads[:-1]

    return intervals_of(statistic, slopes, len(together), confidence, seed, repeats)


def bootstrap_correlation(x, y, confidence, seed, repeats=REPEATS):
    """Resample respondents for the intervals of Pearson's r and Spearman's rho.

    The ranks for rho are made anew in every resample, ties sharing their mean rank.

    Parameters
    ----------
    x, y : array_like of float, shape (n,)
    confidence : float
        Of the intervals, such as 0.95.
    seed : int
    repeats : int
        Number of resamples, the same ones for both.

    Returns
    -------
    DataFrame
        Indexed by "r" and "rho", columns as `bootstrap_regression` returns them.

    Raises
    ------
    Undefined
        As `angket.statistics.correlation.pairs.pearson` and `resample` do.

    Examples
    --------
    >>> y = [1.0, 3, 2, 5, 4, 7, 5, 8, 9, 8, 12, 10]
    >>> table = bootstrap_correlation(range(12), y, 0.95, seed=1, repeats=999)
    >>> table["estimate"].astype(float).round(3).tolist()
    [0.94, 0.951]
    """
    pair = np.column_stack([np.asarray(x, dtype=float), np.asarray(y, dtype=float)])
    r = float(pearson(*pair.T).statistic)
    estimates = pd.Series({"r": r, "rho": float(scipy.stats.spearmanr(*pair.T).statistic)})
    standardised = scipy.stats.zscore(pair)

    def statistic(weights):
        moments = covariances(weights, standardised)
        r = correlation_of(moments[:, 0, 1], moments[:, 0, 0], moments[:, 1, 1])
        return np.column_stack([r, rank_correlations(weights, *pair.T)])

    return intervals_of(statistic, estimates, len(pair), confidence, seed, repeats)


def intervals_of(statistic, estimates, n, confidence, seed, repeats):
    """Resample statistics and put their intervals into a table.

    Parameters
    ----------
    statistic : callable
        From weights of shape (m, n) to values of shape (m, k), as `resample` takes it.
    estimates : Series of float
        Of the k statistics, by name.
    n, seed, repeats : int
    confidence : float

    Returns
    -------
    DataFrame
        A row for each statistic, columns as `bootstrap_regression` returns them.
    """
    replicates = resample(statistic, n, repeats, seed)
    left_out = without_one(statistic, n)
    rows = {}
    for column, (name, estimate) in enumerate(estimates.items()):
        speed = or_undefined(acceleration, left_out[:, column])
        rows[name] = {
            "estimate": float(estimate),
            **summarise(replicates[:, column], estimate, confidence, "bca", speed),
            "seed": seed,
        }
    return pd.DataFrame.from_dict(rows, orient="index")
