"""The smallest effect that a test of so many respondents would find with a power of .80.

It follows from the number of respondents and the level alone, so that it tells, other than the
power for the effect observed, what a study could have found [1]_.

References
----------
.. [1] Hoenig, J. M. & Heisey, D. M. (2001). The abuse of power. The American
   Statistician 55, 19-24.
"""

import math

from angket.statistics.power.correlations import EFFICIENCY_OF_RANKS, power_of_r
from angket.statistics.power.counts import power_of_w
from angket.statistics.power.indirect import joint_power
from angket.statistics.power.need import TARGET
from angket.statistics.power.regressions import f_power
from angket.statistics.undefined import Undefined

# Of f squared, beyond which R squared is over .999.
_LARGEST_F_SQUARED = 1000.0


def detectable_correlation(test, n, alpha):
    """Return the smallest correlation that its two-sided test would find.

    Parameters
    ----------
    test : {"pearson", "spearman", "kendall"}
    n : int
        Number of respondents.
    alpha : float

    Returns
    -------
    float
        r, rho or tau, above 0; its negative is found as often.

    Raises
    ------
    Undefined
        Where so few respondents would find none.

    Notes
    -----
    By the power of `angket.statistics.power.correlations`, solved for the effect as R's
    pwr.r.test does; rho and tau of the normal correlation that 9 / pi^2 of the respondents
    would find.

    Examples
    --------
    >>> round(detectable_correlation("pearson", 50, 0.05), 3)
    0.384
    """
    if n < (5 if test == "pearson" else 6):
        raise Undefined(_NONE)
    size = n if test == "pearson" else n * EFFICIENCY_OF_RANKS
    r = smallest_effect(lambda effect: power_of_r(effect, size, alpha), 0.9999)
    if test == "spearman":
        return 6 / math.pi * math.asin(r / 2)
    return 2 / math.pi * math.asin(r) if test == "kendall" else r


def detectable_regression(predictors, n, alpha, tested=None):
    """Return the smallest Cohen's f squared that the F test of a linear regression would find.

    Parameters
    ----------
    predictors, n, alpha, tested
        As `angket.statistics.power.regressions.regression_power` has them.

    Returns
    -------
    float

    Raises
    ------
    Undefined
        Where so few respondents would find none.

    Examples
    --------
    >>> round(detectable_regression(3, 77, 0.05), 3)
    0.149
    """
    tested = tested or predictors
    if n < predictors + 2:
        raise Undefined(_NONE)
    return smallest_effect(
        lambda effect: f_power(effect, tested, predictors, n, alpha), _LARGEST_F_SQUARED
    )


def detectable_association(shape, n, alpha):
    """Return the smallest Cohen's w that the chi-square test of independence would find.

    Parameters
    ----------
    shape : (int, int)
        Numbers of rows and columns of the table.
    n : int
    alpha : float

    Returns
    -------
    float

    Raises
    ------
    Undefined
        Where so few respondents would not find the largest w that the table can have.

    Examples
    --------
    >>> round(detectable_association((2, 2), 60, 0.05), 3)
    0.362
    """
    rows, columns = shape
    df = (rows - 1) * (columns - 1)
    largest = math.sqrt(min(shape) - 1)
    return smallest_effect(lambda effect: power_of_w(effect, df, n, alpha), largest)


def detectable_paths(n, alpha):
    """Return the smallest f squared of two equally large paths that a mediation would find.

    Parameters
    ----------
    n : int
    alpha : float

    Returns
    -------
    float
        By the joint test of both paths, as
        `angket.statistics.power.indirect.mediation_power`.

    Raises
    ------
    Undefined
        Where so few respondents would find none.

    Examples
    --------
    >>> round(detectable_paths(50, 0.05), 3)
    0.215
    """
    return detectable_chain([1, 2], n, alpha)


def detectable_chain(links, n, alpha):
    """Return the smallest f squared of equally large paths that the joint test would find.

    Parameters
    ----------
    links : sequence of int
        As `angket.statistics.power.indirect.chain_power` has them.
    n : int
    alpha : float

    Returns
    -------
    float

    Raises
    ------
    Undefined
        Where so few respondents would find none.

    Examples
    --------
    >>> round(detectable_chain([1, 2], 50, 0.05), 3)
    0.215
    """
    if n < max(links) + 2:
        raise Undefined(_NONE)
    return smallest_effect(
        lambda effect: joint_power([effect] * len(links), links, n, alpha), _LARGEST_F_SQUARED
    )


_NONE = "so few respondents would find no effect with that power"


def smallest_effect(power, largest):
    """Find the effect with which a power that rises with it reaches .80.

    Parameters
    ----------
    power : callable
        From an effect to its power; NaN where that cannot be computed.
    largest : float
        The largest effect that is looked at.

    Returns
    -------
    float

    Raises
    ------
    Undefined
        Where so few respondents would find none.

    Examples
    --------
    >>> round(smallest_effect(lambda effect: effect / 2, 10.0), 3)
    1.6
    """
    # Here, because it takes longer to load than most steps take.
    from scipy.optimize import brentq

    enough = largest / 2**40
    # Not from the largest downwards: far above the target, powers lose their digits.
    while not power(enough) >= TARGET:
        if enough >= largest:
            raise Undefined(_NONE)
        enough = min(2 * enough, largest)
    return float(brentq(lambda effect: power(effect) - TARGET, 0.0, enough, xtol=1e-14))
