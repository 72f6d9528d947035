"""Do residuals that follow each other resemble each other?"""

from statsmodels.stats.stattools import durbin_watson as statistic


def durbin_watson(residuals):
    """Return Durbin and Watson's statistic, 2 when neighbours are unrelated.

    It depends on the order of the rows, which means nothing in most questionnaires.

    Parameters
    ----------
    residuals : array_like of float, shape (n,)

    Examples
    --------
    >>> durbin_watson([1.0, -1.0, 1.0, -1.0])
    3.0
    """
    return float(statistic(residuals))
