"""The respondents with the highest and the lowest totals of a test."""

from typing import NamedTuple

import numpy as np

from angket.statistics.undefined import Undefined

TOO_FEW = "the upper and the lower group would have fewer respondents than the smallest allowed"


class Group(NamedTuple):
    """One of the two groups.

    Attributes
    ----------
    inside, tied : ndarray of bool, shape (n,)
        Who belongs to it, and who ties at its border.
    places : int
        That are left for those who tie; they share them.
    """

    inside: np.ndarray
    tied: np.ndarray
    places: int

    @property
    def size(self):
        """How many respondents it has."""
        return int(self.inside.sum()) + self.places

    def sum(self, yes):
        """Count the members of whom something is true; who ties counts in part.

        Parameters
        ----------
        yes : ndarray of bool or of 0 and 1, shape (n,)

        Returns
        -------
        float
        """
        ties = int(self.tied.sum())
        # Whole numbers up to the one division, so that a share of all is exactly 1.
        parts = int(yes[self.inside].sum()) * ties + int(yes[self.tied].sum()) * self.places
        return parts / ties


def extreme_groups(totals, share, smallest):
    """Return the upper and the lower group.

    Parameters
    ----------
    totals : array_like of float, shape (n,)
    share : float
        Of the respondents that each group holds, at most 0.5; 0.27 by Kelley [1]_.
    smallest : int
        The fewest respondents of a group that is compared.

    Returns
    -------
    upper, lower : Group
        Of the same size: the share of n, rounded half up.

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
    >>> upper, lower = extreme_groups([5, 4, 4, 3, 2, 1], 0.33, 1)
    >>> upper.size, upper.sum(np.array([1, 1, 0, 0, 0, 0])), lower.places
    (2, 1.5, 1)
    """
    totals = np.asarray(totals, dtype=float)
    size = int(np.floor(share * len(totals) + 0.5))
    # Of an odd number, two halves rounded up would share somebody.
    size = min(size, len(totals) // 2)
    if size < smallest:
        raise Undefined(TOO_FEW)
    if np.ptp(totals) == 0:
        raise Undefined("the total is the same for every respondent")
    return _highest(totals, size), _highest(-totals, size)


def _highest(totals, size):
    border = np.sort(totals)[-size]
    inside = totals > border
    return Group(inside, totals == border, size - int(inside.sum()))
