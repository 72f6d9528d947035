"""Do residuals that follow each other resemble each other?"""

import numpy as np
from statsmodels.stats import stattools


def durbin_watson(residuals):
    """Return Durbin and Watson's statistic, 2 when neighbours are unrelated.

    It depends on the order of the rows, which means nothing in most questionnaires.

    Parameters
    ----------
    residuals : array_like of float, shape (n,)

    References
    ----------
    Durbin, J. & Watson, G. S. (1950). Testing for serial correlation in least squares
    regression. I. Biometrika 37, 409-428.

    Examples
    --------
    >>> durbin_watson([1.0, -1.0, 1.0, -1.0])
    3.0
    """
    return float(stattools.durbin_watson(np.asarray(residuals, dtype=float)))
