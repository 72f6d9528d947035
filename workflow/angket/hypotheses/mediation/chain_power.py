"""Power of the joint test of all paths along a way through mediators."""

import math

from angket.hypotheses.mediation.structure import arrows_of
from angket.statistics.power.detectable import smallest_effect
from angket.statistics.power.need import power_and_need
from angket.statistics.power.regressions import f_power
from angket.statistics.undefined import Undefined

# Of f squared, beyond which R squared is over .999.
_LARGEST = 1000.0


def links_of(structure, path):
    """Return how many predictors the equation of each arrow along a way has.

    Examples
    --------
    >>> from angket.hypotheses.mediation.structure import Structure
    >>> links_of(Structure("x", ("m", "k"), "y", serial=True), ["x", "m", "k", "y"])
    [1, 2, 3]
    """
    return [len(structure.terms(end)) for _, end in arrows_of(path)]


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
    The product of the powers of the t tests of all paths, as
    `angket.statistics.power.indirect.mediation_power` has it for two: paths of equations one after
    the other are estimated independently [1]_. Own code: no library has it.

    References
    ----------
    .. [1] Taylor, A. B., MacKinnon, D. P. & Tein, J.-Y. (2008). Tests of the three-path mediated
       effect. Organizational Research Methods 11, 241-269.

    Examples
    --------
    >>> from angket.statistics.power.indirect import mediation_power
    >>> chain_power([0.15, 0.15], [1, 2], 50, 0.05) == mediation_power(0.15, 0.15, 50, 0.05)
    True
    >>> round(chain_power([0.15, 0.15, 0.15], [1, 2, 3], 50, 0.05)["power"], 3)
    0.448
    """
    least = max(links) + 2
    if n < least:
        raise Undefined(f"needs more than {least - 1} respondents")
    return power_and_need(lambda size: _power(effects, links, size, alpha), n, least, min(effects))


def detectable_chain(links, n, alpha):
    """Return the smallest f squared of equally large paths that the joint test would find.

    Parameters
    ----------
    links : sequence of int
        As `chain_power` has them.
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
    >>> from angket.statistics.power.detectable import detectable_paths
    >>> detectable_chain([1, 2], 50, 0.05) == detectable_paths(50, 0.05)
    True
    """
    if n < max(links) + 2:
        raise Undefined("so few respondents would find no effect with that power")
    return smallest_effect(lambda effect: _power([effect] * len(links), links, n, alpha), _LARGEST)


def _power(effects, links, n, alpha):
    return math.prod(
        f_power(effect, 1, predictors, n, alpha)
        for effect, predictors in zip(effects, links, strict=True)
    )
