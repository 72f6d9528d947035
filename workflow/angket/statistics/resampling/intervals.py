"""Standard errors, intervals and p from resampled values."""

import numpy as np
import scipy

from angket.statistics.undefined import Undefined, all_undefined, or_undefined

# With more resamples than this without a value, the interval hangs on a respondent or two.
_MOST_WITHOUT = 0.05
_WITHOUT_VALUE = "in too many resamples a variable does not vary or follows from others"
# Of influences, that are only rounding.
_ROUNDING = 1e-10


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

    Notes
    -----
    Own code but for the resamples: scipy takes limits between values where R's boot takes
    ordered values, and has none when a single resample has no value.

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
    usable = usable_of(replicates)
    count = {"resamples": len(usable)}
    names = ["percentile_low", "percentile_high", f"{corrected}_low", f"{corrected}_high"]
    if _too_few(usable, replicates):
        return all_undefined(["bootstrap_se", *names], _WITHOUT_VALUE) | count
    tails = np.array([(1 - confidence) / 2, (1 + confidence) / 2])
    levels = or_undefined(corrected_levels, usable, estimate, tails, acceleration)
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

    Notes
    -----
    Own code: no library has it.

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


def acceleration(without_one):
    """Return how fast the standard error changes with the statistic, for BCa limits.

    Parameters
    ----------
    without_one : ndarray of float, shape (n,)
        The statistic without each of the respondents in turn.

    Returns
    -------
    float

    Raises
    ------
    Undefined
        Where leaving out a respondent leaves no value, or changes none.

    Examples
    --------
    >>> round(acceleration(np.array([4.0, 3.5, 1.5])), 4)
    0.0573
    """
    if np.isnan(without_one).any():
        raise Undefined("does not exist without one of the respondents")
    influence = without_one.mean() - without_one
    if np.abs(influence).max() <= _ROUNDING * max(1.0, np.abs(without_one).max()):
        raise Undefined("is the same without any of the respondents")
    return float((influence**3).sum() / (6 * (influence**2).sum() ** 1.5))


def _too_few(usable, replicates):
    return len(usable) < (1 - _MOST_WITHOUT) * len(replicates)


def usable_of(replicates):
    """Return the resampled values of those resamples that have one.

    >>> usable_of(np.array([1.0, np.nan])).tolist()
    [1.0]
    """
    return replicates[~np.isnan(replicates)]


def share_below(values, estimate):
    """Return the share of resampled values below the estimate, with half of those equal to it.

    Small samples have many that are equal, up to rounding.

    >>> share_below(np.array([1.0, 2.0, 3.0, 4.0]), 2.0)
    0.375
    """
    same = np.isclose(values, estimate, rtol=1e-9, atol=1e-12)
    return float(((values < estimate) & ~same).mean() + same.mean() / 2)


def corrected_levels(values, estimate, tails, acceleration):
    """Return the probabilities that take the place of the tails in a BCa interval.

    Parameters
    ----------
    values : ndarray of float, shape (m,)
    estimate : float
    tails : ndarray of float, shape (2,)
    acceleration : float or Undefined

    Returns
    -------
    ndarray of float, shape (2,)

    Raises
    ------
    Undefined
        Where all values lie on one side of the estimate, or there is no acceleration.

    Examples
    --------
    >>> levels = corrected_levels(np.arange(9.0), 4.0, np.array([0.025, 0.975]), 0.0)
    >>> levels.round(3).tolist()
    [0.025, 0.975]
    """
    if isinstance(acceleration, Undefined):
        raise acceleration
    below = share_below(values, estimate)
    if below in (0, 1):
        raise Undefined("all resampled values lie on one side of the estimate")
    bias = scipy.stats.norm.ppf(below)
    shifted = bias + scipy.stats.norm.ppf(tails)
    if (acceleration * shifted >= 1).any():
        raise Undefined("the acceleration is too large")
    return scipy.stats.norm.cdf(bias + shifted / (1 - acceleration * shifted))


def _quantiles(values, probabilities):
    return np.quantile(values, probabilities, method="weibull").tolist()
