"""Rotation of factors that may be correlated: oblimin and promax."""

import numpy as np
import pandas as pd
import scipy

from angket.statistics.factors.rotation import lengths_of, varimax
from angket.statistics.undefined import Undefined

# The power that the loadings of varimax are raised to, as SPSS and R's psych have it.
KAPPA = 4
# How far statsmodels goes before the last digits are found, and what is none of them left.
_COARSE, _FINE = 1e-3, 1e-12


def oblimin(loadings, kaiser=True):
    """Turn factors each on its own until every item loads on few: direct oblimin [1]_.

    Parameters
    ----------
    loadings : DataFrame of float, shape (k, factors)
        Not rotated.
    kaiser : bool, optional
        Whether items count alike, whatever their communality, as in SPSS; R's psych and
        GPArotation let items with much in common count more.

    Returns
    -------
    pattern : DataFrame of float, shape (k, factors)
        What each factor adds to an item where the other factors are held constant.
    correlations : DataFrame of float, shape (factors, factors)
        Of the factors.

    Raises
    ------
    Undefined
        When the rotation finds no end, or makes one factor of two.

    Notes
    -----
    Its delta (gamma in other books) is 0, where it is quartimin: the least sum of products
    of squared loadings of an item. statsmodels begins, from the factors as they are and
    from those of varimax, and the better end is followed to where the criterion's slope is
    zero: statsmodels alone stays up to 4e-8 short of it, and R's GPArotation up to 1e-5,
    while the results of an archive must agree to 1e-9 on all computers.

    References
    ----------
    .. [1] Jennrich, R. I. & Sampson, P. F. (1966). Rotation for simple loadings.
       Psychometrika 31, 313-323; the search: Jennrich, R. I. (2002). A simple general method
       for oblique rotation. Psychometrika 67, 7-19.

    Examples
    --------
    >>> loadings = pd.DataFrame([[0.7, 0.3], [0.6, 0.2], [0.6, -0.3], [0.5, -0.4]])
    >>> pattern, correlations = oblimin(loadings)
    >>> pattern.abs().max(axis=1).round(2).tolist()
    [0.78, 0.61, 0.6, 0.67]
    >>> float(correlations.iloc[0, 1].round(3))
    0.56
    """
    # Here, because only some steps need it and it takes longer to load than they take.
    from statsmodels.multivariate.factor_rotation import rotate_factors

    values = loadings.to_numpy(dtype=float)
    lengths = lengths_of(values) if kaiser else 1.0
    weighed = values / lengths
    ends = []
    for turn in (np.eye(values.shape[1]), _orthogonal(weighed, varimax(loadings, kaiser), lengths)):
        # What statsmodels returns turns the loadings it was given, which are turned already.
        _, further = rotate_factors(weighed @ turn, "oblimin", 0, "oblique", tol=_COARSE)
        ends.append(turn @ further)
    best = min(ends, key=lambda turn: _complexity(_turned(weighed, turn)))
    turn = _to_the_end(weighed, best)
    return arranged(_turned(weighed, turn) * lengths, turn.T @ turn, loadings.index)


def promax(loadings, kaiser=True):
    """Let factors of varimax lean towards loadings that are either large or nothing [1]_.

    Parameters
    ----------
    loadings : DataFrame of float, shape (k, factors)
        Not rotated.
    kaiser : bool, optional
        Whether what the loadings are turned towards takes items alike, whatever their
        communality, as in SPSS and PSPP; without it, as in R's `promax` and psych's `Promax`.
        Varimax, where it begins, does in either case.

    Returns
    -------
    pattern : DataFrame of float, shape (k, factors)
        As `oblimin` has it.
    correlations : DataFrame of float, shape (factors, factors)

    Raises
    ------
    Undefined
        As `oblimin` does.

    Notes
    -----
    The loadings of varimax, raised to the fourth power with their signs kept, are what the
    factors are fitted to by least squares. Own code: no library has it but factor_analyzer,
    which does not run with scikit-learn 1.9.

    References
    ----------
    .. [1] Hendrickson, A. E. & White, P. O. (1964). Promax: a quick method for rotation to
       oblique simple structure. British Journal of Statistical Psychology 17, 65-70.

    Examples
    --------
    >>> loadings = pd.DataFrame([[0.7, 0.3], [0.6, 0.2], [0.6, -0.3], [0.5, -0.4]])
    >>> pattern, correlations = promax(loadings)
    >>> pattern.abs().max(axis=1).round(2).tolist()
    [0.78, 0.61, 0.61, 0.67]
    """
    turned = varimax(loadings).to_numpy()
    weighed = turned / lengths_of(turned) if kaiser else turned
    target = np.sign(weighed) * np.abs(weighed) ** KAPPA
    fitted = np.linalg.lstsq(turned, target, rcond=None)[0]
    _require_several(fitted)
    # So that the factors have a variance of 1.
    fitted = fitted * np.sqrt(np.diag(np.linalg.inv(fitted.T @ fitted)))
    back = np.linalg.inv(fitted)
    return arranged(turned @ fitted, back @ back.T, loadings.index)


