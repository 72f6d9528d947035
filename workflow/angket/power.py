"""Power of the tests, and how many respondents they need.

The power of an effect as large as the one observed only restates its p value [1]_; for
planning, the effect is chosen before the data are seen.

References
----------
.. [1] Hoenig, J. M. & Heisey, D. M. (2001). The abuse of power. The American
   Statistician 55, 19-24.
"""

from pingouin import power_corr
from scipy import stats

from angket.undefined import Undefined

TARGET = 0.80
_MOST_RESPONDENTS = 10**7


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
    return _power_and_need(lambda size: power_corr(r=r, n=size, alpha=alpha), n, 5, r)


def regression_power(f_squared, predictors, n, alpha):
    """Return the power of the F test of all predictors of a linear regression.

    Parameters
    ----------
    f_squared : float
        Cohen's effect R^2 / (1 - R^2) in the population.
    predictors : int
        Number of predictors, the constant not counted.
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
        When there are no more respondents than coefficients.

    Notes
    -----
    Noncentral F with lambda = f^2 n (= f^2 (df1 + df2 + 1)) for fixed predictors [1]_,
    as G*Power and R's pwr.f2.test.

    References
    ----------
    .. [1] Cohen, J. (1988). Statistical Power Analysis for the Behavioral Sciences, 2nd
       ed., ch. 9.

    Examples
    --------
    >>> round(regression_power(0.1 / 0.9, 5, 95, 0.05)["power"], 4)
    0.6736
    """
    fewest = predictors + 2
    if n < fewest:
        raise Undefined(f"needs more than {predictors + 1} respondents")

    def power(size):
        df = size - predictors - 1
        critical = stats.f.isf(alpha, predictors, df)
        # ncf.sf has the wrong sign without an effect (SciPy 1.17); ncf.cdf has not.
        return 1 - stats.ncf.cdf(critical, predictors, df, f_squared * size)

    return _power_and_need(power, n, fewest, f_squared)


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
    critical = stats.chi2.isf(alpha, df)
    return _power_and_need(lambda size: stats.ncx2.sf(critical, df, size * w**2), n, 1, w)


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
