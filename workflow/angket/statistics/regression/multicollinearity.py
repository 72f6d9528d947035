"""How far each predictor follows from the others."""

import numpy as np
import pandas as pd


def collinearity(design, names):
    """Return tolerance and variance inflation of each predictor.

    Parameters
    ----------
    design : ndarray of float, shape (n, 1 + p)
        The predictors, a column of ones first.
    names : list of str, length p

    Returns
    -------
    DataFrame
        Indexed by predictor: tolerance (1 - R^2 on the other predictors), vif (its
        inverse). Both are 1 for a single predictor.

    Notes
    -----
    The diagonal of the inverse of the predictors' correlations [1]_.

    References
    ----------
    .. [1] Marquardt, D. W. (1970). Generalized inverses, ridge regression, biased linear
       estimation, and nonlinear estimation. Technometrics 12, 591-612.

    Examples
    --------
    >>> design = np.column_stack([np.ones(4), [1, 2, 3, 4], [1, -1, -1, 1]])
    >>> collinearity(design, ["a", "b"])["vif"].round(2).tolist()
    [1.0, 1.0]
    """
    predictors = design[:, 1:] - design[:, 1:].mean(axis=0)
    # Of length 1, so that their products are correlations; of them this is a root.
    triangle = np.linalg.qr(predictors / np.linalg.norm(predictors, axis=0), mode="r")
    vif = (np.linalg.inv(triangle) ** 2).sum(axis=1)
    return pd.DataFrame({"tolerance": 1 / vif, "vif": vif}, index=names)
