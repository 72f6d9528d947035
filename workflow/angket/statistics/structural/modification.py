"""What a fixed parameter would add to a model if it were free."""

from typing import NamedTuple

import numpy as np

from angket.statistics.structural.covariance_structure import Entry, matrices
from angket.statistics.structural.maximum_likelihood import score_and_information
from angket.statistics.structural.weighted_least_squares import distances_of


class Modification(NamedTuple):
    """A parameter that a model leaves out.

    Attributes
    ----------
    matrix : str
    row, column : int
        As in `angket.statistics.structural.covariance_structure.Entry`.
    index : float
        How much less chi-square would be, about.
    change : float
        What the parameter would be, about.
    """

    matrix: str
    row: int
    column: int
    index: float
    change: float


def modifications(fitted, candidates):
    """Return the modification indices of parameters that are fixed at 0 [1]_.

    Parameters
    ----------
    fitted : angket.statistics.structural.maximum_likelihood.Fitted
        Of one group.
    candidates : sequence of tuple of (str, int, int)
        Matrix, row and column of each.

    Returns
    -------
    list of Modification
        Those that the answers determine, the largest first.

    References
    ----------
    .. [1] Sorbom, D. (1989). Model modification. Psychometrika 54, 371-384.
    """
    larger, values = _larger(fitted.structures[0], fitted.values, candidates)
    score, information = score_and_information([larger], fitted.moments, values)
    return _indices(score, information, len(fitted.values), candidates)


def ordinal_modifications(fitted, candidates):
    """Return the same of a model of ordinal answers.

    Parameters
    ----------
    fitted : angket.statistics.structural.weighted_least_squares.Weighted
    candidates
        As `modifications` has them.

    Returns
    -------
    list of Modification
        How much less the discrepancy would be by its slope times n - 1 and its information times
        n, as lavaan has both; it is not scaled.
    """
    larger, values = _larger(fitted.structure, fitted.values, candidates)
    apart, slopes, weights = distances_of(larger, fitted.moments, values)
    half, n = slopes.T * weights, fitted.moments.n
    return _indices((n - 1) * half @ apart, n * half @ slopes, len(fitted.values), candidates)


def _larger(structure, values, candidates):
    """Return a model with further parameters, which are 0, and the values of all."""
    more = [
        Entry(matrix, row, column, 0.0, len(values) + place)
        for place, (matrix, row, column) in enumerate(candidates)
    ]
    larger = structure._replace(entries=structure.entries + tuple(more))
    return larger, np.append(values, np.zeros(len(more)))


def _indices(score, information, size, candidates):
    """Return what the candidates would change, which stand after so many parameters."""
    within = information[:size, :size]
    across = information[:size, size:]
    left = np.diagonal(information)[size:] - np.einsum(
        "tc,tc->c", across, np.linalg.solve(within, across)
    )
    found = []
    for place, (matrix, row, column) in enumerate(candidates):
        whole = information[size + place, size + place]
        if left[place] > 1e-9 * max(whole, 1e-300):
            slope = score[size + place]
            found.append(
                Modification(
                    matrix, row, column, float(slope**2 / left[place]), float(slope / left[place])
                )
            )
    return sorted(found, key=lambda one: -one.index)


def candidates(structure):
    """List the loadings and the covariances of errors that a model of factors leaves out.

    Parameters
    ----------
    structure : angket.statistics.structural.covariance_structure.Structure

    Returns
    -------
    list of tuple of (str, int, int)
    """
    effects, left, _ = matrices(structure, np.ones(structure.parameters))
    seen, count = structure.observed, len(structure.variables)
    loadings = [
        ("effect", item, factor)
        for factor in range(seen, count)
        for item in range(seen)
        if effects[item, factor] == 0
    ]
    errors = [
        ("covariance", one, other)
        for one in range(seen)
        for other in range(one)
        if left[one, other] == 0
    ]
    return loadings + errors
