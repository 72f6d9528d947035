"""Power of the test of one predictor of a logistic regression."""

from angket.statistics.power.ratios import ratio_power


def odds_ratio_power(odds_ratio, share, n, alpha):
    """Return the power of the two-sided test of the only predictor, a number.

    Parameters
    ----------
    odds_ratio : float
        Of one standard deviation, in the population.
    share : float
        Of respondents with the event, at the mean of the predictor.
    n : int
        Number of respondents.
    alpha : float

    Returns
    -------
    dict
        As `angket.statistics.power.need.power_and_need` returns it.

    Notes
    -----
    The normal distribution of the test, whose standard error is one over the square root of
    n share (1 - share) [1]_.

    References
    ----------
    .. [1] Hsieh, F. Y., Bloch, D. A. & Larsen, M. D. (1998). A simple method of sample size
       calculation for linear and logistic regression. Statistics in Medicine 17, 1623-1634.

    Examples
    --------
    >>> odds_ratio_power(1.5, 0.5, 100, 0.05)["n_needed"]
    191
    """
    return ratio_power(odds_ratio, share * (1 - share), n, alpha)
