"""Loadings of items on factors."""

import numpy as np
import pandas as pd
import scipy

from angket.statistics.undefined import Undefined

# The bound of R's factanal: an item that has next to nothing of its own ends up here.
_LEAST_UNIQUENESS = 0.005
# Of correlations: what is only rounding.
_ROUNDING = 1e-10
_FOLLOWS = "an item follows exactly from others, or there are too few respondents"
# Of principal axes, at most: so many are enough, but where communalities move slowly.
_REPETITIONS = (5_000, 50_000)


def extract(correlations, factors, method):
    """Find the loadings of the items on uncorrelated factors, not rotated.

    Parameters
    ----------
    correlations : DataFrame of float, shape (k, k)
    factors : int
        At least 1.
    method : {"principal_axis", "ml"}
        Principal axes [1]_, repeated by statsmodels from the squared multiple correlations
        on until the communalities no longer change; or maximum likelihood [2]_.

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
    .. [1] Harman, H. H. (1976). Modern Factor Analysis, 3rd ed., ch. 8.
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
    if method == "ml" and np.linalg.eigvalsh(matrix)[0] < _ROUNDING:
        raise Undefined(_FOLLOWS)
    find = _principal_axes if method == "principal_axis" else _most_likely
    return in_order(find(matrix, factors, correlations.index), correlations.index)


def in_order(loadings, items):
    """Put the factors in falling order of what they explain, each with a positive sum.

    Parameters
    ----------
    loadings : ndarray of float, shape (k, factors)
    items : Index, shape (k,)

    Returns
    -------
    DataFrame of float, shape (k, factors)
        Columns factor_1, factor_2, ...

    Examples
    --------
    >>> in_order(np.array([[0.1, -0.5], [0.2, -0.4]]), ["a", "b"])["factor_1"].tolist()
    [0.5, 0.4]
    """
    order = np.argsort(-(loadings**2).sum(axis=0), kind="stable")
    loadings = loadings[:, order]
    loadings = loadings * np.where(loadings.sum(axis=0) < 0, -1, 1)
    names = [f"factor_{number}" for number in range(1, loadings.shape[1] + 1)]
    return pd.DataFrame(loadings, index=items, columns=names)


def _principal_axes(matrix, factors, items):
    """Repeat principal axes, of which statsmodels does not say that they went astray."""
    # Here, because only some steps need it and it takes longer to load than they take.
    from statsmodels.multivariate.factor import Factor

    if np.linalg.matrix_rank(matrix) < factors:
        raise Undefined(_FOLLOWS)
    # Squared multiple correlations, to begin with, are none where an item follows from others.
    start = bool(np.linalg.eigvalsh(matrix)[0] > _ROUNDING)
    model = Factor(corr=matrix, n_factor=factors, method="pa", smc=start)
    for most in _REPETITIONS:
        found = model.fit(maxiter=most, tol=1e-12)
        _require_something_left(found.uniqueness, items)
        loadings = np.asarray(found.loadings)
        reduced = matrix - np.diag(found.uniqueness)
        change = reduced @ loadings - loadings * (loadings**2).sum(axis=0)
        if np.abs(change).max(initial=0) < _ROUNDING:
            missing = factors - loadings.shape[1]  # factors that explain nothing
            return np.pad(loadings, ((0, 0), (0, missing)))
    raise Undefined("the search for the loadings did not converge")


def _most_likely(matrix, factors, items):
    """Find the loadings of greatest likelihood.

    Own code: statsmodels starts from random numbers; of six seeds one ended at another
    solution, and those of the others were up to 6e-6 apart.
    """
    # The misfit may have more than one lowest point: the lower of those that are found.
    search = min(
        (
            scipy.optimize.minimize(
                lambda uniquenesses: _misfit(uniquenesses, matrix, factors)[:2],
                start,
                jac=True,
                method="L-BFGS-B",
                bounds=[(_LEAST_UNIQUENESS, 1)] * len(matrix),
                options={"maxiter": 5000, "maxfun": 20000, "ftol": 0, "gtol": 1e-10},
            )
            for start in _starts(matrix)
        ),
        key=lambda search: search.fun,
    )
    _require_something_left(search.x, items)
    # Near its lowest point the misfit is so flat that its digits end at half of those of the
    # loadings. Its slope is not flat there: where it is zero to the last digit, they have all.
    lowest = scipy.optimize.root(
        lambda uniquenesses: _misfit(uniquenesses, matrix, factors)[1], search.x, tol=1e-15
    ).x
    _, slope, loadings = _misfit(lowest, matrix, factors)
    if np.abs(slope).max() > 1e-9 or np.abs(lowest - search.x).max() > 1e-3:
        raise Undefined("the search for the loadings did not converge")
    return loadings


def _starts(matrix):
    """Return uniquenesses to start from: all alike, and what no other item explains."""
    unexplained = np.maximum(1 / np.diag(np.linalg.inv(matrix)), _LEAST_UNIQUENESS)
    return [np.full(len(matrix), 0.5), unexplained]


def _misfit(uniquenesses, matrix, factors):
    root = np.sqrt(uniquenesses)
    values, vectors = np.linalg.eigh(matrix / np.outer(root, root))
    kept = np.maximum(values[-factors:] - 1, 0)
    loadings = root[:, None] * vectors[:, -factors:] * np.sqrt(kept)
    rest = values[:-factors]
    gradient = ((loadings**2).sum(axis=1) + uniquenesses - 1) / uniquenesses**2
    return (rest - np.log(rest) - 1).sum(), gradient, loadings


def _require_something_left(uniquenesses, items):
    exhausted = uniquenesses <= _LEAST_UNIQUENESS * (1 + 1e-6)
    if exhausted.any():
        names = ", ".join(map(str, items[exhausted]))
        raise Undefined(f"a Heywood case: the factors leave nothing of {names} itself")
