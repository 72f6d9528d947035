"""A test of several coefficients together by robust standard errors."""

import numpy as np

from angket.statistics.undefined import Undefined


def robust_f(fit, places):
    """Test some predictors of a linear regression together by errors HC3.

    Parameters
    ----------
    fit : angket.statistics.regression.least_squares.LeastSquares
    places : list of int
        Of the predictors among all, counted from 0.

    Returns
    -------
    f, p : float

    Raises
    ------
    Undefined
        When a respondent alone decides a coefficient, or the fit is perfect.

    Notes
    -----
    statsmodels' f_test of the covariances HC3 [1]_, as car's linearHypothesis.

    References
    ----------
    .. [1] MacKinnon, J. G. & White, H. (1985). Some heteroskedasticity-consistent
       covariance matrix estimators. Journal of Econometrics 29, 305-325.

    Examples
    --------
    >>> import pandas as pd
    >>> from angket.statistics.regression.least_squares import least_squares
    >>> x = pd.DataFrame({"a": [1.0, 2, 3, 4, 5, 6], "b": [1.0, 3, 2, 5, 3, 4]})
    >>> f, p = robust_f(least_squares([2.0, 5, 4, 8, 7, 9], x), [0, 1])
    >>> 0 < p < 0.05
    True
    """
    if fit.is_perfect:
        raise Undefined("the fit is perfect, so nothing is left to test against")
    if fit.leverages.max() > 1 - 1e-10:
        raise Undefined("one respondent alone differs in a predictor (leverage 1)")
    robust = fit.results.get_robustcov_results("HC3", use_t=True)
    found = robust.f_test(fit.back[[place + 1 for place in places]])
    return float(np.squeeze(found.fvalue)), float(found.pvalue)
