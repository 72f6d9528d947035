"""Ways to tell how many factors items have, beside parallel analysis of all their variance."""

import numpy as np
import pandas as pd

from angket.statistics.factors.parallel_analysis import exceeding, random_correlations
from angket.statistics.reliability.inter_item import correlate
from angket.statistics.undefined import Undefined


def above_one(items):
    """Count the eigenvalues above 1 [1]_: the habit that finds too many factors.

    Parameters
    ----------
    items : DataFrame of float, shape (n, k), or Correlations

    Returns
    -------
    int

    Raises
    ------
    Undefined
        As `angket.statistics.reliability.inter_item.correlation_matrix` does.

    References
    ----------
    .. [1] Kaiser, H. F. (1960). The application of electronic computers to factor analysis.
       Educational and Psychological Measurement 20, 141-151.

    Examples
    --------
    >>> above_one(pd.DataFrame({"a": [1.0, 2, 3, 4], "b": [2.0, 1, 4, 3]}))
    1
    """
    return int((np.linalg.eigvalsh(correlate(items).matrix.to_numpy()) > 1).sum())


def partial_correlations_left(items):
    """Return how far items are correlated beside their first components: Velicer's MAP [1]_.

    Parameters
    ----------
    items : DataFrame of float, shape (n, k), or Correlations

    Returns
    -------
    factors : int
        At which number of components the mean is smallest; 0 where no component helps.
    means : Series of float
        Mean squared partial correlation of two items, indexed by the number of components
        held constant, from 0 on; up to the last for which there is one.

    Raises
    ------
    Undefined
        As `angket.statistics.reliability.inter_item.correlation_matrix` does.

    Notes
    -----
    Own code: no library of Python has it.

    References
    ----------
    .. [1] Velicer, W. F. (1976). Determining the number of components from the matrix of
       partial correlations. Psychometrika 41, 321-327.

    Examples
    --------
    >>> r = pd.DataFrame({"a": [4.0, 2, 1, 1, 4], "b": [4.0, 3, 1, 4, 3], "c": [5.0, 1, 3, 1, 2]})
    >>> partial_correlations_left(r)[1].round(3).tolist()
    [0.142, 0.266]
    """
    matrix = correlate(items).matrix.to_numpy()
    k = len(matrix)
    values, vectors = np.linalg.eigh(matrix)
    loadings = (vectors * np.sqrt(np.maximum(values, 0)))[:, ::-1]
    means = []
    for components in range(k - 1):
        first = loadings[:, :components]
        left = matrix - first @ first.T
        own = np.diag(left)
        if own.min() < 1e-10:
            break  # an item of which nothing is left
        squares = left**2 / np.outer(own, own)
        means.append((squares.sum() - k) / (k * (k - 1)))
    means = pd.Series(means)
    return int(means.idxmin()), means


def common_parallel_analysis(items, seed):
    """Count the factors of what items share that explain more than random answers' do [1]_.

    Parameters
    ----------
    items : DataFrame of float, shape (n, k), or Correlations
    seed : int

    Returns
    -------
    factors : int
        How many eigenvalues, from the first on, exceed the random ones.
    table : DataFrame
        Indexed by number: common_eigenvalue, of the correlations with squared multiple
        correlations in the place of the ones, common_random_mean and common_random_quantile,
        which it must exceed; of the samples that `parallel_analysis` draws.

    Raises
    ------
    Undefined
        As `angket.statistics.reliability.inter_item.correlation_matrix` does, or where an item
        follows exactly from others.

    References
    ----------
    .. [1] Humphreys, L. G. & Montanelli, R. G. (1975). An investigation of the parallel
       analysis criterion for determining the number of common factors. Multivariate
       Behavioral Research 10, 193-205.

    Examples
    --------
    >>> draw = np.random.default_rng(1).standard_normal((40, 3))
    >>> common_parallel_analysis(pd.DataFrame(draw, columns=list("abc")), seed=1)[0]
    0
    """
    correlations, n = correlate(items)
    matrix, k = correlations.to_numpy(), len(correlations)
    if n <= k or np.linalg.eigvalsh(matrix)[0] < 1e-10:
        raise Undefined("an item follows exactly from others, or there are too few respondents")
    random = _shared(random_correlations(n, k, seed))
    return exceeding(_shared(matrix[None])[0], random, prefix="common_")


def _shared(matrices):
    """Return the eigenvalues of what the items of each matrix share, in falling order."""
    diagonal = np.arange(matrices.shape[-1])
    reduced = matrices.copy()
    reduced[:, diagonal, diagonal] -= 1 / np.linalg.inv(matrices)[:, diagonal, diagonal]
    return np.linalg.eigvalsh(reduced)[:, ::-1]
