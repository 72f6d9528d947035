"""Models of means and covariances: which entries of their matrices are estimated."""

from typing import NamedTuple

import numpy as np


class Entry(NamedTuple):
    """An entry of a model's matrices.

    Attributes
    ----------
    matrix : str
        "effect" (of the column's variable on the row's), "covariance" (of what is left of
        both) or "mean" (of what is left; its column is 0).
    row, column : int
        Places among the variables: the observed first, the latent after them.
    value : float
        Where it is fixed, or where its estimation starts.
    parameter : int
        Which free parameter it is; entries that are equal share one, -1 are fixed.
    """

    matrix: str
    row: int
    column: int
    value: float
    parameter: int = -1


class Structure(NamedTuple):
    """A model of one group, in the manner of McArdle and McDonald [1]_.

    Attributes
    ----------
    variables : tuple of str, length v
        The observed first.
    observed : int
        How many of them are.
    entries : tuple of Entry
        All others are 0.
    given : tuple of int
        Places of observed variables whose variances and covariances with each other are taken
        as they are: nothing in the model acts on them.
    ordinal : bool
        Whether the observed are normal variables of variance 1 behind ordinal answers: what is
        left of them is no parameter and follows from that.
    passing : tuple of int
        Of such observed variables those that others act on and that act on others, in this
        order: how much is left of them counts in what they hand on.

    References
    ----------
    .. [1] McArdle, J. J. & McDonald, R. P. (1984). Some algebraic properties of the
       reticular action model for moment structures. British Journal of Mathematical and
       Statistical Psychology 37, 234-251.
    """

    variables: tuple
    observed: int
    entries: tuple
    given: tuple = ()
    ordinal: bool = False
    passing: tuple = ()

    @property
    def parameters(self):
        """How many free parameters there are, shared with other groups or not."""
        return 1 + max((entry.parameter for entry in self.entries), default=-1)

    @property
    def has_means(self):
        """Whether means are modelled, or left as they are."""
        return any(entry.matrix == "mean" for entry in self.entries)


def starts(structures):
    """Return where the estimation of each free parameter starts.

    Parameters
    ----------
    structures : sequence of Structure
        One for each group.

    Returns
    -------
    ndarray of float, shape (t,)
    """
    values = np.zeros(max(structure.parameters for structure in structures))
    for structure in structures:
        for entry in structure.entries:
            if entry.parameter >= 0:
                values[entry.parameter] = entry.value
    return values


def matrices(structure, values):
    """Return the matrices of a model for given parameters.

    Parameters
    ----------
    structure : Structure
    values : ndarray, shape (t,)
        Of the free parameters.

    Returns
    -------
    effects : ndarray, shape (v, v)
    covariances : ndarray, shape (v, v)
    means : ndarray, shape (v,)

    Examples
    --------
    >>> entries = (Entry("effect", 0, 1, 0.5, 0), Entry("covariance", 1, 1, 1.0))
    >>> matrices(Structure(("y", "x"), 2, entries), np.array([0.7]))[0].tolist()
    [[0.0, 0.7], [0.0, 0.0]]
    """
    count = len(structure.variables)
    values = np.asarray(values)
    kind = np.result_type(values, float)
    effects, covariances = np.zeros((count, count), kind), np.zeros((count, count), kind)
    means = np.zeros(count, kind)
    for matrix, row, column, value, parameter in structure.entries:
        value = value if parameter < 0 else values[parameter]
        if matrix == "effect":
            effects[row, column] = value
        elif matrix == "covariance":
            covariances[row, column] = covariances[column, row] = value
        else:
            means[row] = value
    if structure.passing:
        through = np.linalg.inv(np.eye(count) - effects)
        for place in structure.passing:
            # Nothing is left of those that follow yet, and they do not act on this one.
            covariances[place, place] = 1 - (through @ covariances @ through.T)[place, place]
    return effects, covariances, means


class Implied(NamedTuple):
    """What a model says of the observed variables.

    Attributes
    ----------
    covariances : ndarray, shape (p, p)
    means : ndarray, shape (p,)
    of_covariances : ndarray, shape (t, p, p)
        Their derivatives by the free parameters.
    of_means : ndarray, shape (t, p)
    """

    covariances: np.ndarray
    means: np.ndarray
    of_covariances: np.ndarray
    of_means: np.ndarray


def implied(structure, values, parameters=None):
    """Return the implied moments and their derivatives.

    Parameters
    ----------
    structure : Structure
    values : ndarray, shape (t,)
        They may be complex, for derivatives of what follows from the moments.
    parameters : int, optional
        How many there are in all groups.

    Returns
    -------
    Implied

    Examples
    --------
    >>> entries = (
    ...     Entry("effect", 0, 1, 0.5, 0),
    ...     Entry("covariance", 0, 0, 1.0, 1),
    ...     Entry("covariance", 1, 1, 1.0),
    ... )
    >>> moments = implied(Structure(("y", "x"), 2, entries), np.array([0.5, 2.0]))
    >>> moments.covariances.tolist(), moments.of_covariances[0].tolist()
    ([[2.25, 0.5], [0.5, 1.0]], [[1.0, 1.0], [1.0, 0.0]])
    """
    effects, left, of_left = matrices(structure, values)
    count, seen = len(effects), structure.observed
    through = np.linalg.inv(np.eye(count) - effects)
    outward = through[:seen]
    among = through @ left @ through.T
    levels = through @ of_left
    size = parameters or structure.parameters
    of_covariances = np.zeros((size, seen, seen), among.dtype)
    of_means = np.zeros((size, seen), among.dtype)
    for matrix, row, column, _, parameter in structure.entries:
        if parameter < 0:
            continue
        if matrix == "effect":
            half = np.outer(outward[:, row], among[column, :seen])
            of_covariances[parameter] += half + half.T
            of_means[parameter] += outward[:, row] * levels[column]
        elif matrix == "covariance":
            half = np.outer(outward[:, row], outward[:, column])
            of_covariances[parameter] += half if row == column else half + half.T
        else:
            of_means[parameter] += outward[:, row]
    if structure.passing:
        outer = outward[:, structure.passing].T
        left_by = _slopes_of_passing(structure, values, size)
        of_covariances += np.einsum("tk,ki,kj->tij", left_by, outer, outer)
    return Implied(among[:seen, :seen], levels[:seen], of_covariances, of_means)


_STEP = 1e-20


def _slopes_of_passing(structure, values, size):
    """Return how what is left of items that hand on depends on the parameters, shape (t, k)."""
    slopes = np.zeros((size, len(structure.passing)))
    for place in range(len(values)):
        moved = np.asarray(values).astype(complex)
        moved[place] += _STEP * 1j
        left = np.diagonal(matrices(structure, moved)[1])[list(structure.passing)]
        slopes[place] = left.imag / _STEP
    return slopes
