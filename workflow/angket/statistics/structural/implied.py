"""The correlations that a model of composites implies, and how far they are from those found."""

from typing import NamedTuple

import numpy as np

from angket.statistics.structural.path_model import in_order


class Distances(NamedTuple):
    """How far implied correlations are from those found.

    Attributes
    ----------
    srmr : float
        Root of the mean squared difference, the diagonal counted.
    d_uls : float
        Half the sum of the squared differences.
    chi_square : float
        n - 1 times the discrepancy of maximum likelihood.
    nfi : float
        Against the model in which nothing correlates.
    """

    srmr: float
    d_uls: float
    chi_square: float
    nfi: float


def implied_scores(coefficients, correlations, model):
    """Return the correlations of constructs that their paths imply.

    Parameters
    ----------
    coefficients : ndarray of float, shape (q, q)
        Of the paths.
    correlations : ndarray of float, shape (q, q)
        Of the constructs; those of constructs that no path leads to are kept.
    model : angket.statistics.structural.path_model.PathModel

    Returns
    -------
    ndarray of float, shape (q, q)

    Notes
    -----
    What is left of a construct has the variance that its R2 leaves, as in ADANCO and cSEM. Where
    paths are left out, the variance that the paths imply is not quite 1 then: it is carried on
    along the paths, and 1 is written on the diagonal.

    Examples
    --------
    >>> from angket.statistics.structural.path_model import path_model
    >>> blocks = {"x": ["x1"], "m": ["m1"], "y": ["y1"]}
    >>> model = path_model(blocks, {"m": ["x"], "y": ["m"]})
    >>> b = np.array([[0, 0.5, 0], [0, 0, 0.4], [0, 0, 0]])
    >>> r = np.array([[1, 0.5, 0.3], [0.5, 1, 0.4], [0.3, 0.4, 1]])
    >>> implied_scores(b, r, model)[0].tolist()
    [1.0, 0.5, 0.2]
    """
    implied = np.eye(len(correlations))
    placed = [one for one in in_order(model) if one not in model.endogenous]
    implied[np.ix_(placed, placed)] = correlations[np.ix_(placed, placed)]
    for one in in_order(model)[len(placed) :]:
        paths = coefficients[placed, one]
        with_earlier = paths @ implied[np.ix_(placed, placed)]
        implied[one, placed] = implied[placed, one] = with_earlier
        implied[one, one] = 1 - paths @ (correlations[placed, one] - with_earlier)
        placed.append(one)
    np.fill_diagonal(implied, 1.0)
    return implied


def implied_items(loadings, scores, correlations, exact):
    """Return the correlations of items that loadings and constructs imply.

    Parameters
    ----------
    loadings : ndarray of float, shape (p, q)
        0 for items of other constructs.
    scores : ndarray of float, shape (q, q)
        Correlations of the constructs.
    correlations : ndarray of float, shape (p, p)
        Of the items, as found.
    exact : ndarray of bool, shape (q,)
        Constructs whose items keep the correlations that they have among each other.

    Returns
    -------
    ndarray of float, shape (p, p)

    Examples
    --------
    >>> loadings = np.array([[0.8, 0], [0.5, 0], [0, 1]])
    >>> r = np.array([[1, 0.3, 0.2], [0.3, 1, 0.1], [0.2, 0.1, 1]])
    >>> implied_items(loadings, np.eye(2), r, np.array([False, False]))[0].tolist()
    [1.0, 0.4, 0.0]
    """
    implied = loadings @ scores @ loadings.T
    together = (loadings != 0).astype(float)
    kept = (together * exact) @ together.T > 0
    implied = np.where(kept, correlations, implied)
    np.fill_diagonal(implied, 1.0)
    return implied


def distances(found, implied, n):
    """Compare correlations with those that a model implies.

    Parameters
    ----------
    found, implied : ndarray of float, shape (p, p)
    n : int
        Respondents.

    Returns
    -------
    Distances
        NaN where a matrix is not positive definite.

    References
    ----------
    .. [1] Dijkstra, T. K. & Henseler, J. (2015). Consistent and asymptotically normal PLS
       estimators for linear structural equations. Computational Statistics & Data
       Analysis 81, 10-23.
    .. [2] Bentler, P. M. & Bonett, D. G. (1980). Significance tests and goodness of fit in
       the analysis of covariance structures. Psychological Bulletin 88, 588-606.

    Examples
    --------
    >>> r = np.array([[1, 0.5], [0.5, 1]])
    >>> measured = distances(r, np.eye(2), 101)
    >>> round(measured.srmr, 4), measured.d_uls, round(measured.nfi, 4)
    (0.2887, 0.25, 0.0)
    """
    count = len(found)
    squares = ((found - implied) ** 2).sum() / 2
    srmr = float(np.sqrt(squares / (count * (count + 1) / 2)))
    definite = [np.linalg.eigvalsh(one).min() > 0 for one in (found, implied)]
    if not all(definite):
        return Distances(srmr, float(squares), np.nan, np.nan)
    quotient = np.linalg.solve(implied, found)
    discrepancy = float(np.trace(quotient) - np.linalg.slogdet(quotient)[1] - count)
    nfi = 1 + discrepancy / np.linalg.slogdet(found)[1]
    return Distances(srmr, float(squares), (n - 1) * discrepancy, float(nfi))
