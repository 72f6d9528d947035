"""Power of the tests of an indirect effect."""

import math

from angket.statistics.power.need import power_and_need
from angket.statistics.power.regressions import f_power
from angket.statistics.undefined import Undefined


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
        As `angket.statistics.power.need.power_and_need` returns it.

    Raises
    ------
    Undefined
        For fewer than four respondents.

    Notes
    -----
    The product of the powers of both t tests: the two estimates are independent [2]_.
    Own code: no library has it.

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
        return f_power(a_f_squared, 1, 1, size, alpha) * f_power(b_f_squared, 1, 2, size, alpha)

    return power_and_need(power, n, 4, min(a_f_squared, b_f_squared))


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
        As `angket.statistics.power.need.power_and_need` returns it.

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
    # Here, because it takes longer to load than most steps take.
    from statsmodels.stats.power import normal_power

    effect = abs(z) / math.sqrt(n)
    return power_and_need(lambda size: normal_power(effect, size, alpha), n, 4, z)
