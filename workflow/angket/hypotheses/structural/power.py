"""How many respondents a path needs, by the inverse square root method."""

import numpy as np
import scipy

from angket.statistics.power.need import TARGET, power_and_need
from angket.statistics.undefined import Undefined

FEWEST = 4


def path_power(beta, n, alpha):
    """Return the power of the test of a path, and how many respondents it needs [1]_.

    Parameters
    ----------
    beta : float
        The path, in standard deviations.
    n : int
    alpha : float

    Returns
    -------
    dict
        As `angket.statistics.power.need.power_and_need` returns it.

    Notes
    -----
    The standard error of a path is at most one over the root of n, and the test is one-sided
    as in the source: at alpha .05 and power .80, n is the square of 2.486 over the path.
    Own code: no library has it.

    References
    ----------
    .. [1] Kock, N. & Hadaya, P. (2018). Minimum sample size estimation in PLS-SEM: the
       inverse square root and gamma-exponential methods. Information Systems Journal 28,
       227-261.

    Examples
    --------
    >>> path_power(0.197, 100, 0.05)["n_needed"]
    160
    """
    critical = scipy.stats.norm.isf(alpha)

    def power(size):
        return scipy.stats.norm.cdf(abs(beta) * np.sqrt(size) - critical)

    return power_and_need(power, n, FEWEST, beta)


def smallest_path(n, alpha):
    """Return the smallest path that the test would find with the power wanted.

    Parameters
    ----------
    n : int
    alpha : float

    Returns
    -------
    float

    Examples
    --------
    >>> round(smallest_path(160, 0.05), 3)
    0.197
    """
    found = (scipy.stats.norm.isf(alpha) + scipy.stats.norm.ppf(TARGET)) / np.sqrt(n)
    if found >= 1:
        raise Undefined("too few respondents to find any path")
    return float(found)
