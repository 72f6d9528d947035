"""Codes that point one way, and their totals."""

import numpy as np
import pandas as pd


def reverse(answers, codes):
    """Turn codes round: the lowest becomes the highest.

    Parameters
    ----------
    answers : DataFrame or Series of float
    codes : list of int
        All codes of the scale.

    Examples
    --------
    >>> reverse(pd.Series([0, 1, 4]), [0, 1, 2, 3, 4]).tolist()
    [4, 3, 0]
    """
    return min(codes) + max(codes) - answers


def total(items, rule="listwise", share=1.0):
    """Add up the items of each respondent.

    Parameters
    ----------
    items : DataFrame of float, shape (n, k)
    rule : str
        listwise: missing where any answer is; person_mean: the mean of the answers given
        takes the place of missing ones.
    share : float
        With person_mean, the share of items that must be answered; below it the total is
        missing.

    Returns
    -------
    Series of float, shape (n,)

    References
    ----------
    Person mean: Downey, R. G. & King, C. V. (1998). Missing data in Likert ratings.
    Journal of General Psychology 125, 175-191.

    Examples
    --------
    >>> items = pd.DataFrame({"a": [1.0, 2.0], "b": [3.0, None], "c": [5.0, 3.0]})
    >>> total(items).tolist(), total(items, "person_mean", 0.6).tolist()
    ([9.0, nan], [9.0, 7.5])
    """
    k, sums = items.shape[1], np.zeros(len(items))
    for name in items:
        sums += items[name].to_numpy(dtype=float, na_value=np.nan if rule == "listwise" else 0)
    sums = pd.Series(sums, index=items.index)
    if rule == "listwise":
        return sums
    count = answered(items)
    # The tolerance keeps 4 of 5 from falling short of a share of 0.8.
    enough = count >= share * k - 1e-9
    # A complete row keeps its sum to the last digit.
    return sums.where(count == k, sums * k / count).where(enough & (count > 0))


def answered(items):
    """Count the items that each respondent answered.

    Parameters
    ----------
    items : DataFrame, shape (n, k)

    Returns
    -------
    Series of int, shape (n,)

    Examples
    --------
    >>> answered(pd.DataFrame({"a": [1.0, 2.0], "b": [3.0, None]})).tolist()
    [2, 1]
    """
    counts = np.zeros(len(items), dtype=np.int64)
    for name in items:
        counts += items[name].notna().to_numpy()
    return pd.Series(counts, index=items.index)
