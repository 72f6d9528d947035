"""The direction of an association of two variables whose categories have an order."""

import scipy

from angket.statistics.undefined import Undefined


def somers_d(table):
    """Measure how far a higher row goes with a higher column.

    Of all pairs of respondents in different rows, the share whose columns differ the same way less
    the share whose columns differ the other way (Somers, 1962), the columns depending on the rows.

    Parameters
    ----------
    table : DataFrame of int
        Counts; rows and columns in rising order.

    Returns
    -------
    float
        From -1 to 1; 0 where neither prevails.

    Raises
    ------
    Undefined
        When a variable has one category only.

    Examples
    --------
    >>> import pandas as pd
    >>> somers_d(pd.DataFrame([[15, 8], [7, 42]])) > 0
    True
    """
    if min(table.shape) < 2:
        raise Undefined("a variable has one category only, so there is nothing to compare")
    return float(scipy.stats.somersd(table.to_numpy()).statistic)
