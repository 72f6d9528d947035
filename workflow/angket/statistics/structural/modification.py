"""What a fixed parameter would add to a model if it were free."""

from typing import NamedTuple

import numpy as np

from angket.statistics.structural.covariance_structure import Entry, matrices
from angket.statistics.structural.maximum_likelihood import score_and_information


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
    structure = fitted.structures[0]
    size = len(fitted.values)
    more = [
        Entry(matrix, row, column, 0.0, size + place)
        for place, (matrix, row, column) in enumerate(candidates)
    ]
    larger = structure._replace(entries=structure.entries + tuple(more))
    values = np.append(fitted.values, np.zeros(len(more)))
    score, information = score_and_information([larger], fitted.moments, values)
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
