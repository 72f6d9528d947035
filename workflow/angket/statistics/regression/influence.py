"""Respondents who bend a linear regression more than others do."""

import numpy as np
import pandas as pd
from statsmodels.stats.outliers_influence import OLSInfluence

from angket.statistics.undefined import Undefined

# A studentised residual beyond it is rare: one of 370 normal ones.
LARGE_RESIDUAL = 3.0
# Times the mean leverage, beyond which one is high.
HIGH_LEVERAGE = 3.0
_ALONE = 1 - 1e-10


def influence(fit):
    """Measure how much each respondent decides of a linear regression.

    Parameters
    ----------
    fit : angket.statistics.regression.least_squares.LeastSquares

    Returns
    -------
    DataFrame
        A row for each respondent: leverage, studentised (the residual by the standard error of a
        fit without the respondent), cooks_distance, influential (bool).

    Raises
    ------
    Undefined
        When a respondent alone decides a coefficient (leverage 1), or when there are too few
        respondents for a fit without one of them.

    Notes
    -----
    Influential is who has a Cook's distance [1]_ above 4 / n and, besides, a studentised residual
    beyond 3 or a leverage above three times the mean; or a Cook's distance above 1 [2]_. The limit
    4 / n alone marks some five of a hundred respondents of any sample. statsmodels computes all
    three.

    References
    ----------
    .. [1] Cook, R. D. (1977). Detection of influential observation in linear regression.
       Technometrics 19, 15-18.
    .. [2] Cook, R. D. & Weisberg, S. (1982). Residuals and influence in regression.

    Examples
    --------
    >>> from angket.statistics.regression.least_squares import least_squares
    >>> x = pd.DataFrame({"x": [1.0, 2, 3, 4, 5, 6, 7, 8, 9, 30]})
    >>> y = [1.1, 1.9, 3.2, 3.9, 5.1, 6.2, 6.8, 8.1, 9.0, 12.0]
    >>> influence(least_squares(y, x))["influential"].tolist().index(True)
    9
    """
    results = fit.results
    n, terms = results.model.exog.shape
    if fit.leverages.max() > _ALONE:
        raise Undefined("one respondent alone differs in a predictor (leverage 1)")
    if n <= terms + 1:
        raise Undefined(f"needs more than {terms + 1} respondents")
    measured = OLSInfluence(results)
    # The variance without each respondent, which statsmodels finds by as many fits: over five
    # minutes for 10,000 respondents, and the same digits.
    own = results.resid**2 / (1 - measured.hat_matrix_diag)
    without = np.sqrt(np.clip(results.ssr - own, 0, None) / (n - terms - 1))
    # A fit that is perfect without one respondent leaves nothing to divide by.
    with np.errstate(divide="ignore", invalid="ignore"):
        table = pd.DataFrame(
            {
                "leverage": measured.hat_matrix_diag,
                "studentised": measured.get_resid_studentized_external(sigma=without),
                "cooks_distance": measured.cooks_distance[0],
            }
        )
    far = table["studentised"].abs() > LARGE_RESIDUAL
    far |= table["leverage"] > HIGH_LEVERAGE * terms / n
    distance = table["cooks_distance"]
    table["influential"] = (distance > 1) | ((distance > 4 / n) & far)
    return table
