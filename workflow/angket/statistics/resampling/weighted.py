"""Covariances, slopes and correlations of many weighted samples at once.

Own code: scipy's coefficients of one resample after the other take three to four times as
long, and of slopes on several predictors no library has them at once.
"""

import numpy as np

# A standardised variable's variance, or a correlation matrix's determinant, that is only
# rounding.
_ROUNDING = 1e-10
# A standardised variable's standard deviation that is only rounding.
_SPREAD_OF_ROUNDING = _ROUNDING**0.5


def covariances(weights, values):
    """Return the covariance matrix of each weighted sample, with its size as divisor.

    Weights have shape (m, n), values (n, k), the result (m, k, k). The values are
    standardised, because the squares of distant means would cost digits.

    >>> covariances(np.array([[2.0, 0, 2]]), np.array([[-1.0], [0], [1]])).tolist()
    [[[1.0]]]
    """
    size = weights.sum(axis=1, keepdims=True)
    first, second = np.triu_indices(values.shape[1])
    means = weights @ values / size
    products = weights @ (values[:, first] * values[:, second]) / size
    matrices = np.empty((len(weights), values.shape[1], values.shape[1]))
    matrices[:, first, second] = products - means[:, first] * means[:, second]
    matrices[:, second, first] = matrices[:, first, second]
    return matrices


def correlation_matrices(weights, values):
    """Return the correlation matrix of each weighted sample, of what `covariances` takes.

    NaN where a variable does not vary in one.

    >>> values = np.array([[-1.0, 1], [0, 0], [1, -1]])
    >>> correlation_matrices(np.ones((1, 3)), values).tolist()
    [[[1.0, -1.0], [-1.0, 1.0]]]
    """
    matrices = covariances(weights, values)
    spreads = spreads_of(matrices)
    return by_spreads(matrices, spreads, spreads)


def spreads_of(matrices):
    """Return the standard deviations of covariance matrices, shape (m, k).

    NaN where a variable does not vary but for rounding.

    >>> spreads_of(np.array([[[4.0, 0.0], [0.0, 1e-20]]]))
    array([[ 2., nan]])
    """
    spreads = np.sqrt(np.maximum(np.einsum("mpp->mp", matrices), 0))
    return np.where(spreads > _SPREAD_OF_ROUNDING, spreads, np.nan)


def by_spreads(matrices, first, second):
    """Divide covariances of shape (m, k, l) by spreads of shape (m, k) and (m, l).

    >>> by_spreads(np.array([[[3.0]]]), np.array([[2.0]]), np.array([[6.0]])).tolist()
    [[[0.25]]]
    """
    return matrices / (first[:, :, None] * second[:, None, :])


def regression_slopes(matrices):
    """Return the slopes of the last variable on the others, by the normal equations.

    The covariances of standardised variables have shape (m, p + 1, p + 1), the slopes
    (m, p): NaN where a predictor does not vary or follows from the others.

    >>> regression_slopes(np.array([[[4.0, 2.0], [2.0, 4.0]], [[0.0, 0.0], [0.0, 1.0]]]))
    array([[0.5],
           [nan]])
    """
    among, with_response = matrices[:, :-1, :-1].copy(), matrices[:, :-1, -1:]
    variances = np.diagonal(among, axis1=1, axis2=2)
    varying = (variances > _ROUNDING).all(axis=1)
    singular = np.linalg.det(among) <= _ROUNDING * variances.prod(axis=1)
    unusable = ~varying | singular
    among[unusable] = np.eye(among.shape[1])
    slopes = np.linalg.solve(among, with_response)[:, :, 0]
    slopes[unusable] = np.nan
    return slopes


def correlation_of(covariance, first, second):
    """Divide covariances by both standard deviations, shape (m,).

    NaN where one of the variances is only rounding.

    >>> correlation_of(np.array([1.0, 0.0]), np.array([2.0, 0.0]), np.array([2.0, 1.0]))
    array([0.5, nan])
    """
    varying = (first > _ROUNDING) & (second > _ROUNDING)
    scale = np.sqrt(np.where(varying, first * second, 1))
    return np.where(varying, np.clip(covariance / scale, -1, 1), np.nan)


def rank_correlations(weights, x, y):
    """Return Spearman's rho of each weighted sample, shape (m,).

    Weights have shape (m, n), x and y (n,); ties share their mean rank.

    >>> weights = np.array([[1.0, 1, 1, 1], [2.0, 0, 1, 1]])
    >>> rank_correlations(weights, np.arange(4), np.array([1, 3, 2, 4])).round(3)
    array([0.8, 1. ])
    """
    size = weights.sum(axis=1)
    first, second = (_centred_ranks(weights, values, size) for values in (x, y))
    both = np.einsum("ij,ij,ij->i", weights, first, second)
    own = [np.einsum("ij,ij,ij->i", weights, ranks, ranks) for ranks in (first, second)]
    return correlation_of(both / size**3, own[0] / size**3, own[1] / size**3)


def _centred_ranks(weights, values, size):
    """Return the mean rank of each respondent's value, less the mean of all ranks."""
    distinct, place = np.unique(values, return_inverse=True)
    starts = np.searchsorted(np.sort(values), distinct)
    counts = np.add.reduceat(weights[:, np.argsort(values, kind="stable")], starts, axis=1)
    ranks = counts.cumsum(axis=1) - (counts - 1) / 2 - (size[:, None] + 1) / 2
    return ranks[:, place]
