"""Power of the test of one predictor of an ordinal regression."""

import math

import numpy as np
from scipy.stats import norm

from angket.statistics.power.need import power_and_need
from angket.statistics.regression.multicollinearity import collinearity


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
    # Here, because it takes longer to load than most steps take.
    from statsmodels.stats.power import normal_power

    effect = abs(math.log(odds_ratio)) * math.sqrt(spread_of(shares))
    return power_and_need(lambda size: normal_power(effect, size, alpha), n, 4, effect)


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
    design = np.column_stack([np.ones(len(predictors)), predictors.to_numpy(dtype=float)])
    own = collinearity(design, list(predictors)).loc[name, "tolerance"]
    size = len(predictors) * spread_of(shares) * own
    return float(np.exp((norm.isf(alpha / 2) + norm.ppf(power)) / np.sqrt(size)))
