"""Whether predictors tell for certain who has a count of zero, so that no estimate is finite."""

import numpy as np
from scipy.optimize import linprog

from angket.statistics.undefined import Undefined


def separated(counts, design):
    """Tell whether a combination of predictors is zero where anything was counted, else less.

    Parameters
    ----------
    counts : ndarray of float, shape (n,)
    design : ndarray of float, shape (n, k)
        With a constant.

    Returns
    -------
    bool

    Notes
    -----
    The likelihood then has no maximum: it grows as the expected counts of zeros go to zero [1]_.

    References
    ----------
    .. [1] Santos Silva, J. M. C. & Tenreyro, S. (2010). On the existence of the maximum likelihood
       estimates in Poisson regression. Economics Letters 107, 310-312.

    Examples
    --------
    >>> design = np.array([[1.0, 0], [1, 0], [1, 1], [1, 1]])
    >>> separated(np.array([2.0, 0, 0, 0]), design), separated(np.array([2.0, 0, 0, 1]), design)
    (True, False)
    """
    none = np.unique(design[counts == 0], axis=0)
    if not len(none):
        return False
    some = np.unique(design[counts > 0], axis=0)
    found = linprog(
        none.sum(axis=0), A_ub=none, b_ub=np.zeros(len(none)), A_eq=some,
        b_eq=np.zeros(len(some)), bounds=(-1, 1),
    )  # fmt: skip
    return found.status == 0 and -found.fun > 1e-7


def tell_separation(counts, design, names):
    """Raise Undefined, which names the predictors of which each alone separates."""
    alone = [
        name
        for place, name in enumerate(names, 1)
        if len(names) > 1 and separated(counts, design[:, [0, place]])
    ]
    if alone:
        raise Undefined(
            "the predictors tell for certain whose count is zero; each of these does so alone: "
            f"{', '.join(alone)}"
        )
    raise Undefined("the predictors tell for certain whose count is zero")
