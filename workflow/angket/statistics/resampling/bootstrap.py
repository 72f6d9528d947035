"""Bootstrap intervals of slopes and correlations, without a loop over resamples."""

import numpy as np
import pandas as pd
import scipy

from angket.statistics.correlation.pairs import pearson
from angket.statistics.regression.linear import linear_regression
from angket.statistics.resampling.intervals import acceleration, summarise
from angket.statistics.resampling.monte_carlo import errors_of_limits, resample_until
from angket.statistics.resampling.resample import REPEATS, without_one
from angket.statistics.resampling.sure import is_sure
from angket.statistics.resampling.weighted import (
    correlation_of,
    covariances,
    rank_correlations,
    regression_slopes,
)
from angket.statistics.undefined import Undefined, or_undefined

_LIMITS = "bca_low", "bca_high"
_ERRORS = "bca_low_error", "bca_high_error"


def bootstrap_regression(response, predictors, confidence, seed, repeats=REPEATS, settle=True):
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
    settle : bool, optional
        As `intervals_of` has it.

    Returns
    -------
    DataFrame
        Indexed by predictor: estimate (b), bootstrap_se, percentile_low,
        percentile_high, bca_low, bca_high, resamples (see
        `angket.statistics.resampling.intervals.summarise`), bca_low_error, bca_high_error (the
        Monte Carlo standard errors of these limits), seed. The acceleration of the
        BCa interval comes from leaving out each respondent. More resamples than `repeats` are
        drawn where a limit is near to zero, see `intervals_of`.

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

    return intervals_of(statistic, slopes, len(together), confidence, seed, repeats, settle)


def bootstrap_correlation(x, y, confidence, seed, repeats=REPEATS, settle=True):
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
    settle : bool, optional
        As `intervals_of` has it.

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

    return intervals_of(statistic, estimates, len(pair), confidence, seed, repeats, settle)


def intervals_of(statistic, estimates, n, confidence, seed, repeats, settle=True):
    """Resample statistics and put their intervals into a table.

    Where a BCa limit lies so near to zero that chance decides on which side, more resamples are
    drawn, as `angket.statistics.resampling.monte_carlo.resample_until` does.

    Parameters
    ----------
    statistic : callable
        From weights of shape (m, n) to values of shape (m, k), as `resample` takes it.
    estimates : Series of float
        Of the k statistics, by name.
    n, seed, repeats : int
        The number of resamples to begin with.
    confidence : float
    settle : bool, optional
        Whether to draw more of them where that is needed.

    Returns
    -------
    DataFrame
        A row for each statistic, columns as `bootstrap_regression` returns them.
    """
    left_out = without_one(statistic, n)
    speeds = [or_undefined(acceleration, column) for column in left_out.T]
    found = list(zip(estimates, speeds, strict=True))

    def summaries(replicates):
        for values, (estimate, speed) in zip(replicates.T, found, strict=True):
            told = summarise(values, estimate, confidence, "bca", speed)
            undefined = isinstance(told["bca_low"], Undefined)
            of = (values, estimate, confidence, speed)
            yield told, told["bca_low"] if undefined else errors_of_limits(*of)

    def sure(replicates):
        return not settle or all(
            isinstance(errors, Undefined) or is_sure([told[name] for name in _LIMITS], errors)
            for told, errors in summaries(replicates)
        )

    replicates = resample_until(statistic, n, repeats, seed, sure)
    rows = {}
    for name, (told, errors) in zip(estimates.index, summaries(replicates), strict=True):
        if isinstance(errors, Undefined):
            errors = errors, errors
        rows[name] = {
            "estimate": float(estimates[name]),
            **told,
            **dict(zip(_ERRORS, errors, strict=True)),
            "seed": seed,
        }
    return pd.DataFrame.from_dict(rows, orient="index")
