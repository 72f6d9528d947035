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


def total(items, rule="listwise", share=1.0, ranges=None):
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
    ranges : dict of (float, float), optional
        From item to the lowest and highest answer, where items have several scales. A missing
        answer then stands as far between the ends of its own scale as the answers given stand
        between theirs on average: a mean of 4 on a scale to 5 is no answer to a yes-no item.

    Returns
    -------
    Series of float, shape (n,)

    References
    ----------
    Person mean: Downey, R. G. & King, C. V. (1998). Missing data in Likert ratings.
    Journal of General Psychology 125, 175-191. Answers of several scales: as percent of the
    range, Cohen, P., Cohen, J., Aiken, L. S. & West, S. G. (1999). The problem of units and
    the circumstance for POMP. Multivariate Behavioral Research 34, 315-346.

    Examples
    --------
    >>> items = pd.DataFrame({"a": [1.0, 2.0], "b": [3.0, None], "c": [5.0, 3.0]})
    >>> total(items).tolist(), total(items, "person_mean", 0.6).tolist()
    ([9.0, nan], [9.0, 7.5])
    >>> ranges = {"a": (1, 5), "b": (0, 1), "c": (1, 5)}
    >>> float(total(items, "person_mean", 0.6, ranges)[1])  # 25 % and 50 %, so that b is .375
    5.375
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
    if ranges and len(set(ranges[name] for name in items)) > 1:
        filled = _sum_on_scales(items, sums, count, ranges)
    else:
        filled = sums * k / count
    # A complete row keeps its sum to the last digit.
    return sums.where(count == k, filled).where(enough & (count > 0))


def _sum_on_scales(items, sums, count, ranges):
    """Add to the answers given what stands, on each item's own scale, for a missing one."""
    position, widths, lows = np.zeros(len(items)), np.zeros(len(items)), np.zeros(len(items))
    for name in items:
        low, high = ranges[name]
        answers = items[name].to_numpy(dtype=float, na_value=np.nan)
        missing = np.isnan(answers)
        # A scale of one point has no range: its answers tell nothing of the others.
        width = high - low
        if width:
            position += np.where(missing, 0, (answers - low) / width)
        widths += missing * width
        lows += missing * low
    return sums + lows + widths * position / count


def weighted_total(items, weights):
    """Add up the items of each respondent, each by the weight that this respondent gives it.

    Parameters
    ----------
    items, weights : DataFrame of float, shape (n, k)
        In the same order.

    Returns
    -------
    Series of float, shape (n,)
        The weighted mean [1]_ times k, so that it has the range of the sum; missing where an answer
        or a weight is, or no item has a weight.

    References
    ----------
    .. [1] Hart, S. G. & Staveland, L. E. (1988). Development of NASA-TLX (Task Load Index): results
       of empirical and theoretical research. Advances in Psychology 52, 139-183.

    Examples
    --------
    >>> items = pd.DataFrame({"a": [50.0, 50], "b": [80.0, None]})
    >>> weighted_total(items, pd.DataFrame({"v": [1.0, 1], "w": [3.0, 3]})).tolist()
    [145.0, nan]
    """
    amounts = weights.to_numpy(dtype=float, na_value=np.nan)
    sums = amounts.sum(axis=1)
    sums[~(sums > 0)] = np.nan
    products = items.to_numpy(dtype=float, na_value=np.nan) * amounts
    return pd.Series(products.sum(axis=1) * items.shape[1] / sums, index=items.index)


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
