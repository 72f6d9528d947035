"""Linear algebra on many small matrices at once, where some of them may be singular."""

import numpy as np

# A system whose condition is worse than this has no solution that can be trusted.
WORST_CONDITION = 1e12


def solve(matrices, right):
    """Solve many systems of equations; those that are singular have no solution.

    Parameters
    ----------
    matrices : ndarray of float, shape (m, k, k)
        Symmetric, with ones on their diagonals.
    right : ndarray of float, shape (m, k) or (m, k, l)

    Returns
    -------
    ndarray of float, of the shape of `right`
        NaN where a matrix is singular or holds NaN.

    Examples
    --------
    >>> solve(np.array([[[1, 0.5], [0.5, 1]], [[1, 1], [1, 1]]]), np.array([[1.0, 2], [1, 1]]))
    array([[ 0.,  2.],
           [nan, nan]])
    """
    vectors = right.ndim == matrices.ndim - 1
    right = right[..., None] if vectors else right
    sound = invertible(matrices)
    solved = np.full(right.shape, np.nan)
    solved[sound] = np.linalg.solve(matrices[sound], right[sound])
    return solved[..., 0] if vectors else solved


def invertible(matrices):
    """Tell which symmetric matrices can be inverted and trusted.

    Parameters
    ----------
    matrices : ndarray of float, shape (m, k, k)

    Returns
    -------
    ndarray of bool, shape (m,)

    Examples
    --------
    >>> invertible(np.array([[[1, 0.5], [0.5, 1]], [[1, 1], [1, 1]]]))
    array([ True, False])
    """
    whole = np.isfinite(matrices).all(axis=(1, 2))
    values = np.linalg.eigvalsh(np.where(whole[:, None, None], matrices, np.eye(matrices.shape[1])))
    return whole & (np.abs(values).min(axis=1) * WORST_CONDITION > np.abs(values).max(axis=1))
