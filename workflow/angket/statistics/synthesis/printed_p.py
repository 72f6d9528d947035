"""A printed p held against the correlation printed beside it."""

import numpy as np
from scipy import stats

from angket.statistics.synthesis.effect_sizes import require_correlation


def implied_p(r, n):
    """Return the two-sided p that a correlation implies.

    Parameters
    ----------
    r : float
    n : int

    Returns
    -------
    float
        To be held against the p that the study prints beside it.

    Raises
    ------
    Undefined
        As `effect_sizes.require_correlation` does.

    Examples
    --------
    >>> round(implied_p(0.276, 81), 4)
    0.0126
    """
    require_correlation(r, n)
    return float(2 * stats.t.sf(abs(r) * np.sqrt((n - 2) / (1 - r**2)), n - 2))


def disagrees_with_p(r, n, p, decimals):
    """Tell whether a printed p is another than r and n imply.

    Parameters
    ----------
    r : float
    n : int
    p : float
        As printed.
    decimals : int
        Of both figures as printed: each may be off by half of its last digit.

    Returns
    -------
    bool

    Raises
    ------
    Undefined
        As `implied_p` does.

    Examples
    --------
    >>> disagrees_with_p(0.276, 81, 0.040, 3), disagrees_with_p(0.483, 60, 0.000, 3)
    (True, False)
    """
    half = 0.5 * 10.0**-decimals
    farther = np.clip(abs(r) + half, 0, 1 - 1e-12)
    nearer = max(abs(r) - half, 0)
    return not implied_p(farther, n) - half <= p <= implied_p(nearer, n) + half
