"""How far chance in the resamples moves a bootstrap limit, and resampling until it is settled."""

import numpy as np
import scipy

from angket.statistics.resampling.intervals import (
    corrected_levels,
    p_of_zero,
    share_below,
    usable_of,
)
from angket.statistics.resampling.resample import resample
from angket.statistics.resampling.sure import SURE
from angket.statistics.undefined import Undefined, or_undefined

MOST_REPEATS = 100_000
"""With so many resamples a limit is told as it is, however near to zero."""
MOST_DRAWN = 100_000_000
"""Respondents drawn in all, which take some seconds."""


def errors_of_limits(replicates, estimate, confidence, acceleration):
    """Return the Monte Carlo standard errors of the two limits of a BCa interval.

    Parameters
    ----------
    replicates : ndarray of float, shape (repeats,)
        NaN where a resample has no value: left out.
    estimate : float
        The value in the sample itself.
    confidence : float
    acceleration : float or Undefined
        As `angket.statistics.resampling.intervals.acceleration` returns it.

    Returns
    -------
    tuple of (float, float) or Undefined
        By how much the limits of other resamples of the same number would vary. Undefined where
        the limits are.

    Notes
    -----
    Own code: no library has it. A limit is the value below which a share a of the resamples lies,
    and a follows from the share b that lies below the estimate: both vary with the resamples. The
    variance of the share of resamples below the limit, less a, is by the delta method
    (a (1 - a) + D^2 b (1 - b) - 2 D (min(a, b) - a b)) / repeats, where D is the derivative of a by
    b; the values that far from the limit, in both directions, are two standard errors apart.

    Examples
    --------
    >>> values = np.random.default_rng(1).normal(size=10_000)
    >>> low, high = errors_of_limits(values, 0.0, 0.95, 0.0)
    >>> 0.02 < low < 0.08, 0.02 < high < 0.08
    (True, True)
    """
    values = usable_of(replicates)
    tails = np.array([(1 - confidence) / 2, (1 + confidence) / 2])
    levels = or_undefined(corrected_levels, values, estimate, tails, acceleration)
    if isinstance(levels, Undefined):
        return levels
    below = share_below(values, estimate)
    bias, of_normal = scipy.stats.norm.ppf(below), scipy.stats.norm.pdf
    stretch = 1 / (1 - acceleration * (bias + scipy.stats.norm.ppf(tails)))
    slope = of_normal(scipy.stats.norm.ppf(levels)) * (1 + stretch**2) / of_normal(bias)
    together = np.minimum(levels, below) - levels * below
    variance = levels * (1 - levels) + slope**2 * below * (1 - below) - 2 * slope * together
    error = np.sqrt(variance / len(values))
    ends = np.clip(np.array([levels - error, levels + error]), 0, 1)
    near, far = np.quantile(values, ends, method="weibull")
    return tuple(((far - near) / 2).tolist())


def resample_until(statistic, n, repeats, seed, sure):
    """Resample once, and on until it is sure what comes out.

    Parameters
    ----------
    statistic, n, repeats, seed
        As `angket.statistics.resampling.resample.resample` takes them.
    sure : callable
        From the values so far, of shape (m, k), to whether they are enough.

    Returns
    -------
    ndarray of float, shape (m, k)
        The first of them are those of `resample`. Their number is doubled until they are enough,
        up to 100,000, or 100 million respondents drawn.

    Raises
    ------
    Undefined
        As `resample` does.

    Examples
    --------
    >>> values = np.array([[1.0], [2.0], [6.0]])
    >>> def mean(weights):
    ...     return weights @ values / 3
    >>> len(resample_until(mean, 3, 100, 1, sure=lambda drawn: len(drawn) >= 300))
    400
    """
    drawn, block = resample(statistic, n, repeats, seed), 0
    most = min(MOST_REPEATS, MOST_DRAWN // n)
    # Of a single resample scipy's bootstrap would compute a deviation, which it has not.
    while most - len(drawn) > 1 and not sure(drawn):
        block += 1
        more = resample(statistic, n, min(len(drawn), most - len(drawn)), [seed, block])
        drawn = np.concatenate([drawn, more])
    return drawn


def is_p_sure(replicates, alpha):
    """Tell whether chance in the resamples leaves open on which side of alpha `p_of_zero` lies.

    Parameters
    ----------
    replicates : ndarray of float, shape (repeats,)
    alpha : float

    Returns
    -------
    bool
        Whether p lies at least three of its Monte Carlo standard errors from alpha, or there is
        none.

    Examples
    --------
    >>> is_p_sure(np.arange(-26.0, 973), 0.05), is_p_sure(np.arange(-200.0, 799), 0.05)
    (False, True)
    """
    p = or_undefined(p_of_zero, replicates)
    if isinstance(p, Undefined):
        return True
    # p is twice a share, whose error at alpha is what counts.
    error = np.sqrt(alpha * (2 - alpha) / len(usable_of(replicates)))
    return bool(abs(p - alpha) >= SURE * error)
