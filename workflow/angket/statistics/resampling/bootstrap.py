"""Bootstrap intervals of slopes and correlations, without a loop over resamples.

A resample of n respondents is how often it holds each of them: n weights that add up
to n. Every statistic here is a function of such weights, one row for each resample, so
that all resamples are computed at once.
"""

import numpy as np
import pandas as pd
import scipy

from angket.statistics.correlation.pairs import pearson
from angket.statistics.regression.linear import linear_regression
from angket.statistics.undefined import Undefined, all_undefined, or_undefined

REPEATS = 10_000
# With more resamples than this without a value, the interval hangs on a respondent or two.
_MOST_WITHOUT = 0.05
_WITHOUT_VALUE = "in too many resamples a variable does not vary or follows from others"
_WEIGHTS_AT_ONCE = 2_000_000
# So many take seconds; the time of leaving out each in turn grows with their square.
MOST_RESPONDENTS = 10_000
# A standardised variable's variance, or a correlation matrix's determinant, that is only
# rounding.
_ROUNDING = 1e-10


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
        percentile_high, bca_low, bca_high, resamples (see `summarise`), seed. The
        acceleration of the BCa interval comes from leaving out each respondent.

    Raises
    ------
    Undefined
        As `angket.statistics.regression.linear.linear_regression` and `resample` do.

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

    return _table(statistic, slopes, len(together), confidence, seed, repeats)


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
        r = _ratio(moments[:, 0, 1], moments[:, 0, 0], moments[:, 1, 1])
        return np.column_stack([r, _rank_correlations(weights, *pair.T)])

    return _table(statistic, estimates, len(pair), confidence, seed, repeats)


