"""A difference of means in standard deviations, from its t statistic."""

import numpy as np
import scipy

from angket.statistics.distribution.noncentrality import t_noncentrality
from angket.statistics.undefined import Undefined, or_undefined

_NO_FACTOR = "with two respondents the factor of Hedges does not exist"


def in_deviations(t, df, sizes, confidence):
    """Turn a t statistic into Cohen's d and Hedges' g, with their intervals.

    Parameters
    ----------
    t, df : float
        Of Student's test.
    sizes : sequence of int
        How many respondents there are, or are in each of two groups.
    confidence : float
        Of the intervals, such as 0.95.

    Returns
    -------
    dict
        d; g (d without its bias in small samples, by the exact factor [1]_); each with _ci_low
        and _ci_high: those of d by the noncentral t distribution [2]_, those of g by the same
        factor as g. Undefined where there is no such figure.

    References
    ----------
    .. [1] Hedges, L. V. (1981). Distribution theory for Glass's estimator of effect size and
       related estimators. Journal of Educational Statistics 6, 107-128.
    .. [2] Cumming, G. & Finch, S. (2001). A primer on the understanding, use, and calculation of
       confidence intervals. Educational and Psychological Measurement 61, 532-574.

    Examples
    --------
    >>> found = in_deviations(3.098, 4, (3, 3), 0.95)
    >>> round(found["d"], 2), round(found["g"], 2)
    (2.53, 2.02)
    """
    limits = or_undefined(t_noncentrality, t, df, confidence)
    low, high = (limits, limits) if isinstance(limits, Undefined) else limits
    to_d = np.sqrt(sum(1 / n for n in sizes))
    to_g = Undefined(_NO_FACTOR)
    if df > 1:
        gamma = scipy.special.gammaln
        to_g = to_d * np.exp(gamma(df / 2) - gamma((df - 1) / 2)) / np.sqrt(df / 2)
    return {
        f"{name}{part}": _times(amount, factor)
        for name, factor in (("d", to_d), ("g", to_g))
        for part, amount in {"": t, "_ci_low": low, "_ci_high": high}.items()
    }


def _times(amount, factor):
    """Multiply, unless one of the two is undefined."""
    for part in (factor, amount):
        if isinstance(part, Undefined):
            return part
    return float(amount * factor)
