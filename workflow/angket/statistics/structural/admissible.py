"""Whether a solution of a model of covariances is one that can be."""

import numpy as np

from angket.statistics.structural.covariance_structure import matrices
from angket.statistics.structural.standardised_solution import standardised
from angket.statistics.undefined import Undefined

# An eigenvalue of correlations that is only rounding.
_ROUNDING = 1e-9
NO_CORRELATIONS = "the solution cannot be: no variables could have the correlations it comes to"


def judge_admissible(structure, values):
    """Refuse a solution that cannot be, as lavaan's check after estimation warns of it.

    Parameters
    ----------
    structure : angket.statistics.structural.covariance_structure.Structure
    values : ndarray of float, shape (t,)

    Raises
    ------
    Undefined
        Where a variance is negative or a standardised loading above 1 (Heywood), or where the
        covariances of the latent variables, or of what is left of variables, are not positive
        definite.

    Examples
    --------
    >>> from angket.statistics.structural.covariance_structure import Entry, Structure
    >>> entries = [Entry("covariance", 0, 0, 1.0, 0), Entry("covariance", 1, 1, 1.0, 1)]
    >>> entries.append(Entry("covariance", 0, 1, 0.0, 2))
    >>> judge_admissible(Structure(("x", "y"), 2, tuple(entries)), np.array([1.0, 1, 0.9]))
    >>> judge_admissible(Structure(("x", "y"), 2, tuple(entries)), np.array([1.0, 1, 1.1]))
    Traceback (most recent call last):
    angket.statistics.undefined.Undefined: undefined: the solution cannot be: no variables could \
have the correlations it comes to
    """
    raw_effects, raw, _ = matrices(structure, values)
    found = [name for place, name in enumerate(structure.variables) if raw[place, place] < 0]
    if not found:
        effects, left = standardised(structure, values)
        loadings = np.abs(effects[: structure.observed, structure.observed :])
        large = loadings.max(axis=1, initial=0) > 1
        found = [
            name
            for place, name in enumerate(structure.variables)
            if left[place, place] < 0 or (place < len(large) and large[place])
        ]
    if found:
        names = ", ".join(found)
        raise Undefined(
            f"the solution cannot be: {names} has a negative variance or a loading above one"
        )
    through = np.linalg.inv(np.eye(len(raw)) - raw_effects)
    latent = (through @ raw @ through.T)[structure.observed :, structure.observed :]
    present = np.flatnonzero(np.diagonal(raw) > 0)
    for covariances in (latent, raw[np.ix_(present, present)]):
        if not _positive(covariances):
            raise Undefined(NO_CORRELATIONS)


def _positive(covariances):
    own = np.sqrt(np.diagonal(covariances))
    if not len(own):
        return True
    return bool((own > 0).all()) and (
        np.linalg.eigvalsh(covariances / np.outer(own, own))[0] > _ROUNDING
    )
