"""What of an instrument's figures depends on the level of significance, from the others.

Apart from these, so that another level does not correlate the answers again; without pandas,
which takes longer to load than all of this to compute.
"""

from math import sqrt

from scipy.special import fdtri, stdtrit

from angket.statistics.undefined import Undefined


def critical_r(n, alpha):
    """Return the smallest |r| that is significant, the "r table" of textbooks.

    Parameters
    ----------
    n : int
        Number of pairs.
    alpha : float
        Level of significance, two-sided.

    Returns
    -------
    float

    Raises
    ------
    Undefined
        For fewer than three pairs.

    Notes
    -----
    t / sqrt(t^2 + df) with df = n - 2. Own code: no library has it.

    Examples
    --------
    >>> round(critical_r(55, 0.05), 3)
    0.266
    """
    if n < 3:
        raise Undefined("needs at least 3 respondents")
    t = -stdtrit(n - 2, alpha / 2)
    return float(t / sqrt(t**2 + n - 2))


def alpha_interval(estimate, items, n, confidence):
    """Return Feldt's confidence interval of Cronbach's alpha [1]_.

    Parameters
    ----------
    estimate : float
        Alpha.
    items, n : int
        That it rests on; n are the respondents who answered every item.
    confidence : float
        Such as 0.95.

    Returns
    -------
    low, high : float

    Notes
    -----
    Own code: pingouin rounds its to three decimals, and where answers are missing counts
    respondents whom it left out.

    References
    ----------
    .. [1] Feldt, L. S., Woodruff, D. J. & Salih, F. A. (1987). Statistical inference
       for coefficient alpha. Applied Psychological Measurement 11, 93-103.

    Examples
    --------
    >>> [round(limit, 3) for limit in alpha_interval(0.75, 2, 4, 0.95)]
    [-2.86, 0.984]
    """
    tail = (1 - confidence) / 2
    degrees = (n - 1, (n - 1) * (items - 1))
    return tuple(float(1 - (1 - estimate) * fdtri(*degrees, part)) for part in (1 - tail, tail))
