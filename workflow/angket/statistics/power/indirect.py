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
    return chain_power([a_f_squared, b_f_squared], [1, 2], n, alpha)


def chain_power(effects, links, n, alpha):
    """Return the power of the joint test of all paths along a way.

    Parameters
    ----------
    effects : sequence of float
        Cohen's f squared of each path in the population.
    links : sequence of int
        Number of predictors in the equation of each.
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
        For fewer respondents than the largest equation needs.

    Notes
    -----
    The product of the powers of the t tests of all paths, since paths of equations one after the
    other are estimated independently [1]_. Own code: no library has it.

    References
    ----------
    .. [1] Taylor, A. B., MacKinnon, D. P. & Tein, J.-Y. (2008). Tests of the three-path mediated
       effect. Organizational Research Methods 11, 241-269.

    Examples
    --------
    >>> round(chain_power([0.15, 0.15, 0.15], [1, 2, 3], 50, 0.05)["power"], 3)
    0.448
    """
    least = max(links) + 2
    if n < least:
        raise Undefined(f"needs more than {least - 1} respondents")
    return power_and_need(
        lambda size: joint_power(effects, links, size, alpha), n, least, min(effects)
    )


def joint_power(effects, links, n, alpha):
    """Return the probability that the t tests of all paths along a way are significant.

    Parameters
    ----------
    effects, links, n, alpha
        As `chain_power` has them.

    Returns
    -------
    float

    Examples
    --------
    >>> round(float(joint_power([0.15, 0.15], [1, 2], 50, 0.05)), 3)
    0.585
    """
    return math.prod(
        f_power(effect, 1, predictors, n, alpha)
        for effect, predictors in zip(effects, links, strict=True)
    )


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
