"""Power of the tests of correlations."""

import math

from angket.statistics.power.need import power_and_need
from angket.statistics.undefined import Undefined

EFFICIENCY_OF_RANKS = 9 / math.pi**2


def correlation_power(r, n, alpha):
    """Return the power of the two-sided test of Pearson's r.

    Parameters
    ----------
    r : float
        Correlation in the population.
    n : int
        Number of respondents.
    alpha : float

    Returns
    -------
    dict
        As `angket.statistics.power.need.power_and_need` returns it.

    Raises
    ------
    Undefined
        For fewer than five respondents or a perfect correlation.

    Notes
    -----
    Fisher's z with its bias r / (2 (n - 1)), against the critical r of the t test
    [1]_, as R's pwr.r.test; the exact distribution differs in the third decimal.

    References
    ----------
    .. [1] Cohen, J. (1988). Statistical Power Analysis for the Behavioral Sciences, 2nd
       ed., ch. 3 and 12.

    Examples
    --------
    >>> correlation_power(0.3, 50, 0.05)["n_needed"]
    85
    """
    if n < 5:
        raise Undefined("needs at least 5 respondents")
    if 1 - abs(r) < 1e-12:
        raise Undefined("the correlation is perfect")
    return power_and_need(lambda size: power_of_r(r, size, alpha), n, 5, r)


def rank_correlation_power(coefficient, test, n, alpha):
    """Return the power of the two-sided test of Spearman's rho or Kendall's tau.

    Parameters
    ----------
    coefficient : float
        Rho or tau in the population.
    test : {"spearman", "kendall"}
    n : int
        Number of respondents.
    alpha : float

    Returns
    -------
    dict
        As `correlation_power` returns it.

    Raises
    ------
    Undefined
        For fewer than six respondents or a perfect correlation.

    Notes
    -----
    The power of Pearson's test with 9 / pi^2 = .91 of the respondents, the asymptotic
    relative efficiency of both rank tests when the variables are normal [1]_ [2]_, for
    the normal correlation that has this rho, 2 sin(pi rho / 6), or this tau,
    sin(pi tau / 2) [3]_. Outside the normal distribution rank tests lose less. Own code
    but for that power: no library has it.

    References
    ----------
    .. [1] Hotelling, H. & Pabst, M. R. (1936). Rank correlation and tests of significance
       involving no assumption of normality. Annals of Mathematical Statistics 7, 29-43.
    .. [2] Stuart, A. (1954). Asymptotic relative efficiencies of distribution-free tests
       of randomness against normal alternatives. JASA 49, 147-157.
    .. [3] Kruskal, W. H. (1958). Ordinal measures of association. JASA 53, 814-861.

    Examples
    --------
    >>> rank_correlation_power(0.3, "spearman", 50, 0.05)["n_needed"]
    85
    """
    if test == "spearman":
        r = 2 * math.sin(math.pi * coefficient / 6)
    else:
        r = math.sin(math.pi * coefficient / 2)
    if n < 6:
        raise Undefined("needs at least 6 respondents")
    if 1 - abs(r) < 1e-12:
        raise Undefined("the correlation is perfect")
    return power_and_need(lambda size: power_of_r(r, size * EFFICIENCY_OF_RANKS, alpha), n, 6, r)


def power_of_r(r, n, alpha):
    """Return the power of the two-sided test of Pearson's r, by pingouin.

    Parameters
    ----------
    r, n, alpha
        As `correlation_power` has them; n need not be whole.

    Returns
    -------
    float

    Examples
    --------
    >>> round(float(power_of_r(0.3, 50, 0.05)), 4)
    0.5716
    """
    # Here, because it takes longer to load than most steps take.
    from pingouin import power_corr

    return power_corr(r=r, n=n, alpha=alpha)
