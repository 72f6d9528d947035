"""How many factors the items have: more than random answers would."""

import numpy as np
import pandas as pd

from angket.statistics.reliability.inter_item import correlate

# Random samples, and which of their eigenvalues must be exceeded.
REPEATS, QUANTILE = 1000, 0.95


def parallel_analysis(items, seed):
    """Count the factors that explain more than those of random answers do [1]_.

    Parameters
    ----------
    items : DataFrame of float, shape (n, k), or Correlations
        Keyed codes; respondents who left out an item are not counted. Or their
        correlations, as `angket.statistics.reliability.inter_item.correlate` returns them.
    seed : int
        The same seed gives the same table.

    Returns
    -------
    factors : int
        How many eigenvalues, from the first on, exceed the random ones.
    table : DataFrame
        Indexed by number: eigenvalue (of the correlations), random_mean, and
        random_quantile (the 95th percentile), which it must exceed; both of 1,000
        random samples of the same n and k.

    Raises
    ------
    Undefined
        As `angket.statistics.reliability.inter_item.correlation_matrix` does.

    Notes
    -----
    The random answers are normal and independent. Their cross products follow
    Wishart's law, so Bartlett's triangular root of it is drawn, k columns at most
    instead of n respondents: 17 ms for any n, where a package that draws answers takes
    minutes for a million. Own code: the package horns does not run with numpy 2.

    References
    ----------
    .. [1] Horn, J. L. (1965). A rationale and test for the number of factors in factor
       analysis. Psychometrika 30, 179-185; the 95th percentile: Glorfeld, L. W. (1995).
       Educational and Psychological Measurement 55, 377-393.

    Examples
    --------
    >>> items = pd.DataFrame({"a": [1.0, 2, 3, 4], "b": [2.0, 1, 4, 3], "c": [1.0, 3, 2, 4]})
    >>> parallel_analysis(items, seed=1)[0]
    0
    """
    correlations, n = correlate(items)
    random = np.linalg.eigvalsh(random_correlations(n, len(correlations), seed))[:, ::-1]
    return exceeding(np.linalg.eigvalsh(correlations.to_numpy())[::-1], random)


def exceeding(eigenvalues, random, prefix=""):
    """Count the eigenvalues, from the first on, that exceed most of the random ones.

    Parameters
    ----------
    eigenvalues : ndarray of float, shape (k,)
        From the largest on.
    random : ndarray of float, shape (REPEATS, k)
    prefix : str
        What the columns of the table begin with.

    Returns
    -------
    factors : int
    table : DataFrame
        Indexed by number: eigenvalue, random_mean and random_quantile, which it must exceed.

    Examples
    --------
    >>> exceeding(np.array([1.5, 0.9, 0.6]), np.array([[1.2, 1.0, 0.8]]))[0]
    1
    """
    quantiles = np.quantile(random, QUANTILE, axis=0)
    table = pd.DataFrame(
        {
            f"{prefix}eigenvalue": eigenvalues,
            f"{prefix}random_mean": random.mean(axis=0),
            f"{prefix}random_quantile": quantiles,
        },
        index=range(1, len(eigenvalues) + 1),
    )
    return int((eigenvalues > quantiles).cumprod().sum()), table


def random_correlations(n, k, seed):
    """Draw the correlations of items that have nothing in common.

    Parameters
    ----------
    n, k : int
        Respondents and items.
    seed : int

    Returns
    -------
    ndarray of float, shape (REPEATS, k, k)

    Examples
    --------
    >>> random_correlations(50, 3, seed=1).shape
    (1000, 3, 3)
    """
    rank = min(k, n - 1)
    generator = np.random.default_rng(seed)
    roots = np.tril(generator.standard_normal((REPEATS, k, rank)), -1)
    diagonal = np.arange(rank)
    roots[:, diagonal, diagonal] = np.sqrt(
        generator.chisquare(n - 1 - diagonal, size=(REPEATS, rank))
    )
    roots /= np.linalg.norm(roots, axis=2, keepdims=True)
    return roots @ roots.transpose(0, 2, 1)