def resample(statistic, n, repeats, seed):
    """Compute a statistic in many samples drawn with replacement.

    Parameters
    ----------
    statistic : callable
        From weights of shape (m, n) to values of shape (m, k), NaN where there is none.
    n, repeats, seed : int

    Returns
    -------
    ndarray of float, shape (repeats, k)

    Raises
    ------
    Undefined
        For more than 10,000 respondents, of whom the distribution of a mean, slope or
        correlation is as good as normal and intervals without resampling serve.

    Examples
    --------
    >>> values = np.array([[1.0], [2.0], [6.0]])
    >>> means = resample(lambda weights: weights @ values / 3, 3, 1000, seed=1)
    >>> means.shape, float(means.min())
    ((1000, 1), 1.0)
    """
    if n > MOST_RESPONDENTS:
        raise Undefined(
            "resampling is for at most 10,000 respondents; with more, the other interval serves"
        )
    random = np.random.default_rng(seed)
    at_once = max(1, _WEIGHTS_AT_ONCE // n)
    parts = []
    for start in range(0, repeats, at_once):
        m = min(repeats - start, at_once)
        drawn = random.integers(n, size=(m, n)) + n * np.arange(m)[:, None]
        weights = np.bincount(drawn.ravel(), minlength=m * n).reshape(m, n)
        parts.append(statistic(weights.astype(float)))
    return np.concatenate(parts)


def covariances(weights, values):
    """Return the covariance matrix of each weighted sample, with its size as divisor.

    Weights have shape (m, n), values (n, k), the result (m, k, k). The values are
    standardised, because the squares of distant means would cost digits.

    >>> covariances(np.array([[2.0, 0, 2]]), np.array([[-1.0], [0], [1]])).tolist()
    [[[1.0]]]
    """
    size = weights.sum(axis=1, keepdims=True)
    first, second = np.triu_indices(values.shape[1])
    means = weights @ values / size
    products = weights @ (values[:, first] * values[:, second]) / size
    matrices = np.empty((len(weights), values.shape[1], values.shape[1]))
    matrices[:, first, second] = products - means[:, first] * means[:, second]
    matrices[:, second, first] = matrices[:, first, second]
    return matrices


def regression_slopes(matrices):
    """Return the slopes of the last variable on the others, by the normal equations.

    The covariances of standardised variables have shape (m, p + 1, p + 1), the slopes
    (m, p): NaN where a predictor does not vary or follows from the others.

    >>> regression_slopes(np.array([[[4.0, 2.0], [2.0, 4.0]], [[0.0, 0.0], [0.0, 1.0]]]))
    array([[0.5],
           [nan]])
    """
    among, with_response = matrices[:, :-1, :-1].copy(), matrices[:, :-1, -1:]
    variances = np.diagonal(among, axis1=1, axis2=2)
    varying = (variances > _ROUNDING).all(axis=1)
    singular = np.linalg.det(among) <= _ROUNDING * variances.prod(axis=1)
    unusable = ~varying | singular
    among[unusable] = np.eye(among.shape[1])
    slopes = np.linalg.solve(among, with_response)[:, :, 0]
    slopes[unusable] = np.nan
    return slopes


def summarise(replicates, estimate, confidence, corrected="bias_corrected", acceleration=0.0):
    """Make standard error and intervals from resampled values.

    Parameters
    ----------
    replicates : ndarray of float, shape (repeats,)
        NaN where a resample has no value: left out.
    estimate : float
        The value in the sample itself.
    confidence : float
    corrected : str
        What to call the interval that corrects for bias and skewness [1]_.
    acceleration : float or Undefined
        Of that interval: 0 corrects for bias only.

    Returns
    -------
    dict
        bootstrap_se, percentile_low, percentile_high and the limits of the corrected
        interval: ordered values at (repeats + 1) times a probability. All are Undefined
        when more than 5 % of the resamples have no value, the corrected ones also when
        all values lie on one side of the estimate or there is no acceleration.
        resamples (those with a value).

    References
    ----------
    .. [1] Efron, B. (1987). Better bootstrap confidence intervals. Journal of the
       American Statistical Association 82, 171-185.

    Examples
    --------
    >>> summary = summarise(np.arange(1.0, 1000), 500, 0.95)
    >>> round(summary["percentile_low"], 6), round(summary["bias_corrected_high"], 6)
    (25.0, 975.0)
    """
    usable = replicates[~np.isnan(replicates)]
    count = {"resamples": len(usable)}
    names = ["percentile_low", "percentile_high", f"{corrected}_low", f"{corrected}_high"]
    if _too_few(usable, replicates):
        return all_undefined(["bootstrap_se", *names], _WITHOUT_VALUE) | count
    tails = np.array([(1 - confidence) / 2, (1 + confidence) / 2])
    levels = or_undefined(_corrected_levels, usable, estimate, tails, acceleration)
    summary = {"bootstrap_se": float(usable.std(ddof=1))}
    summary |= dict(zip(names[:2], _quantiles(usable, tails), strict=True))
    if isinstance(levels, Undefined):
        return summary | all_undefined(names[2:], levels.reason) | count
    return summary | dict(zip(names[2:], _quantiles(usable, levels), strict=True)) | count


def p_of_zero(replicates):
    """Return the level of significance at which the percentile interval ends at 0.

    Parameters
    ----------
    replicates : ndarray of float, shape (repeats,)
        NaN where a resample has no value: left out.

    Returns
    -------
    float or Undefined
        Twice the smaller share of resamples beyond 0: the percentile interval of
        confidence 1 - alpha leaves out 0 exactly when this is below alpha [1]_. It is
        at least 2 / (repeats + 1); Undefined when the interval is (see `summarise`).

    References
    ----------
    .. [1] Efron, B. & Tibshirani, R. J. (1993). An Introduction to the Bootstrap, ch. 15.

    Examples
    --------
    >>> round(p_of_zero(np.arange(-9.0, 990)), 6)
    0.02
    """
    usable = np.sort(replicates[~np.isnan(replicates)])
    if _too_few(usable, replicates):
        return Undefined(_WITHOUT_VALUE)
    # The place of 0 among the ordered values, as `_quantiles` counts places.
    place = np.interp(0, usable, np.arange(1, len(usable) + 1))
    return float(2 * min(place, len(usable) + 1 - place) / (len(usable) + 1))


def _too_few(usable, replicates):
    return len(usable) < (1 - _MOST_WITHOUT) * len(replicates)


def _table(statistic, estimates, n, confidence, seed, repeats):
    replicates = resample(statistic, n, repeats, seed)
    without_one = _without_one(statistic, n)
    rows = {}
    for column, (name, estimate) in enumerate(estimates.items()):
        acceleration = or_undefined(_acceleration, without_one[:, column])
        rows[name] = {
            "estimate": float(estimate),
            **summarise(replicates[:, column], estimate, confidence, "bca", acceleration),
            "seed": seed,
        }
    return pd.DataFrame.from_dict(rows, orient="index")


def _without_one(statistic, n):
    """Compute a statistic without each of the respondents in turn, shape (n, k)."""
    at_once = max(1, _WEIGHTS_AT_ONCE // n)
    places = np.arange(n)
    parts = (places[start : start + at_once, None] for start in range(0, n, at_once))
    return np.concatenate([statistic((part != places).astype(float)) for part in parts])


def _acceleration(without_one):
    if np.isnan(without_one).any():
        raise Undefined("does not exist without one of the respondents")
    influence = without_one.mean() - without_one
    if np.abs(influence).max() <= _ROUNDING * max(1.0, np.abs(without_one).max()):
        raise Undefined("is the same without any of the respondents")
    return float((influence**3).sum() / (6 * (influence**2).sum() ** 1.5))


def _corrected_levels(values, estimate, tails, acceleration):
    """Return the probabilities that take the place of the tails."""
    if isinstance(acceleration, Undefined):
        raise acceleration
    # Half of those equal to the estimate: small samples have many, up to rounding.
    same = np.isclose(values, estimate, rtol=1e-9, atol=1e-12)
    below = ((values < estimate) & ~same).mean() + same.mean() / 2
    if below in (0, 1):
        raise Undefined("all resampled values lie on one side of the estimate")
    bias = scipy.stats.norm.ppf(below)
    shifted = bias + scipy.stats.norm.ppf(tails)
    if (acceleration * shifted >= 1).any():
        raise Undefined("the acceleration is too large")
    return scipy.stats.norm.cdf(bias + shifted / (1 - acceleration * shifted))


def _quantiles(values, probabilities):
    return np.quantile(values, probabilities, method="weibull").tolist()


def _ratio(covariance, first, second):
    varying = (first > _ROUNDING) & (second > _ROUNDING)
    scale = np.sqrt(np.where(varying, first * second, 1))
    return np.where(varying, np.clip(covariance / scale, -1, 1), np.nan)


def _rank_correlations(weights, x, y):
    """Return Spearman's rho of each weighted sample."""
    size = weights.sum(axis=1)
    first, second = (_centred_ranks(weights, values, size) for values in (x, y))
    both = np.einsum("ij,ij,ij->i", weights, first, second)
    own = [np.einsum("ij,ij,ij->i", weights, ranks, ranks) for ranks in (first, second)]
    return _ratio(both / size**3, own[0] / size**3, own[1] / size**3)


def _centred_ranks(weights, values, size):
    """Return the mean rank of each respondent's value, less the mean of all ranks."""
    distinct, place = np.unique(values, return_inverse=True)
    starts = np.searchsorted(np.sort(values), distinct)
    counts = np.add.reduceat(weights[:, np.argsort(values, kind="stable")], starts, axis=1)
    ranks = counts.cumsum(axis=1) - (counts - 1) / 2 - (size[:, None] + 1) / 2
    return ranks[:, place]
