"""Ordinary least squares, with classic and robust standard errors."""

from typing import NamedTuple

import numpy as np
import pandas as pd

from angket.statistics.regression.least_squares import LeastSquares, least_squares
from angket.statistics.undefined import Undefined
from angket.subjects import CONSTANT

# Of a robust standard error beside the classic one: rounding.
_NOTHING = 1e-7


class Regression(NamedTuple):
    """A fitted linear regression.

    Attributes
    ----------
    coefficients : DataFrame
        Indexed by term, the constant first: b, se, beta, t, p, ci_low, ci_high, beta_ci_low,
        beta_ci_high, hc3_se, hc3_t, hc3_p. The constant has no beta (NaN).
    model : dict
        n, r, r_squared, r_squared_adjusted, se_estimate, f, f_df1, f_df2, f_p, and the
        rest of the analysis of variance: regression_ss, regression_ms, residual_ss,
        residual_ms, total_ss, total_df.
    fitted, residuals : ndarray of float, shape (n,)
    mean_low, mean_high : ndarray of float, shape (n,)
        Confidence band of the fitted mean.
    design : ndarray of float, shape (n, terms)
        The predictors, a column of ones first.
    fit : least_squares.LeastSquares
        What statsmodels fitted, for tests of combinations of coefficients.
    """

    coefficients: pd.DataFrame
    model: dict
    fitted: np.ndarray
    residuals: np.ndarray
    mean_low: np.ndarray
    mean_high: np.ndarray
    design: np.ndarray
    fit: LeastSquares


def linear_regression(response, predictors, confidence):
    """Regress one variable on one or several others.

    Parameters
    ----------
    response : array_like of float, shape (n,)
    predictors : DataFrame of float, shape (n, p)
        The names of its columns become the names of the terms.
    confidence : float
        Of the intervals of the coefficients, such as 0.95.

    Returns
    -------
    Regression

    Raises
    ------
    Undefined
        When there are no more respondents than coefficients, a variable is the same
        for everyone, one predictor follows from the others, or the fit is perfect (see
        `perfect_regression`).

    Notes
    -----
    statsmodels computes all of it, on the design of `least_squares`; only beta =
    b sd(x) / sd(y) is put together here, with its limits, which are those of a regression of
    standardised variables. Robust standard errors: HC3 [1]_.

    References
    ----------
    .. [1] MacKinnon, J. G. & White, H. (1985). Some heteroskedasticity-consistent
       covariance matrix estimators. Journal of Econometrics 29, 305-325.

    Examples
    --------
    >>> x = pd.DataFrame({"x": [1.0, 2, 3, 4]})
    >>> round(float(linear_regression([2.0, 4, 5, 8], x, 0.95).coefficients.loc["x", "b"]), 2)
    1.9
    """
    fit = least_squares(response, predictors)
    if fit.is_perfect:
        raise Undefined("the fit is perfect, so nothing is left to test against")
    results, alpha = fit.results, 1 - confidence
    terms = results.t_test(fit.back)
    low, high = terms.conf_int(alpha).T
    coefficients = pd.DataFrame(
        {
            "b": terms.effect,
            "se": terms.sd,
            "beta": _betas(fit, terms.effect),
            "t": terms.tvalue,
            "p": terms.pvalue,
            "ci_low": low,
            "ci_high": high,
            "beta_ci_low": _betas(fit, low),
            "beta_ci_high": _betas(fit, high),
            **_robust(fit, terms.sd),
        },
        index=[CONSTANT, *predictors.columns],
    )
    mean_low, mean_high = results.get_prediction().conf_int(alpha=alpha).T
    design = np.column_stack([np.ones(len(predictors)), predictors.to_numpy(dtype=float)])
    return Regression(
        coefficients,
        _model(results),
        np.asarray(results.fittedvalues),
        np.asarray(results.resid),
        mean_low,
        mean_high,
        design,
        fit,
    )


