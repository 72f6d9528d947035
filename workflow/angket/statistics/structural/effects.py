"""Paths between constructs, and the effects that run along several of them."""

import itertools
from typing import NamedTuple

import numpy as np

from angket.statistics.structural.stacks import solve


class Paths(NamedTuple):
    """The regressions of a structural model.

    Attributes
    ----------
    coefficients : ndarray of float, shape (m, q, q)
        From the construct of the row to that of the column; 0 where there is no path.
    r_squared : ndarray of float, shape (m, q)
        NaN for constructs that no path leads to.
    """

    coefficients: np.ndarray
    r_squared: np.ndarray


def path_coefficients(correlations, model):
    """Regress each construct on those that act on it.

    Parameters
    ----------
    correlations : ndarray of float, shape (m, q, q)
        Of the constructs.
    model : angket.statistics.structural.path_model.PathModel

    Returns
    -------
    Paths

    Examples
    --------
    >>> from angket.statistics.structural.path_model import path_model
    >>> model = path_model({"x": ["x1"], "y": ["y1"]}, {"y": ["x"]})
    >>> path_coefficients(np.array([[[1, 0.5], [0.5, 1]]]), model).r_squared
    array([[ nan, 0.25]])
    """
    coefficients = np.zeros_like(correlations)
    explained = np.full(correlations.shape[:2], np.nan)
    for one in model.endogenous:
        before = model.predecessors(one)
        along = solve(correlations[:, before[:, None], before], correlations[:, before, one])
        coefficients[:, before, one] = along
        explained[:, one] = (along * correlations[:, before, one]).sum(axis=1)
    return Paths(coefficients, explained)


def total_effects(coefficients):
    """Add up the effects along all ways from one construct to another.

    Parameters
    ----------
    coefficients : ndarray of float, shape (m, q, q)
        As `path_coefficients` returns them, of paths that run in no circle.

    Returns
    -------
    ndarray of float, shape (m, q, q)

    Examples
    --------
    >>> total_effects(np.array([[[0, 0.5, 0.2], [0, 0, 0.4], [0, 0, 0]]]))[0, 0].tolist()
    [0.0, 0.5, 0.4]
    """
    size = coefficients.shape[-1]
    totals, along = np.zeros_like(coefficients), coefficients
    for _ in range(size):
        totals, along = totals + along, along @ coefficients
    return totals


def effects_along(coefficients, ways):
    """Multiply the coefficients along ways of several paths.

    Parameters
    ----------
    coefficients : ndarray of float, shape (m, q, q)
    ways : sequence of tuple of int, length k
        As `angket.statistics.structural.path_model.routes` lists them.

    Returns
    -------
    ndarray of float, shape (m, k)

    Examples
    --------
    >>> effects_along(np.array([[[0, 0.5, 0.2], [0, 0, 0.4], [0, 0, 0]]]), [(0, 1, 2)])
    array([[0.2]])
    """
    effects = np.ones((len(coefficients), len(ways)))
    for place, way in enumerate(ways):
        for start, end in itertools.pairwise(way):
            effects[:, place] *= coefficients[:, start, end]
    return effects


def f_squared(correlations, model):
    """Return what each path adds to the explained variance, against what is left [1]_.

    Parameters
    ----------
    correlations : ndarray of float, shape (m, q, q)
        Of the constructs, whose scores stay as they are when a path is left out.
    model : angket.statistics.structural.path_model.PathModel

    Returns
    -------
    ndarray of float, shape (m, q, q)
        (R squared with the path - R squared without) / (1 - R squared with it); NaN
        where there is no path, or where nothing is left.

    References
    ----------
    .. [1] Cohen, J. (1988). Statistical power analysis for the behavioral sciences.

    Examples
    --------
    >>> from angket.statistics.structural.path_model import path_model
    >>> model = path_model({"x": ["x1"], "y": ["y1"]}, {"y": ["x"]})
    >>> float(f_squared(np.array([[[1, 0.6], [0.6, 1]]]), model)[0, 0, 1])
    0.5625
    """
    found = np.full(correlations.shape, np.nan)
    whole = path_coefficients(correlations, model).r_squared
    for start, end in np.argwhere(model.paths):
        fewer = model.paths.copy()
        fewer[start, end] = False
        without = path_coefficients(correlations, model._replace(paths=fewer)).r_squared[:, end]
        without = np.where(fewer[:, end].any(), without, 0.0)
        left = 1 - whole[:, end]
        with np.errstate(divide="ignore", invalid="ignore"):
            found[:, start, end] = np.where(left > 1e-12, (whole[:, end] - without) / left, np.nan)
    return found


def inner_vif(correlations, model):
    """Return how far each predictor follows from the others of the same construct.

    Parameters
    ----------
    correlations : ndarray of float, shape (m, q, q)
    model : angket.statistics.structural.path_model.PathModel

    Returns
    -------
    ndarray of float, shape (m, q, q)
        Variance inflation of the path from row to column; NaN where there is none.

    Examples
    --------
    >>> from angket.statistics.structural.path_model import path_model
    >>> model = path_model({"x": ["x1"], "z": ["z1"], "y": ["y1"]}, {"y": ["x", "z"]})
    >>> r = np.array([[[1, 0.6, 0.5], [0.6, 1, 0.4], [0.5, 0.4, 1]]])
    >>> float(inner_vif(r, model)[0, 0, 2])
    1.5625
    """
    found = np.full(correlations.shape, np.nan)
    for one in model.endogenous:
        before = model.predecessors(one)
        found[:, before, one] = inflation(correlations[:, before[:, None], before])
    return found


def inflation(correlations):
    """Return the variance inflation factors of variables, shape (m, k).

    >>> inflation(np.array([[[1, 0.6], [0.6, 1]]]))
    array([[1.5625, 1.5625]])
    """
    size = correlations.shape[-1]
    inverse = solve(correlations, np.broadcast_to(np.eye(size), correlations.shape))
    return np.einsum("mkk->mk", inverse)
