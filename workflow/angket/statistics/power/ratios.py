"""Power of the test of one predictor whose effect is an odds ratio or a rate ratio."""

import math

import numpy as np
from scipy.stats import norm

from angket.statistics.power.need import power_and_need
from angket.statistics.regression.multicollinearity import collinearity


def ratio_power(ratio, information, n, alpha):
    """Return the power of the two-sided test of the only predictor, a number.

    Parameters
    ----------
    ratio : float
        Of one standard deviation, in the population.
    information : float
        What one respondent tells of the logarithm of the ratio, where it is zero.
    n : int
        Number of respondents.
    alpha : float

    Returns
    -------
    dict
        As `angket.statistics.power.need.power_and_need` returns it.

    Notes
    -----
    The normal distribution of the test, whose standard error is one over the square root of n
    times the information; each model has its own, and cites it.

    Examples
    --------
    >>> ratio_power(1.5, 0.25, 100, 0.05)["n_needed"]
    191
    """
    # Here, because it takes longer to load than most steps take.
    from statsmodels.stats.power import normal_power

    effect = abs(math.log(ratio)) * math.sqrt(information)
    return power_and_need(lambda size: normal_power(effect, size, alpha), n, 4, effect)


def detectable_ratio(predictors, name, information, alpha, power):
    """Return the smallest ratio, of one standard deviation, that a test would find.

    Parameters
    ----------
    predictors : DataFrame of float, shape (n, p)
    name : str
        A column that is a number.
    information : float
        What all respondents together tell of the logarithm of the ratio, were the predictor alone.
    alpha, power : float

    Returns
    -------
    float
        Above 1; its inverse is the largest one below 1.

    Examples
    --------
    >>> import pandas as pd
    >>> x = pd.DataFrame({"x": range(100)})
    >>> round(detectable_ratio(x, "x", 100 * 0.25, 0.05, 0.8), 2)
    1.75
    """
    design = np.column_stack([np.ones(len(predictors)), predictors.to_numpy(dtype=float)])
    own = collinearity(design, list(predictors)).loc[name, "tolerance"]
    return float(np.exp((norm.isf(alpha / 2) + norm.ppf(power)) / np.sqrt(information * own)))
