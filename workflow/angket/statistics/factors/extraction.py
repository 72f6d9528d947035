"""Exploratory factor analysis: how many factors, and which items load on them."""

import numpy as np
import pandas as pd
import scipy

from angket.statistics.reliability.inter_item import correlate
from angket.statistics.undefined import Undefined

# The bound of R's factanal: an item that has next to nothing of its own ends up here.
_LEAST_UNIQUENESS = 0.005
# Of parallel analysis: random samples, and which of their eigenvalues must be exceeded.
REPEATS, QUANTILE = 1000, 0.95


def extract(correlations, factors, method):
    """Find the loadings of the items on uncorrelated factors, not rotated.

    Parameters
    ----------
    correlations : DataFrame of float, shape (k, k)
    factors : int
        At least 1.
    method : {"principal_axis", "ml"}
        Principal axes repeated until the communalities no longer change, found by way
        of the minimum residual, which has the same loadings [1]_; or maximum likelihood
        [2]_.

    Returns
    -------
    DataFrame of float, shape (k, factors)
        Indexed by item; factor_1 explains most. Each is turned so that its sum is
        positive.

    Raises
    ------
    Undefined
        When there are too few items for so many factors, an item has no uniqueness of
        its own (a Heywood case), the search finds no end, or, for `ml`, an item follows
        exactly from others.

    References
    ----------
    .. [1] Harman, H. H. & Jones, W. H. (1966). Factor analysis by minimizing residuals
       (minres). Psychometrika 31, 351-368.
    .. [2] Jöreskog, K. G. (1967). Some contributions to maximum likelihood factor
       analysis. Psychometrika 32, 443-482.

    Examples
    --------
    >>> r = pd.DataFrame([[1, 0.72, 0.63], [0.72, 1, 0.56], [0.63, 0.56, 1]], list("abc"))
    >>> extract(r, 1, "ml")["factor_1"].round(4).tolist()
    [0.9, 0.8, 0.7]
    """
    matrix = correlations.to_numpy(dtype=float)
    k = len(matrix)
    if (k - factors) ** 2 < k + factors or factors >= k:
        raise Undefined(f"{k} items are too few for factors: {factors}")
    if method == "ml" and np.linalg.eigvalsh(matrix)[0] < 1e-10:
        raise Undefined("an item follows exactly from others, or there are too few respondents")
    criterion = _METHODS[method]
    # The misfit may have more than one lowest point: the lower of those that are found.
    search = min(
        (
            scipy.optimize.minimize(
                lambda uniquenesses: criterion(uniquenesses, matrix, factors)[:2],
                start,
                jac=True,
                method="L-BFGS-B",
                bounds=[(_LEAST_UNIQUENESS, 1)] * k,
                options={"maxiter": 5000, "maxfun": 20000, "ftol": 0, "gtol": 1e-10},
            )
            for start in _starts(matrix)
        ),
        key=lambda search: search.fun,
    )
    exhausted = search.x <= _LEAST_UNIQUENESS * (1 + 1e-6)
    if exhausted.any():
        names = ", ".join(map(str, correlations.index[exhausted]))
        raise Undefined(f"a Heywood case: the factors leave nothing of {names} itself")
    # Near its lowest point the misfit is so flat that its digits end at half of those of the
    # loadings. Its slope is not flat there: where it is zero to the last digit, they have all.
    lowest = scipy.optimize.root(
        lambda uniquenesses: criterion(uniquenesses, matrix, factors)[1], search.x, tol=1e-15
    ).x
    _, slope, loadings = criterion(lowest, matrix, factors)
    if np.abs(slope).max() > 1e-9 or np.abs(lowest - search.x).max() > 1e-3:
        raise Undefined("the search for the loadings did not converge")
    return _tidy(loadings, correlations.index)


def varimax(loadings):
    """Rotate factors so that each item loads on few of them [1]_.

    Parameters
    ----------
    loadings : DataFrame of float, shape (k, factors)

    Returns
    -------
    DataFrame of float, shape (k, factors)
        In falling order of the variance explained, each turned so that its sum is
        positive.

    Notes
    -----
    With Kaiser's normalisation: items count alike, whatever their communality. Pairs
    of factors are turned by the best angle until no turn is left.

    Raises
    ------
    Undefined
        When the rotation finds no end.

    References
    ----------
    .. [1] Kaiser, H. F. (1958). The varimax criterion for analytic rotation in factor
       analysis. Psychometrika 23, 187-200.

    Examples
    --------
    >>> rotated = varimax(pd.DataFrame([[0.6, 0.6], [0.5, 0.5], [0.4, -0.4], [0.3, -0.3]]))
    >>> rotated.max(axis=1).round(3).tolist()
    [0.849, 0.707, 0.566, 0.424]
    """
    values = loadings.to_numpy(dtype=float)
    lengths = np.sqrt((values**2).sum(axis=1, keepdims=True))
    rotated = values / np.where(lengths > 0, lengths, 1)
    for _ in range(1000):
        largest = 0.0
        for i in range(rotated.shape[1]):
            for j in range(i + 1, rotated.shape[1]):
                angle = _best_angle(rotated[:, i], rotated[:, j])
                turn = [[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]]
                rotated[:, [i, j]] = rotated[:, [i, j]] @ turn
                largest = max(largest, abs(angle))
        if largest < 1e-10:
            return _tidy(rotated * lengths, loadings.index)
    raise Undefined("the rotation did not converge")


