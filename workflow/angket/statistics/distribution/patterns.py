"""Respondents who answered alike, counted instead of listed."""

import numpy as np
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
    >>> patterns, counts = count_patterns(np.array([[3.0, 1], [2, 1], [3, 1]]))
    >>> patterns.tolist(), counts.tolist()
    ([[3.0, 1.0], [2.0, 1.0]], [2.0, 1.0])
    """
    place = np.zeros(len(values), dtype=np.int64)
    for column in values.T:
        codes, distinct = pd.factorize(column)
        # Numbered anew with each column, so that the numbers stay below n times n.
        place, _ = pd.factorize(place * len(distinct) + codes)
    counts = np.bincount(place)
    first = np.empty(len(counts), dtype=np.int64)
    # Of several rows for one place the last one stays, which is the first one here.
    first[place[::-1]] = np.arange(len(values))[::-1]
    return values[first], counts.astype(float)


def mean_ranks(values):
    """Rank values from 1, equal ones sharing the mean of their ranks.

    Parameters
    ----------
    values : Series of float, shape (n,)
        Without missing values.

    Returns
    -------
    Series of float, shape (n,)

    Examples
    --------
    >>> mean_ranks(pd.Series([5.0, 2, 5, 9])).tolist()
    [2.5, 1.0, 2.5, 4.0]
    """
    codes, _ = pd.factorize(values, sort=True)
    counts = np.bincount(codes)
    ranks = counts.cumsum() - (counts - 1) / 2
    return pd.Series(ranks[codes], index=values.index)
