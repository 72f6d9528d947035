"""A model of composites estimated in many samples at once."""

from typing import NamedTuple

import numpy as np

from angket.statistics.structural.consistent import consistent
from angket.statistics.structural.effects import path_coefficients
from angket.statistics.structural.path_model import PathModel
from angket.statistics.structural.weights import composite_weights


class Composites(NamedTuple):
    """Partial least squares, in m samples; NaN where there is no solution.

    Attributes
    ----------
    model : angket.statistics.structural.path_model.PathModel
        As estimated: products of constructs and higher-order constructs stand in it.
    items : ndarray of float, shape (m, p, p)
        Correlations of the items.
    weights : ndarray of float, shape (m, p, q)
    loadings : ndarray of float, shape (m, p, q)
        Each item's on its own construct, 0 elsewhere.
    constructs : ndarray of float, shape (m, q, q)
        Correlations of the constructs.
    coefficients : ndarray of float, shape (m, q, q)
        Of the paths; those from a product per unit of the product of standardised scores.
    r_squared : ndarray of float, shape (m, q)
    iterations : ndarray of int, shape (m,)
    admissible : ndarray of bool, shape (m,)
    """

    model: PathModel
    items: np.ndarray
    weights: np.ndarray
    loadings: np.ndarray
    constructs: np.ndarray
    coefficients: np.ndarray
    r_squared: np.ndarray
    iterations: np.ndarray
    admissible: np.ndarray


def estimate(correlations, model, corrected=False, scheme="path", signs=None):
    """Estimate a model of composites from the correlations of its items.

    Parameters
    ----------
    correlations : ndarray of float, shape (m, p, p)
    model : angket.statistics.structural.path_model.PathModel
    corrected : bool
        For errors of measurement, as consistent partial least squares does.
    scheme : str
    signs : ndarray of float, shape (q,), optional
        Both as `angket.statistics.structural.weights.composite_weights` has them.

    Returns
    -------
    Composites

    Examples
    --------
    >>> from angket.statistics.structural.path_model import path_model
    >>> model = path_model({"x": ["x1", "x2"], "y": ["y1"]}, {"y": ["x"]})
    >>> r = np.array([[[1, 0.5, 0.4], [0.5, 1, 0.4], [0.4, 0.4, 1]]])
    >>> [estimate(r, model, way).coefficients[0, 0, 1].round(4).item() for way in (False, True)]
    [0.4619, 0.5657]
    """
    weights, iterations = composite_weights(correlations, model, scheme, signs=signs)
    if corrected:
        constructs, loadings, _, admissible = consistent(weights, correlations, model)
    else:
        constructs = weights.swapaxes(1, 2) @ correlations @ weights
        loadings = np.where(model.blocks, correlations @ weights, 0.0)
        admissible = np.isfinite(constructs).all(axis=(1, 2))
    paths = path_coefficients(constructs, model)
    return Composites(
        model,
        correlations,
        weights,
        loadings,
        constructs,
        paths.coefficients,
        paths.r_squared,
        iterations,
        admissible & (np.nan_to_num(paths.r_squared) <= 1).all(axis=1),
    )
