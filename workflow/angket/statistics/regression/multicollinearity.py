"""How far each predictor follows from the others."""

import warnings

import numpy as np
import pandas as pd
from statsmodels.stats.outliers_influence import variance_inflation_factor

from angket.statistics.regression.least_squares import standardised_design


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
    The diagonal of the inverse of the predictors' correlations [1]_, by statsmodels'
    variance_inflation_factor, which keeps some 16 - log10(vif) digits of it.

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
    standardised = standardised_design(design)
    with warnings.catch_warnings():
        # That they are nearly collinear is what the figures say.
        warnings.simplefilter("ignore", UserWarning)
        vif = np.array(
            [variance_inflation_factor(standardised, place + 1) for place in range(len(names))]
        )
    return pd.DataFrame({"tolerance": 1 / vif, "vif": vif}, index=names)
