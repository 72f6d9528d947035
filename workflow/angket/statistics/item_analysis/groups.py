"""The respondents with the highest and the lowest totals of a test."""

import numpy as np

from angket.statistics.undefined import Undefined

TOO_FEW = "the upper and the lower group would have fewer respondents than the smallest allowed"


def extreme_groups(totals, share, smallest):
    """Return how far each respondent belongs to the upper and to the lower group.

    Parameters
    ----------
    totals : array_like of float, shape (n,)
    share : float
        Of the respondents that each group holds, at most 0.5; 0.27 by Kelley [1]_.
    smallest : int
        The fewest respondents of a group that is compared.

    Returns
    -------
    size : int
        Of each group: the share of n, rounded half up.
    upper, lower : ndarray of float, shape (n,)
        Weights from 0 to 1 that add up to the size.

    Raises
    ------
    Undefined
        For groups that are smaller, or equal totals.

    Notes
    -----
    Whoever ties at the border of a group counts in part, all of them alike, so that the group has
    its size and nothing depends on the order of the file. A share of a group is then its mean
    over all ways to break the ties.

    References
    ----------
    .. [1] Kelley, T. L. (1939). The selection of upper and lower groups for the validation of
       test items. Journal of Educational Psychology 30, 17-24.

    Examples
    --------
    >>> size, upper, lower = extreme_groups([5, 4, 4, 3, 2, 1], 0.33, 1)
    >>> size, upper.tolist(), lower.tolist()
    (2, [1.0, 0.5, 0.5, 0.0, 0.0, 0.0], [0.0, 0.0, 0.0, 0.0, 1.0, 1.0])
    """
    totals = np.asarray(totals, dtype=float)
    size = int(np.floor(share * len(totals) + 0.5))
    # Of an odd number, two halves rounded up would share somebody.
    size = min(size, len(totals) // 2)
    if size < smallest:
        raise Undefined(TOO_FEW)
    if np.ptp(totals) == 0:
        raise Undefined("the total is the same for every respondent")
    return size, _highest(totals, size), _highest(-totals, size)


def _highest(totals, size):
    border = np.sort(totals)[-size]
    above, tied = totals > border, totals == border
    return above + tied * ((size - above.sum()) / tied.sum())
