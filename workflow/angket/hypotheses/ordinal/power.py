"""Power of the test of one predictor of an ordinal regression."""

import numpy as np

from angket.statistics.power.ratios import detectable_ratio, ratio_power


def spread_of(shares):
    """Return what a respondent tells of a log odds ratio: a third of 1 less the cubes of shares.

    Parameters
    ----------
    shares : array_like of float, shape (levels,)
        Of respondents at each level.

    References
    ----------
    .. [1] Whitehead, J. (1993). Sample size calculations for ordered categorical data. Statistics
       in Medicine 12, 2257-2271.

    Examples
    --------
    >>> spread_of([0.5, 0.5])
    0.25
    """
    return float((1 - (np.asarray(shares) ** 3).sum()) / 3)


def odds_ratio_power(odds_ratio, shares, n, alpha):
    """Return the power of the two-sided test of the only predictor, a number.

    Parameters
    ----------
    odds_ratio : float
        Of one standard deviation, in the population.
    shares : array_like of float, shape (levels,)
    n : int
    alpha : float

    Returns
    -------
    dict
        As `angket.statistics.power.need.power_and_need` returns it.

    Examples
    --------
    >>> odds_ratio_power(1.5, [0.5, 0.5], 100, 0.05)["n_needed"]
    191
    """
    return ratio_power(odds_ratio, spread_of(shares), n, alpha)


def detectable_odds_ratio(predictors, name, shares, alpha, power):
    """Return the smallest odds ratio, of one standard deviation, that a test would find.

    Parameters
    ----------
    predictors : DataFrame of float, shape (n, p)
    name : str
        A column that is a number.
    shares : array_like of float, shape (levels,)
    alpha, power : float

    Returns
    -------
    float
        Above 1; its inverse is the largest one below 1.
    """
    information = len(predictors) * spread_of(shares)
    return detectable_ratio(predictors, name, information, alpha, power)