def arranged(pattern, correlations, items):
    """Put correlated factors in falling order of what they explain, each with a positive sum.

    Parameters
    ----------
    pattern : ndarray of float, shape (k, factors)
    correlations : ndarray of float, shape (factors, factors)
    items : Index, shape (k,)

    Returns
    -------
    pattern, correlations : DataFrame of float
        With factors called factor_1, factor_2, ...

    Examples
    --------
    >>> first, second = np.array([[0.1, -0.7], [0.2, -0.6]]), np.array([[1, -0.3], [-0.3, 1]])
    >>> pattern, correlations = arranged(first, second, ["a", "b"])
    >>> pattern["factor_1"].tolist(), float(correlations.iloc[0, 1])
    ([0.7, 0.6], 0.3)
    """
    order = np.argsort(-explained(pattern, correlations), kind="stable")
    signs = np.where(pattern[:, order].sum(axis=0) < 0, -1, 1)
    correlations = correlations[np.ix_(order, order)] * np.outer(signs, signs)
    np.fill_diagonal(correlations, 1)
    names = [f"factor_{number}" for number in range(1, len(order) + 1)]
    return (
        pd.DataFrame(pattern[:, order] * signs, items, names),
        pd.DataFrame(correlations, names, names),
    )


def explained(pattern, correlations):
    """Return what of the items' variance each factor explains, in items.

    The share that two factors explain together is halved between them, as R's psych does it,
    so that the sum is that of the communalities.

    >>> explained(np.array([[0.6, 0.0], [0.0, 0.5]]), np.eye(2)).tolist()
    [0.36, 0.25]
    """
    return np.diag(correlations @ pattern.T @ pattern)


def _orthogonal(weighed, rotated, lengths):
    """Return the turn that makes rotated loadings of those that are not."""
    turn, *_ = np.linalg.lstsq(weighed, rotated.to_numpy() / lengths, rcond=None)
    left, _, right = np.linalg.svd(turn)
    return left @ right


def _turned(loadings, turn):
    return loadings @ np.linalg.inv(turn).T


def _complexity(loadings):
    squares = loadings**2
    return ((squares.sum(axis=1, keepdims=True) - squares) * squares).sum() / 4


def _to_the_end(loadings, turn):
    """Return the turn near another one at which the criterion's slope is zero."""
    apart = ~np.eye(len(turn), dtype=bool)

    def leaning(steps):
        leaned = np.eye(len(turn))
        leaned[apart] = steps
        leaned = turn @ leaned
        return leaned / np.linalg.norm(leaned, axis=0)

    def slope(steps):
        leaned = leaning(steps)
        inverse = np.linalg.inv(leaned)
        pattern = loadings @ inverse.T
        squares = pattern**2
        of_pattern = pattern * (squares.sum(axis=1, keepdims=True) - squares)
        of_turn = -(pattern.T @ of_pattern @ inverse).T
        return (leaned.T @ (of_turn - leaned * (leaned * of_turn).sum(axis=0)))[apart]

    _require_several(turn)
    end = scipy.optimize.root(slope, np.zeros(apart.sum()), tol=1e-14)
    if np.abs(end.fun).max() > _FINE or np.abs(end.x).max() > 0.1:
        raise Undefined("the rotation did not converge")
    return leaning(end.x)


def _require_several(turn):
    if np.linalg.cond(turn) > 1e6:
        raise Undefined("the rotation makes one factor of two")
