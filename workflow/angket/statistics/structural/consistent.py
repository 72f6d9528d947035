"""Consistent partial least squares: what correlations would be without errors of measurement."""

from typing import NamedTuple

import numpy as np

from angket.statistics.structural.quality import rho_a


class Consistent(NamedTuple):
    """Correlations and loadings corrected for the reliability of the scores.

    Attributes
    ----------
    correlations : ndarray of float, shape (m, q, q)
        Of the constructs.
    loadings : ndarray of float, shape (m, p, q)
        Each item's on its own construct, 0 elsewhere.
    reliability : ndarray of float, shape (m, q)
        rho_A.
    admissible : ndarray of bool, shape (m,)
        Whether every reliability is above 0 and at most 1, every loading at most 1 in size, and
        the correlations could be those of variables.
    """

    correlations: np.ndarray
    loadings: np.ndarray
    reliability: np.ndarray
    admissible: np.ndarray


def consistent(weights, correlations, model):
    """Correct a solution of partial least squares for errors of measurement [1]_.

    Parameters
    ----------
    weights : ndarray of float, shape (m, p, q)
    correlations : ndarray of float, shape (m, p, p)
        Of the items.
    model : angket.statistics.structural.path_model.PathModel

    Returns
    -------
    Consistent
        Constructs that their items form, and those of one item, are taken as free of error.

    References
    ----------
    .. [1] Dijkstra, T. K. & Henseler, J. (2015). Consistent partial least squares path
       modeling. MIS Quarterly 39, 297-316.

    Examples
    --------
    >>> from angket.statistics.structural.path_model import path_model
    >>> model = path_model({"x": ["x1", "x2"], "y": ["y1"]}, {"y": ["x"]})
    >>> r = np.array([[[1, 0.5, 0.4], [0.5, 1, 0.4], [0.4, 0.4, 1]]])
    >>> w = np.array([[[3**-0.5, 0], [3**-0.5, 0], [0, 1]]])
    >>> consistent(w, r, model).correlations[0, 0].round(4)
    array([1.    , 0.5657])
    """
    reliability = rho_a(weights, correlations, model)
    scores = weights.swapaxes(1, 2) @ correlations @ weights
    count = len(model.constructs)
    with np.errstate(invalid="ignore"):
        root = np.sqrt(reliability)
    corrected = scores / (root[:, :, None] * root[:, None, :])
    corrected[:, np.arange(count), np.arange(count)] = 1
    squares = np.einsum("mpq,mpq->mq", weights, weights)
    as_factors = weights * (root / squares)[:, None, :]
    as_composites = np.where(model.blocks, correlations @ weights, 0.0)
    exact = model.formative | model.single
    loadings = np.where(exact, as_composites, as_factors)
    return Consistent(
        corrected, loadings, reliability, _admissible(corrected, loadings, reliability)
    )


def _admissible(correlations, loadings, reliability):
    """Tell which solutions could be those of variables, shape (m,)."""
    whole = np.isfinite(correlations).all(axis=(1, 2))
    eye = np.eye(correlations.shape[1])
    least = np.linalg.eigvalsh(np.where(whole[:, None, None], correlations, eye)).min(axis=1)
    in_bounds = ((reliability > 0) & (reliability <= 1 + 1e-9)).all(axis=1)
    return whole & in_bounds & (least > 0) & (np.abs(loadings) <= 1 + 1e-9).all(axis=(1, 2))
