"""Tests of normality: Kolmogorov-Smirnov with Lilliefors' correction, Shapiro-Wilk."""

import numpy as np
import scipy

from angket.statistics.distribution.lilliefors import lilliefors_test
from angket.statistics.undefined import Undefined

# A spread this small beside the values is rounding, not residuals.
_ROUNDING = 1e-12


def kolmogorov_smirnov(values):
    """Compare values with the normal distribution of their own mean and spread.

    Parameters
    ----------
    values : array_like of float, shape (n,)

    Returns
    -------
    dict
        ks_d (the larger difference), ks_positive (largest excess of the empirical
        distribution over the normal), ks_negative (the largest deficit, a negative
        number), lilliefors_p.

    Raises
    ------
    Undefined
        For fewer than five values or values that are all the same.

    Notes
    -----
    As SPSS prints it: the standard deviation has n - 1; p is that of
    `lilliefors.lilliefors_test`, which stays at .20, a lower bound of the true
    significance, for any smaller difference. The differences of both signs are computed
    here: scipy's test of each takes 50 times as long for a million respondents.

    Examples
    --------
    >>> kolmogorov_smirnov([1.0, 2, 3, 4, 5, 6])["lilliefors_p"]
    0.2
    """
    values = np.sort(_varying(values, 5))
    n = len(values)
    normal = scipy.special.ndtr((values - values.mean()) / values.std(ddof=1))
    d, p = lilliefors_test(values)
    return {
        "ks_d": d,
        "ks_positive": float((np.arange(1, n + 1) / n - normal).max()),
        "ks_negative": float((np.arange(n) / n - normal).min()),
        "lilliefors_p": p,
    }


def shapiro_wilk(values):
    """Test normality by Shapiro and Wilk's W.

    Parameters
    ----------
    values : array_like of float, shape (n,)

    Returns
    -------
    dict
        shapiro_w, shapiro_p (Royston's approximation [1]_, made for 3 to 5,000 values).

    Raises
    ------
    Undefined
        For fewer than three or more than 5,000 values, or values all the same.

    References
    ----------
    .. [1] Royston, P. (1995). Remark AS R94. Applied Statistics 44, 547-551.

    Examples
    --------
    >>> round(shapiro_wilk([1.0, 2, 3, 4, 9])["shapiro_w"], 3)
    0.867
    """
    values = _varying(values, 3)
    if len(values) > 5000:
        raise Undefined("made for at most 5,000 respondents")
    result = scipy.stats.shapiro(values)
    return {"shapiro_w": float(result.statistic), "shapiro_p": float(result.pvalue)}


def _varying(values, needed):
    values = np.asarray(values, dtype=float)
    if len(values) < needed:
        raise Undefined(f"needs at least {needed} respondents")
    if np.ptp(values) <= _ROUNDING * max(1.0, np.abs(values).max()):
        raise Undefined("all values are the same")
    return values
