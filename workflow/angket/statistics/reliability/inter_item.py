"""The correlations of the items of a scale with one another."""

from typing import NamedTuple

import numpy as np
import pandas as pd

from angket.statistics.undefined import Undefined


class Correlations(NamedTuple):
    """The correlations of the items of a scale.

    Attributes
    ----------
    matrix : DataFrame of float, shape (k, k)
        Pearson's r, exactly 1 on the diagonal.
    n : int
        Respondents who answered every item; no others count.
    """

    matrix: pd.DataFrame
    n: int


def correlation_matrix(items):
    """Correlate every item with every other, from the respondents who answered them all.

    Parameters
    ----------
    items : DataFrame of float, shape (n, k)
        Keyed codes.

    Returns
    -------
    DataFrame of float, shape (k, k)
        Pearson's r, exactly 1 on the diagonal.

    Raises
    ------
    Undefined
        For fewer than two items, fewer than three complete respondents, or an item
        without variance.

    Examples
    --------
    >>> import pandas as pd
    >>> items = pd.DataFrame({"a": [1.0, 2, 3, 4], "b": [2.0, 1, 4, 3]})
    >>> correlation_matrix(items).round(2).to_numpy().tolist()
    [[1.0, 0.6], [0.6, 1.0]]
    """
    return correlate(items).matrix


def correlate(items):
    """Correlate every item with every other, once for all that is made of it.

    Parameters
    ----------
    items : DataFrame of float, shape (n, k), or Correlations
        Keyed codes; or what this function returned of them, which stays as it is.

    Returns
    -------
    Correlations

    Raises
    ------
    Undefined
        As `correlation_matrix` does.

    Examples
    --------
    >>> correlations = correlate(pd.DataFrame({"a": [1.0, 2, 3, 4], "b": [2.0, 1, 4, 3]}))
    >>> correlations.n, correlate(correlations) is correlations
    (4, True)
    """
    if isinstance(items, Correlations):
        return items
    complete = items.dropna()
    n, k = complete.shape
    if k < 2:
        raise Undefined("needs at least 2 items")
    if n < 3:
        raise Undefined("needs at least 3 respondents who answered every item")
    answers = complete.to_numpy(float)
    constant = complete.columns[is_constant(answers)]
    if len(constant):
        raise Undefined(f"no variance in {', '.join(constant)}")
    below = np.tril(np.corrcoef(answers, rowvar=False), -1)
    matrix = below + below.T + np.eye(k)
    return Correlations(pd.DataFrame(matrix, complete.columns, complete.columns), n)


def pairwise_correlations(items):
    """Correlate every two items, from the respondents who answered both.

    Parameters
    ----------
    items : DataFrame of float, shape (n, k)
        Keyed codes.

    Returns
    -------
    DataFrame of float, shape (k, k)
        NaN where there is no correlation.

    Examples
    --------
    >>> items = pd.DataFrame({"a": [1.0, 2, 3, 4], "b": [2.0, 1, 4, 3], "c": [1.0, 1, 1, 1]})
    >>> pairwise_correlations(items).loc["a"].round(2).tolist()
    [1.0, 0.6, nan]
    """
    if len(items) < 2 or any(items[name].hasnans for name in items):
        return items.astype(float).corr()
    with np.errstate(invalid="ignore"):
        matrix = np.corrcoef(items.to_numpy(float), rowvar=False)
    return pd.DataFrame(matrix, items.columns, items.columns)


def is_constant(answers):
    """Tell for each column whether all its values are the same, shape (k,).

    >>> is_constant(np.array([[1.0, 2], [1, 3]])).tolist()
    [True, False]
    """
    return np.array([np.ptp(column) == 0 for column in answers.T])


def inter_item_correlations(items):
    """Summarise how closely the items of a scale go together.

    Parameters
    ----------
    items : DataFrame of float, shape (n, k), or Correlations
        Keyed codes.

    Returns
    -------
    dict
        mean, minimum, maximum of the k (k - 1) / 2 correlations (listwise, as in the
        summary item statistics of SPSS RELIABILITY), and their matrix. For a scale
        that is neither scattered nor repetitive the mean is advised to lie between .15
        and .50 [1]_; a negative minimum points to an item keyed the wrong way.

    Raises
    ------
    Undefined
        As `correlation_matrix` does.

    References
    ----------
    .. [1] Clark, L. A. & Watson, D. (1995). Constructing validity: basic issues in
       objective scale development. Psychological Assessment 7, 309-319.

    Examples
    --------
    >>> import pandas as pd
    >>> items = pd.DataFrame({"a": [1.0, 2, 3, 4], "b": [2.0, 1, 4, 3], "c": [1.0, 2, 4, 3]})
    >>> round(inter_item_correlations(items)["mean"], 3)
    0.733
    """
    matrix = correlation_matrix(items)
    pairs = matrix.to_numpy()[np.triu_indices(len(matrix), k=1)]
    return {
        "mean": float(pairs.mean()),
        "minimum": float(pairs.min()),
        "maximum": float(pairs.max()),
        "matrix": matrix,
    }
