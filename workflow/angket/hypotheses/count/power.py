"""Power of the test of one predictor of a count regression."""

import numpy as np

from angket.statistics.power.ratios import detectable_ratio, ratio_power


def information_of(mean, spread, exposure=None):
    """Return what one respondent tells of the slope of one standard deviation, where it is zero.

    Parameters
    ----------
    mean : float
        Count that is expected of a respondent, on average.
    spread : float
        The dispersion parameter of a negative binomial; 0 by Poisson.
    exposure : array_like of float, shape (n,), optional

    Returns
    -------
    float

    Notes
    -----
    The expected count over one and the dispersion parameter times it, which by Poisson is
    Signorini's [1]_ mean rate times exposure.

    References
    ----------
    .. [1] Signorini, D. F. (1991). Sample size for Poisson regression. Biometrika 78, 446-450.

    Examples
    --------
    >>> information_of(2.0, 0.5)
    1.0
    """
    expected = np.array([mean])
    if exposure is not None:
        exposure = np.asarray(exposure, dtype=float)
        expected = mean * exposure / exposure.mean()
    return float((expected / (1 + spread * expected)).mean())


def rate_ratio_power(rate_ratio, information, n, alpha):
    """Return the power of the two-sided test of the only predictor, a number.

    Parameters
    ----------
    rate_ratio : float
        Of one standard deviation, in the population.
    information : float
        As `information_of` returns it.
    n : int
    alpha : float

    Returns
    -------
    dict
        As `angket.statistics.power.need.power_and_need` returns it.

    Examples
    --------
    >>> rate_ratio_power(1.3, 1.0, 100, 0.05)["n_needed"]
    115
    """
    return ratio_power(rate_ratio, information, n, alpha)


def detectable_rate_ratio(predictors, name, information, alpha, power):
    """Return the smallest rate ratio, of one standard deviation, that a test would find.

    Parameters
    ----------
    predictors : DataFrame of float, shape (n, p)
    name : str
        A column that is a number.
    information : float
        As `information_of` returns it.
    alpha, power : float

    Returns
    -------
    float
        Above 1; its inverse is the largest one below 1.

    Examples
    --------
    >>> import pandas as pd
    >>> x = pd.DataFrame({"x": range(100)})
    >>> round(detectable_rate_ratio(x, "x", 1.0, 0.05, 0.8), 3)
    1.323
    """
    return detectable_ratio(predictors, name, len(predictors) * information, alpha, power)