def _betas(fit, b):
    """Return the standardised coefficients, of which the constant has none."""
    return np.append(np.nan, b[1:] * fit.spreads / fit.results.model.endog.std(ddof=1))


def _robust(fit, classic):
    """Return the HC3 columns of the coefficients."""
    return hc3_of(fit, fit.back, classic)


def hc3_of(fit, combinations, classic):
    """Test combinations of coefficients by HC3 standard errors.

    Parameters
    ----------
    fit : least_squares.LeastSquares
    combinations : ndarray of float, shape (k, terms)
        Of the parameters of the fit.
    classic : ndarray of float, shape (k,)
        Their classic standard errors.

    Returns
    -------
    dict
        hc3_se, hc3_t, hc3_p; Undefined where what statsmodels divides is only rounding.
    """
    names = ("hc3_se", "hc3_t", "hc3_p")
    if fit.leverages.max() > 1 - 1e-10:
        reason = Undefined("one respondent alone differs in a predictor (leverage 1)")
        return dict.fromkeys(names, [reason] * len(combinations))
    # A variance of 0 may be just below it, of which numpy would warn.
    with np.errstate(invalid="ignore"):
        terms = fit.results.get_robustcov_results("HC3", use_t=True).t_test(combinations)
    found = [terms.sd, terms.tvalue, terms.pvalue]
    exact = ~(terms.sd > _NOTHING * classic)
    if exact.any():
        reason = Undefined("those who decide the coefficient lie exactly on the line")
        found = [np.where(exact, reason, values) for values in found]
    return dict(zip(names, found, strict=True))


def _model(results):
    # Of a line that explains nothing R^2 may be just below 0 by rounding.
    r_squared = max(0.0, float(results.rsquared))
    return {
        "n": int(results.nobs),
        "r": float(np.sqrt(r_squared)),
        "r_squared": r_squared,
        "r_squared_adjusted": float(results.rsquared_adj),
        "se_estimate": float(np.sqrt(results.mse_resid)),
        "f": float(results.fvalue),
        "f_df1": int(results.df_model),
        "f_df2": int(results.df_resid),
        "f_p": float(results.f_pvalue),
        "regression_ss": float(results.ess),
        "regression_ms": float(results.mse_model),
        "residual_ss": float(results.ssr),
        "residual_ms": float(results.mse_resid),
        "total_ss": float(results.centered_tss),
        "total_df": int(results.nobs) - 1,
    }


def perfect_regression(response, predictors):
    """Return what exists of a regression whose fit is perfect.

    The coefficients describe the line; errors, intervals and tests would compare
    them with residuals of 0. No library knows the case: statsmodels divides by what
    rounding leaves, prints a p of 0, and does not warn.

    Parameters
    ----------
    response : array_like of float, shape (n,)
    predictors : DataFrame of float, shape (n, p)

    Returns
    -------
    coefficients : DataFrame
        Indexed by term, the constant first: b, beta (NaN for the constant).
    model : dict
        n, r, r_squared, r_squared_adjusted, se_estimate, f_df1, f_df2.

    Raises
    ------
    ValueError
        When the respondents do not lie on a line.
    Undefined
        When there is no regression at all, as `linear_regression`.

    Examples
    --------
    >>> x = pd.DataFrame({"x": [1.0, 2, 3, 4]})
    >>> perfect_regression([3.0, 5, 7, 9], x)[0]["b"].round(9).tolist()
    [1.0, 2.0]
    """
    fit = least_squares(response, predictors)
    if not fit.is_perfect:
        raise ValueError("the fit is not perfect")
    b = fit.back @ fit.results.params
    coefficients = pd.DataFrame(
        {"b": b, "beta": _betas(fit, b)}, index=[CONSTANT, *predictors.columns]
    )
    n, terms = fit.results.model.exog.shape
    perfect = {"r": 1.0, "r_squared": 1.0, "r_squared_adjusted": 1.0, "se_estimate": 0.0}
    return coefficients, {"n": n} | perfect | {"f_df1": terms - 1, "f_df2": n - terms}
