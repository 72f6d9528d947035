"""Whether two variables can be told apart: the correlations between their items and within."""

import numpy as np
import pandas as pd

from angket.statistics.reliability.inter_item import correlation_matrix
from angket.statistics.undefined import Undefined

CONSERVATIVE = 0.85
"""From this ratio on, the stricter of the two customary bounds, variables nearly coincide."""


def heterotrait_monotrait(first, second):
    """Divide correlations of items of different variables by those of items of the same (HTMT).

    Parameters
    ----------
    first, second : DataFrame of float, shape (n, k) and (n, m)
        Keyed codes of the items of two variables, of the same respondents; only those who
        answered all of them count.

    Returns
    -------
    float
        The mean of the absolute correlations between the items of one and of the other, divided
        by the geometric mean of both means within: an estimate of how closely the two are
        correlated where answers have no errors of measurement, in size alone.

    Raises
    ------
    Undefined
        For a variable with a single item, fewer than three respondents, an item without
        variance, or items that are not correlated at all within a variable.

    Notes
    -----
    Own code: no library that the project has computes it. Absolute values are those that the
    package semTools for R takes, so that items turned the wrong way do not hide a lack of
    discriminant validity.

    References
    ----------
    Henseler, J., Ringle, C. M., & Sarstedt, M. (2015). A new criterion for assessing discriminant
    validity in variance-based structural equation modeling. Journal of the Academy of Marketing
    Science 43, 115-135.

    Examples
    --------
    >>> calm = pd.DataFrame({"a": [1.0, 2, 3, 4, 5], "b": [2.0, 1, 4, 3, 5]})
    >>> glad = pd.DataFrame({"c": [1.0, 3, 2, 5, 4], "d": [2.0, 3, 1, 5, 4]})
    >>> round(heterotrait_monotrait(calm, glad), 3)
    0.53
    """
    k, m = first.shape[1], second.shape[1]
    if min(k, m) < 2:
        raise Undefined("a variable with a single item has no correlations within")
    r = np.abs(correlation_matrix(pd.concat([first, second], axis=1)).to_numpy())
    within = [part[np.triu_indices(len(part), 1)].mean() for part in (r[:k, :k], r[k:, k:])]
    if not min(within) > 0:
        raise Undefined("the items of a variable are not correlated with one another")
    return float(r[:k, k:].mean() / np.sqrt(within[0] * within[1]))
