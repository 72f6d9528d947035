"""Power of the tests, and how many respondents they need.

The power of an effect as large as the one observed only restates its p value [1]_; for
planning, the effect is chosen before the data are seen.

References
----------
.. [1] Hoenig, J. M. & Heisey, D. M. (2001). The abuse of power. The American
   Statistician 55, 19-24.
"""

import math

import scipy

from angket.statistics.undefined import Undefined

TARGET = 0.80
_MOST_RESPONDENTS = 10**7
_EFFICIENCY_OF_RANKS = 9 / math.pi**2


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
        power, n_needed (the fewest respondents for a power of .80; Undefined for no
        effect or one that more than ten million respondents would not show).

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
    return _power_and_need(lambda size: _power_of_r(r, size, alpha), n, 5, r)


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
    sin(pi tau / 2) [3]_. Outside the normal distribution rank tests lose less.

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
    return _power_and_need(lambda size: _power_of_r(r, size * _EFFICIENCY_OF_RANKS, alpha), n, 6, r)


def regression_power(f_squared, predictors, n, alpha, tested=None):
    """Return the power of the F test of some or all predictors of a linear regression.

    Parameters
    ----------
    f_squared : float
        Cohen's effect in the population: R^2 / (1 - R^2), or what the tested
        predictors add to R^2 over 1 - R^2.
    predictors : int
        Number of predictors in the model, the constant not counted.
    n : int
        Number of respondents.
    alpha : float
    tested : int, optional
        Number of predictors tested together beside the others; without it, all. For
        one, the F test is the two-sided t test of its coefficient.

    Returns
    -------
    dict
        As `correlation_power` returns it.

    Raises
    ------
    Undefined
        When there are no more respondents than coefficients.

    Notes
    -----
    Noncentral F with lambda = f^2 n for fixed predictors [1]_, as G*Power [2]_ and, when
    all predictors are tested, R's pwr.f2.test; when some are, that has n less the number
    of the others instead of n.

    References
    ----------
    .. [1] Cohen, J. (1988). Statistical Power Analysis for the Behavioral Sciences, 2nd
       ed., ch. 9.
    .. [2] Faul, F., Erdfelder, E., Buchner, A. & Lang, A.-G. (2009). Statistical power
       analyses using G*Power 3.1. Behavior Research Methods 41, 1149-1160.

    Examples
    --------
    >>> round(regression_power(0.1 / 0.9, 5, 95, 0.05)["power"], 4)
    0.6736
    """
    fewest = predictors + 2
    if n < fewest:
        raise Undefined(f"needs more than {predictors + 1} respondents")
    tested = tested or predictors
    return _power_and_need(
        lambda size: _f_power(f_squared, tested, predictors, size, alpha), n, fewest, f_squared
    )


def mediation_power(a_f_squared, b_f_squared, n, alpha):
    """Return the power of the joint test of both paths of a mediation.

    The indirect effect is taken for shown when the path to the mediator and the path
    from it are both significant. A bootstrap interval has about the same power
    [1]_, and no formula of its own.

    Parameters
    ----------
    a_f_squared : float
        Cohen's effect in the population of the predictor on the mediator.
    b_f_squared : float
        That of the mediator on the response beside the predictor.
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
        For fewer than four respondents.

    Notes
    -----
    The product of the powers of both t tests: the two estimates are independent [2]_.

    References
    ----------
    .. [1] Fritz, M. S. & MacKinnon, D. P. (2007). Required sample size to detect the
       mediated effect. Psychological Science 18, 233-239.
    .. [2] Sobel, M. E. (1982). Asymptotic confidence intervals for indirect effects in
       structural equation models. Sociological Methodology 13, 290-312.

    Examples
    --------
    >>> mediation_power(0.39**2, 0.39**2, 50, 0.05)["n_needed"]
    70
    """
    if n < 4:
        raise Undefined("needs more than 3 respondents")

    def power(size):
        return _f_power(a_f_squared, 1, 1, size, alpha) * _f_power(b_f_squared, 1, 2, size, alpha)

    return _power_and_need(power, n, 4, min(a_f_squared, b_f_squared))


def sobel_power(z, n, alpha):
    """Return the power of Sobel's test of an indirect effect.

    Parameters
    ----------
    z : float
        The indirect effect over its standard error among n respondents.
    n : int
        Number of respondents.
    alpha : float

    Returns
    -------
    dict
        As `correlation_power` returns it.

    Notes
    -----
    The normal distribution that the test assumes, with standard errors that shrink with
    the square root of n [1]_. It is not that of a product: the true power is lower for
    small effects [2]_.

    References
    ----------
    .. [1] Vittinghoff, E., Sen, S. & McCulloch, C. E. (2009). Sample size calculations
       for evaluating mediation. Statistics in Medicine 28, 541-557.
    .. [2] MacKinnon, D. P. et al. (2002). A comparison of methods to test mediation and
       other intervening variable effects. Psychological Methods 7, 83-104.

    Examples
    --------
    >>> round(sobel_power(1.96, 100, 0.05)["power"], 3)
    0.5
    """
    critical = scipy.stats.norm.isf(alpha / 2)

    def power(size):
        shift = abs(z) * math.sqrt(size / n)
        return scipy.stats.norm.sf(critical - shift) + scipy.stats.norm.sf(critical + shift)

    return _power_and_need(power, n, 4, z)


def chi_square_power(w, df, n, alpha):
    """Return the power of the chi-square test of independence.

    Parameters
    ----------
    w : float
        Cohen's effect, sqrt(chi-square / n) in the population: phi in 2x2 tables.
    df : int
        Degrees of freedom, (rows - 1) (columns - 1).
    n : int
        Number of respondents.
    alpha : float

    Returns
    -------
    dict
        As `correlation_power` returns it.

    Notes
    -----
    Noncentral chi-square with lambda = n w^2 [1]_, for the test without Yates'
    correction, as G*Power and R's pwr.chisq.test.

    References
    ----------
    .. [1] Cohen, J. (1988). Statistical Power Analysis for the Behavioral Sciences, 2nd
       ed., ch. 7.

    Examples
    --------
    >>> round(chi_square_power(0.289, 3, 100, 0.05)["power"], 4)
    0.6751
    """
    critical = scipy.stats.chi2.isf(alpha, df)
    return _power_and_need(lambda size: scipy.stats.ncx2.sf(critical, df, size * w**2), n, 1, w)


def _f_power(f_squared, tested, predictors, size, alpha):
    df = size - predictors - 1
    critical = scipy.stats.f.isf(alpha, tested, df)
    # ncf.sf has the wrong sign without an effect (SciPy 1.17); ncf.cdf has not.
    return 1 - scipy.stats.ncf.cdf(critical, tested, df, f_squared * size)


def _power_of_r(r, n, alpha):
    # Here, because it takes longer to load than most steps take.
    from pingouin import power_corr

    return power_corr(r=r, n=n, alpha=alpha)


def _power_and_need(power, n, fewest, effect):
    if effect == 0:
        needed = Undefined("there is no effect to be shown")
    else:
        needed = _fewest_respondents(power, fewest)
    return {"power": float(power(n)), "n_needed": needed}


def _fewest_respondents(power, fewest):
    """Halve the range between too few and enough until they are neighbours."""
    enough = fewest
    while power(enough) < TARGET:
        if enough > _MOST_RESPONDENTS:
            return Undefined("the effect is too small for any number of respondents")
        enough *= 2
    too_few = fewest - 1
    while enough - too_few > 1:
        middle = (too_few + enough) // 2
        if power(middle) < TARGET:
            too_few = middle
        else:
            enough = middle
    return enough
