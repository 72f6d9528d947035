"""Linear regression that a few unusual answers cannot bend."""

import gc
import warnings
from typing import NamedTuple

import numpy as np
import pandas as pd
from statsmodels.robust.norms import HuberT
from statsmodels.robust.robust_linear_model import RLM
from statsmodels.robust.scale import mad
from statsmodels.tools.sm_exceptions import ConvergenceWarning

from angket.statistics.regression.least_squares import least_squares
from angket.statistics.regression.linear import CONSTANT
from angket.statistics.undefined import Undefined

# 95 % efficient beside least squares when the residuals are normal.
TUNING = 1.345
_STEPS = 1000
# Between two steps, of coefficients of standardised variables.
_SETTLED = 1e-12
# A scale of the residuals this small beside the standardised response is none.
_ROUNDING = 1e-9


class RobustRegression(NamedTuple):
    """A linear regression fitted by Huber's M-estimator.

    Attributes
    ----------
    coefficients : DataFrame
        Indexed by term, the constant first: b, se, z, p (two-sided, normal).
    model : dict
        n, scale (of the residuals), downweighted (respondents with a weight below 1),
        wald, wald_df, wald_p (chi-square test of the predictors tested together).
    """

    coefficients: pd.DataFrame
    model: dict


def robust_regression(response, predictors, tested=None):
    """Regress one variable on others by Huber's M-estimator.

    Parameters
    ----------
    response : array_like of float, shape (n,)
    predictors : DataFrame of float, shape (n, p)
    tested : list of str, optional
        The predictors that Wald's chi-square tests together; without it, all.

    Returns
    -------
    RobustRegression

    Raises
    ------
    Undefined
        As `linear.linear_regression` does; when half of the respondents
        or more lie exactly on one line, so that the residuals have no scale, of which
        statsmodels does not warn; when the iteration does not settle.

    Notes
    -----
    Residuals beyond 1.345 times the scale count less the farther they are [1]_. The
    scale is the median of their absolute values over the normal quantile of .75, made
    anew in every step; standard errors are Huber's first form. It is statsmodels' RLM, of
    standardised variables and until coefficients change by less than 1e-12: by default it stops at
    the seventh digit. R's MASS::rlm does the same but rounds that quantile to 0.6745 and divides
    the variance of psi' by n - 1: its coefficients differ in the sixth digit, its standard errors
    by less than 1 / n.

    References
    ----------
    .. [1] Huber, P. J. (1981). Robust Statistics, ch. 7.

    Examples
    --------
    >>> x = pd.DataFrame({"x": np.arange(1.0, 11)})
    >>> y = [2.1, 3.9, 6.2, 7.8, 30, 12.1, 13.8, 16.3, 17.9, 20.2]
    >>> round(float(robust_regression(y, x).coefficients.loc["x", "b"]), 3)
    2.007
    """
    line = least_squares(response, predictors)
    if line.is_perfect:
        raise Undefined("the fit is perfect, so nothing is left to test against")
    values, response = predictors.to_numpy(dtype=float), np.asarray(response, dtype=float)
    means, spreads = values.mean(axis=0), values.std(axis=0)
    centre, spread = response.mean(), response.std()
    fit = _fit(
        (response - centre) / spread,
        np.column_stack([np.ones(len(values)), (values - means) / spreads]),
    )
    back = np.diag(np.append(1, 1 / spreads)) * spread
    back[0, 1:] = -means / spreads * spread
    # The constant of the response as it is, which lies so much higher than the standardised one.
    above = np.append(centre, np.zeros(len(spreads)))
    terms = fit.t_test((back, -above))
    wanted = [name in (tested or predictors) for name in predictors]
    whole = fit.wald_test(np.eye(len(above))[1:][wanted], use_f=False, scalar=True)
    coefficients = pd.DataFrame(
        {"b": terms.effect + above, "se": terms.sd, "z": terms.tvalue, "p": terms.pvalue},
        index=[CONSTANT, *predictors.columns],
    )
    model = {
        "n": len(response),
        "scale": float(fit.scale * spread),
        "downweighted": int((fit.weights < 1).sum()),
        "wald": float(whole.statistic),
        "wald_df": int(whole.df_denom),
        "wald_p": float(whole.pvalue),
    }
    return RobustRegression(coefficients, model)


def _fit(response, design):
    """Fit standardised variables, whose coefficients settle at one tolerance."""
    # What there is now is not looked at when the memory of each step is freed.
    gc.freeze()
    try:
        with warnings.catch_warnings():
            # Of a scale of 0, looked at below.
            warnings.simplefilter("ignore", ConvergenceWarning)
            fit = RLM(response, design, M=HuberT(TUNING)).fit(
                cov="H1", conv="coefs", tol=_SETTLED, maxiter=_STEPS, scale_est=_scale
            )
    finally:
        gc.unfreeze()
    if fit.scale <= _ROUNDING:
        raise Undefined("half of the respondents or more lie exactly on one line")
    if fit.fit_history["iteration"] >= _STEPS:
        raise Undefined("the weights do not settle")
    return fit


def _scale(_, residuals):
    """Return the scale that RLM takes by itself, and free the memory of the step before.

    Each step holds its arrays in a cycle, 50 MB for a million respondents, until Python collects.
    """
    gc.collect()
    return mad(residuals, center=0)
