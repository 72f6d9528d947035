"""Respondents who answered alike, counted instead of listed."""

import pandas as pd


def count_patterns(values):
    """Count how often each row of a table occurs.

    Totals of codes take few values, so a million respondents are some thousand
    patterns: what adds up over respondents adds up over patterns by their counts.

    Parameters
    ----------
    values : ndarray of float, shape (n, k)
        Without missing values.

    Returns
    -------
    patterns : ndarray of float, shape (m, k)
        The rows that differ, in the order in which they first occur.
    counts : ndarray of float, shape (m,)
        They add up to n.

    Examples
    --------
    >>> import numpy as np
    >>> patterns, counts = count_patterns(np.array([[3.0, 1], [2, 1], [3, 1]]))
    >>> patterns.tolist(), counts.tolist()
    ([[3.0, 1.0], [2.0, 1.0]], [2.0, 1.0])
    """
    columns = list(range(values.shape[1]))
    sizes = pd.DataFrame(values).groupby(columns, sort=False).size()
    return sizes.index.to_frame().to_numpy(), sizes.to_numpy(dtype=float)
