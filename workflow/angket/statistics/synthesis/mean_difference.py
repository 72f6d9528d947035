"""The difference of two means in standard deviations."""

import numpy as np
from scipy import special

from angket.statistics.synthesis.effect_sizes import StudyEffect
from angket.statistics.undefined import Undefined


def standardized_mean_difference(mean1, sd1, n1, mean2, sd2, n2):
    """Return Hedges' g of two groups.

    Parameters
    ----------
    mean1, sd1, n1, mean2, sd2, n2 : float

    Returns
    -------
    StudyEffect

    Raises
    ------
    Undefined
        With fewer than two respondents in a group, or without spread.

    Notes
    -----
    d times the exact correction, a ratio of gamma functions; the variance is
    1/n1 + 1/n2 + g^2 / (2 (n1 + n2)).

    References
    ----------
    Hedges, L. V. (1981). Distribution theory for Glass's estimator of effect size and related
    estimators. Journal of Educational Statistics 6, 107-128.

    Examples
    --------
    >>> round(standardized_mean_difference(12, 4, 20, 10, 4, 20).value, 4)
    0.4901
    """
    if min(n1, n2) < 2:
        raise Undefined("a group has fewer than two respondents")
    df = n1 + n2 - 2
    pooled = np.sqrt(((n1 - 1) * sd1**2 + (n2 - 1) * sd2**2) / df)
    if pooled == 0:
        raise Undefined("all values are the same")
    correction = np.exp(
        special.gammaln(df / 2) - np.log(df / 2) / 2 - special.gammaln((df - 1) / 2)
    )
    g = float(correction * (mean1 - mean2) / pooled)
    return StudyEffect(g, 1 / n1 + 1 / n2 + g**2 / (2 * (n1 + n2)))
