"""How far each predictor follows from the others."""

import pandas as pd
from statsmodels.stats.outliers_influence import variance_inflation_factor


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

    Examples
    --------
    >>> import numpy as np
    >>> design = np.column_stack([np.ones(4), [1, 2, 3, 4], [1, -1, -1, 1]])
    >>> collinearity(design, ["a", "b"])["vif"].round(2).tolist()
    [1.0, 1.0]
    """
    vif = [
        float(variance_inflation_factor(design, position)) for position in range(1, len(names) + 1)
    ]
    return pd.DataFrame({"tolerance": [1 / value for value in vif], "vif": vif}, index=names)
