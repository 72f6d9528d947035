"""Power of a test, and the fewest respondents who give it enough.

The power of an effect as large as the one observed only restates its p value [1]_; for
planning, the effect is chosen before the data are seen.

References
----------
.. [1] Hoenig, J. M. & Heisey, D. M. (2001). The abuse of power. The American
   Statistician 55, 19-24.
"""

from angket.statistics.undefined import Undefined

TARGET = 0.80
_MOST_RESPONDENTS = 10**7


def power_and_need(power, n, fewest, effect):
    """Return the power among n respondents, and how many are needed for one of .80.

    Own code: the searches of the libraries end between two whole numbers, and none
    has all the tests.

    Parameters
    ----------
    power : callable
        From a number of respondents to the power; rising.
    n : int
    fewest : int
        The smallest number with which the test exists.
    effect : float

    Returns
    -------
    dict
        power, n_needed (Undefined for no effect, or for one that more than ten million
        respondents would not show).

    Examples
    --------
    >>> power_and_need(lambda size: 1 - 1 / size, 10, 2, 0.5)
    {'power': 0.9, 'n_needed': 5}
    """
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