def factor_analysis(items, factors, method="principal_axis"):
    """Extract factors from items and, where there are several, rotate them by varimax.

    Parameters
    ----------
    items : DataFrame of float, shape (n, k), or Correlations
        Keyed codes; respondents who left out an item are not counted. Or their
        correlations, as `angket.statistics.reliability.inter_item.correlate` returns them.
    factors : int
    method : {"principal_axis", "ml"}
        As `extract` has them.

    Returns
    -------
    dict
        loadings (DataFrame, item by factor), communalities (Series by item),
        eigenvalues (Series by number, of the correlations themselves), explained
        (DataFrame by factor: sum_of_squares, percent, cumulative_percent of the items'
        variance, after rotation), n (complete respondents).

    Raises
    ------
    Undefined
        As `extract`, `varimax` and `inter_item.correlation_matrix` do.

    Examples
    --------
    >>> codes = {"a": [4, 2, 1, 1, 4, 3], "b": [4, 3, 1, 4, 3, 5], "c": [5, 1, 3, 1, 2, 5]}
    >>> items = pd.DataFrame(codes)
    >>> factor_analysis(items, 1)["communalities"].round(2).tolist()
    [0.63, 0.29, 0.42]
    """
    correlations, n = correlate(items)
    loadings = extract(correlations, factors, method)
    if factors > 1:
        loadings = varimax(loadings)
    squares = (loadings**2).sum()
    explained = pd.DataFrame({"sum_of_squares": squares, "percent": squares * 100 / len(loadings)})
    explained["cumulative_percent"] = explained["percent"].cumsum()
    eigenvalues = np.linalg.eigvalsh(correlations.to_numpy())[::-1]
    return {
        "loadings": loadings,
        "communalities": (loadings**2).sum(axis=1),
        "eigenvalues": pd.Series(eigenvalues, index=range(1, len(eigenvalues) + 1)),
        "explained": explained,
        "n": n,
    }


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
    instead of n respondents.

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
    k = len(correlations)
    rank = min(k, n - 1)
    generator = np.random.default_rng(seed)
    roots = np.tril(generator.standard_normal((REPEATS, k, rank)), -1)
    diagonal = np.arange(rank)
    roots[:, diagonal, diagonal] = np.sqrt(
        generator.chisquare(n - 1 - diagonal, size=(REPEATS, rank))
    )
    roots /= np.linalg.norm(roots, axis=2, keepdims=True)
    random = np.linalg.eigvalsh(roots @ roots.transpose(0, 2, 1))[:, ::-1]
    table = pd.DataFrame(
        {
            "eigenvalue": np.linalg.eigvalsh(correlations.to_numpy())[::-1],
            "random_mean": random.mean(axis=0),
            "random_quantile": np.quantile(random, QUANTILE, axis=0),
        },
        index=range(1, k + 1),
    )
    exceeds = (table["eigenvalue"] > table["random_quantile"]).to_numpy()
    return int(exceeds.cumprod().sum()), table


def _starts(matrix):
    """Return uniquenesses to start from: all alike, and what no other item explains."""
    starts = [np.full(len(matrix), 0.5)]
    if np.linalg.eigvalsh(matrix)[0] > 1e-10:
        starts.append(np.maximum(1 / np.diag(np.linalg.inv(matrix)), _LEAST_UNIQUENESS))
    return starts


def _minimum_residual(uniquenesses, matrix, factors):
    values, vectors = np.linalg.eigh(matrix - np.diag(uniquenesses))
    kept = np.maximum(values[-factors:], 0)
    loadings = vectors[:, -factors:] * np.sqrt(kept)
    misfit = ((values[-factors:] - kept) ** 2).sum() + (values[:-factors] ** 2).sum()
    return misfit / 2, (loadings**2).sum(axis=1) + uniquenesses - 1, loadings


def _maximum_likelihood(uniquenesses, matrix, factors):
    root = np.sqrt(uniquenesses)
    values, vectors = np.linalg.eigh(matrix / np.outer(root, root))
    kept = np.maximum(values[-factors:] - 1, 0)
    loadings = root[:, None] * vectors[:, -factors:] * np.sqrt(kept)
    rest = values[:-factors]
    gradient = ((loadings**2).sum(axis=1) + uniquenesses - 1) / uniquenesses**2
    return (rest - np.log(rest) - 1).sum(), gradient, loadings


_METHODS = {
    "principal_axis": _minimum_residual,
    "ml": _maximum_likelihood,
}


def _best_angle(x, y):
    u, v = x**2 - y**2, 2 * x * y
    sine = 2 * (u @ v) - 2 * u.sum() * v.sum() / len(x)
    cosine = u @ u - v @ v - (u.sum() ** 2 - v.sum() ** 2) / len(x)
    return np.arctan2(sine, cosine) / 4


def _tidy(loadings, items):
    order = np.argsort(-(loadings**2).sum(axis=0), kind="stable")
    loadings = loadings[:, order]
    loadings = loadings * np.where(loadings.sum(axis=0) < 0, -1, 1)
    names = [f"factor_{number}" for number in range(1, loadings.shape[1] + 1)]
    return pd.DataFrame(loadings, index=items, columns=names)
