"""Sums of squares and products, which variances and correlations are made of."""

import numpy as np

# Respondents at a time: few enough to stay in the processor's cache.
PART = 2**13


def cross_products(columns):
    """Add up the products of the distances of variables from their means.

    Parameters
    ----------
    columns : sequence of k ndarray of float, each of shape (n,)
        Without missing values.

    Returns
    -------
    ndarray of float, shape (k, k)

    Examples
    --------
    >>> cross_products(np.array([[1.0, 2, 3], [2, 1, 3]])).tolist()
    [[2.0, 1.0], [1.0, 2.0]]
    """
    means = np.array([[column.mean()] for column in columns])
    products = np.zeros((len(columns), len(columns)))
    for start in range(0, len(columns[0]), PART):
        distances = np.array([column[start : start + PART] for column in columns]) - means
        products += distances @ distances.T
    return products


def covariance_matrix(columns):
    """Return the variance of each variable, and its covariance with every other.

    Parameters
    ----------
    columns : sequence of k ndarray of float, each of shape (n,)
        At least two respondents, without missing values.

    Returns
    -------
    ndarray of float, shape (k, k)
        With n - 1.

    Examples
    --------
    >>> covariance_matrix(np.array([[1.0, 2, 3], [2, 1, 3]])).tolist()
    [[1.0, 0.5], [0.5, 1.0]]
    """
    return cross_products(columns) / (len(columns[0]) - 1)


def as_correlations(products):
    """Divide sums of products, or covariances, by the lengths of both variables.

    Parameters
    ----------
    products : ndarray of float, shape (k, k)
        As `cross_products` or `covariance_matrix` returns them.

    Returns
    -------
    ndarray of float, shape (k, k)
        Pearson's r; not a number where a variable is constant.

    Examples
    --------
    >>> as_correlations(np.array([[4.0, 1.0], [1.0, 1.0]])).tolist()
    [[1.0, 0.5], [0.5, 1.0]]
    """
    lengths = np.sqrt(np.diag(products))
    return products / np.outer(lengths, lengths)
