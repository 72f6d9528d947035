"""Power of the F tests of linear regressions."""

from angket.statistics.power.need import power_and_need
from angket.statistics.undefined import Undefined


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
        As `angket.statistics.power.need.power_and_need` returns it.

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
    return power_and_need(
        lambda size: f_power(f_squared, tested, predictors, size, alpha), n, fewest, f_squared
    )


def f_power(f_squared, tested, predictors, n, alpha):
    """Return the power of the F test of some predictors, by statsmodels.

    Parameters
    ----------
    f_squared, tested, predictors, n, alpha
        As `regression_power` has them.

    Returns
    -------
    float

    Examples
    --------
    >>> round(float(f_power(0.02, 1, 3, 100, 0.05)), 4)
    0.2882
    """
    # Here, because it takes longer to load than most steps take.
    from statsmodels.stats.power import ftest_power_f2

    df = n - predictors - 1
    # statsmodels counts respondents as df + tested + ncc.
    return ftest_power_f2(f_squared, tested, df, alpha, ncc=n - df - tested)
