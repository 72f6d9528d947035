"""Codes that point one way, and their totals."""


def reverse(answers, codes):
    """Turn codes round: the lowest becomes the highest.

    Parameters
    ----------
    answers : DataFrame or Series of float
    codes : list of int
        All codes of the scale.

    Examples
    --------
    >>> import pandas as pd
    >>> reverse(pd.Series([0, 1, 4]), [0, 1, 2, 3, 4]).tolist()
    [4, 3, 0]
    """
    return min(codes) + max(codes) - answers


def total(items):
    """Add up the items of each respondent; missing where any answer is.

    Parameters
    ----------
    items : DataFrame, shape (n, k)

    Examples
    --------
    >>> import pandas as pd
    >>> total(pd.DataFrame({"a": [1, 2], "b": [3, 4]})).tolist()
    [4, 6]
    """
    return items.sum(axis=1, skipna=False)
