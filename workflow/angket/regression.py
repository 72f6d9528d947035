"""Ordinary least squares, with classic and robust standard errors."""

from typing import NamedTuple

import numpy as np
import pandas as pd
from statsmodels.regression.linear_model import OLS

from angket.undefined import Undefined

CONSTANT = "(constant)"
# Less than this share of the variance left over is rounding: r is 1 to twelve digits.
_PERFECT = 2e-12


class Regression(NamedTuple):
    """A fitted linear regression.

    Attributes
    ----------
    coefficients : DataFrame
        Indexed by term, the constant first: b, se, beta, t, p, ci_low, ci_high,
        hc3_se, hc3_t, hc3_p. The constant has no beta (NaN).
    model : dict
        n, r, r_squared, r_squared_adjusted, se_estimate, f, f_df1, f_df2, f_p, and the
        rest of the analysis of variance: regression_ss, regression_ms, residual_ss,
        residual_ms, total_ss, total_df.
    fitted, residuals : ndarray of float, shape (n,)
    mean_low, mean_high : ndarray of float, shape (n,)
        Confidence band of the fitted mean.
    design : ndarray of float, shape (n, terms)
        The predictors, a column of ones first.
    """

    coefficients: pd.DataFrame
    model: dict
    fitted: np.ndarray
    residuals: np.ndarray
    mean_low: np.ndarray
    mean_high: np.ndarray
    design: np.ndarray


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
    Standardised coefficient: beta = b sd(x) / sd(y). Robust standard errors: HC3 [1]_.

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
    response = np.asarray(response, dtype=float)
    fit, design, standardised, back = _fit(response, predictors)
    if _is_perfect(fit):
        raise Undefined("the fit is perfect, so nothing is left to test against")
    classic = fit.t_test(back)
    interval = classic.conf_int(alpha=1 - confidence)
    coefficients = pd.DataFrame(
        {
            "b": classic.effect,
            "se": classic.sd,
            "beta": np.append(np.nan, fit.params[1:] / response.std(ddof=1)),
            "t": classic.tvalue,
            "p": classic.pvalue,
            "ci_low": interval[:, 0],
            "ci_high": interval[:, 1],
            **_robust(fit, standardised, back),
        },
        index=[CONSTANT, *predictors.columns],
    )
    model = {
        "n": int(fit.nobs),
        "r": float(np.sqrt(fit.rsquared)),
        "r_squared": float(fit.rsquared),
        "r_squared_adjusted": float(fit.rsquared_adj),
        "se_estimate": float(np.sqrt(fit.mse_resid)),
        "f": float(fit.fvalue),
        "f_df1": int(fit.df_model),
        "f_df2": int(fit.df_resid),
        "f_p": float(fit.f_pvalue),
        "regression_ss": float(fit.ess),
        "regression_ms": float(fit.mse_model),
        "residual_ss": float(fit.ssr),
        "residual_ms": float(fit.mse_resid),
        "total_ss": float(fit.centered_tss),
        "total_df": int(fit.nobs) - 1,
    }
    band = fit.get_prediction().conf_int(alpha=1 - confidence)
    return Regression(
        coefficients, model, fit.fittedvalues, fit.resid, band[:, 0], band[:, 1], design
    )


def perfect_regression(response, predictors):
    """Return what exists of a regression whose fit is perfect.

    The coefficients describe the line; errors, intervals and tests would compare
    them with residuals of 0.

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
    response = np.asarray(response, dtype=float)
    fit, _, _, back = _fit(response, predictors)
    if not _is_perfect(fit):
        raise ValueError("the fit is not perfect")
    beta = np.append(np.nan, fit.params[1:] / response.std(ddof=1))
    coefficients = pd.DataFrame(
        {"b": back @ fit.params, "beta": beta}, index=[CONSTANT, *predictors.columns]
    )
    perfect = {"r": 1.0, "r_squared": 1.0, "r_squared_adjusted": 1.0, "se_estimate": 0.0}
    df = {"f_df1": int(fit.df_model), "f_df2": int(fit.df_resid)}
    return coefficients, {"n": int(fit.nobs)} | perfect | df


def _fit(response, predictors):
    """Return the fit, its design, the standardised design, and the way back from that."""
    values = predictors.to_numpy(dtype=float)
    design = np.column_stack([np.ones(len(values)), values])
    _require_information(response, predictors, design)
    # Standardised predictors keep digits that distant means and unlike scales would lose;
    # `back` makes the coefficients of the predictors themselves from theirs.
    means, spreads = values.mean(axis=0), values.std(axis=0, ddof=1)
    standardised = np.column_stack([np.ones(len(values)), (values - means) / spreads])
    back = np.diag(np.append(1, 1 / spreads))
    back[0, 1:] = -means / spreads
    return OLS(response, standardised).fit(method="qr"), design, standardised, back


def _is_perfect(fit):
    return fit.ssr <= _PERFECT * fit.centered_tss


def _robust(fit, design, back):
    """Return the HC3 columns; Undefined when one respondent decides a coefficient alone."""
    orthogonal, _ = np.linalg.qr(design)
    if (orthogonal**2).sum(axis=1).max() > 1 - 1e-10:
        reason = Undefined("one respondent alone differs in a predictor (leverage 1)")
        return dict.fromkeys(("hc3_se", "hc3_t", "hc3_p"), [reason] * len(back))
    robust = fit.get_robustcov_results("HC3").t_test(back)
    return {"hc3_se": robust.sd, "hc3_t": robust.tvalue, "hc3_p": robust.pvalue}


def _require_information(response, predictors, design):
    n, terms = design.shape
    if n <= terms:
        raise Undefined(f"needs more than {terms} respondents for {terms} coefficients")
    # A spread this small beside the values is rounding.
    if np.ptp(response) <= 1e-12 * np.abs(response).max():
        raise Undefined("the response is the same for every respondent")
    for name in predictors:
        if predictors[name].nunique() == 1:
            raise Undefined(f"{name} is the same for every respondent")
    if np.linalg.matrix_rank(design - np.append(0, design[:, 1:].mean(axis=0))) < terms:
        raise Undefined("one predictor follows exactly from the others")
