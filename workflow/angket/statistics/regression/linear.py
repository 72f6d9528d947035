"""Ordinary least squares, with classic and robust standard errors."""

from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy.special import fdtrc, stdtr, stdtrit

from angket.statistics.undefined import Undefined

CONSTANT = "(constant)"
# Less than this share of the variance left over is rounding: r is 1 to twelve digits.
_PERFECT = 2e-12
# Nor is a direction this short, beside the longest, one of its own.
_ROUNDING = 1e-12


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
    fit = _fit(response, predictors)
    if fit.is_perfect:
        raise Undefined("the fit is perfect, so nothing is left to test against")
    n, terms = fit.standardised.shape
    df = n - terms
    mean_square = fit.residual_ss / df
    b = fit.back @ fit.parameters
    root = fit.back @ fit.inverse_root
    errors = np.sqrt(mean_square * (root**2).sum(axis=1))
    reach = -stdtrit(df, (1 - confidence) / 2)
    coefficients = pd.DataFrame(
        {
            "b": b,
            "se": errors,
            "beta": fit.betas,
            "t": b / errors,
            "p": 2 * stdtr(df, -np.abs(b / errors)),
            "ci_low": b - reach * errors,
            "ci_high": b + reach * errors,
            **_robust(fit, b, df),
        },
        index=[CONSTANT, *predictors.columns],
    )
    r_squared = 1 - fit.residual_ss / fit.total_ss
    regression_ss = fit.total_ss - fit.residual_ss
    f = regression_ss / (terms - 1) / mean_square
    model = {
        "n": n,
        "r": float(np.sqrt(r_squared)),
        "r_squared": float(r_squared),
        "r_squared_adjusted": float(1 - (n - 1) / df * (1 - r_squared)),
        "se_estimate": float(np.sqrt(mean_square)),
        "f": float(f),
        "f_df1": terms - 1,
        "f_df2": df,
        "f_p": float(fdtrc(terms - 1, df, f)),
        "regression_ss": float(regression_ss),
        "regression_ms": float(regression_ss / (terms - 1)),
        "residual_ss": float(fit.residual_ss),
        "residual_ms": float(mean_square),
        "total_ss": float(fit.total_ss),
        "total_df": n - 1,
    }
    band = reach * np.sqrt(mean_square * fit.leverages)
    design = np.column_stack([np.ones(n), predictors.to_numpy(dtype=float)])
    return Regression(
        coefficients, model, fit.fitted, fit.residuals, fit.fitted - band, fit.fitted + band, design
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
    fit = _fit(response, predictors)
    if not fit.is_perfect:
        raise ValueError("the fit is not perfect")
    n, terms = fit.standardised.shape
    coefficients = pd.DataFrame(
        {"b": fit.back @ fit.parameters, "beta": fit.betas}, index=[CONSTANT, *predictors.columns]
    )
    perfect = {"r": 1.0, "r_squared": 1.0, "r_squared_adjusted": 1.0, "se_estimate": 0.0}
    return coefficients, {"n": n} | perfect | {"f_df1": terms - 1, "f_df2": n - terms}


def explained(response, design):
    """Return what share of the variance of a response a regression explains.

    Parameters
    ----------
    response : ndarray of float, shape (n,)
        Not the same for everyone.
    design : ndarray of float, shape (n, terms)
        A column of ones and the predictors, of which some may follow from others.

    Returns
    -------
    share : float
        R^2.
    rank : int
        How many columns are independent.

    Examples
    --------
    >>> design = np.column_stack([np.ones(4), [1.0, 2, 3, 4]])
    >>> share, rank = explained(np.array([2.0, 4, 5, 8]), design)
    >>> round(share, 3), rank
    (0.963, 2)
    """
    orthogonal, triangle = np.linalg.qr(design)
    left, sizes, _ = np.linalg.svd(triangle)
    independent = sizes > _ROUNDING * sizes[0]
    distances = response - response.mean()
    parts = left.T[independent] @ (orthogonal.T @ distances)
    return float(parts @ parts / (distances @ distances)), int(independent.sum())


class _LeastSquares(NamedTuple):
    """A fit on standardised predictors.

    `back` makes the coefficients of the predictors themselves from `parameters`;
    `inverse_root` times its transpose is the inverse of the cross products.
    """

    standardised: np.ndarray
    back: np.ndarray
    parameters: np.ndarray
    inverse_root: np.ndarray
    leverages: np.ndarray
    fitted: np.ndarray
    residuals: np.ndarray
    residual_ss: float
    total_ss: float
    betas: np.ndarray

    @property
    def is_perfect(self):
        return self.residual_ss <= _PERFECT * self.total_ss


def _fit(response, predictors):
    response, values = np.asarray(response, dtype=float), predictors.to_numpy(dtype=float)
    _require_information(response, predictors.columns, values)
    # Standardised predictors keep digits that distant means and unlike scales would lose.
    means, spreads = values.mean(axis=0), values.std(axis=0, ddof=1)
    standardised = np.column_stack([np.ones(len(values)), (values - means) / spreads])
    back = np.diag(np.append(1, 1 / spreads))
    back[0, 1:] = -means / spreads
    orthogonal, triangle = np.linalg.qr(standardised)
    if np.linalg.matrix_rank(triangle, rtol=len(values) * np.finfo(float).eps) < len(triangle):
        raise Undefined("one predictor follows exactly from the others")
    parameters = np.linalg.solve(triangle, orthogonal.T @ response)
    fitted = standardised @ parameters
    residuals, distances = response - fitted, response - response.mean()
    return _LeastSquares(
        standardised,
        back,
        parameters,
        np.linalg.inv(triangle),
        np.einsum("ij,ij->i", orthogonal, orthogonal),
        fitted,
        residuals,
        residuals @ residuals,
        distances @ distances,
        np.append(np.nan, parameters[1:] / response.std(ddof=1)),
    )


def _robust(fit, b, df):
    """Return the HC3 columns; Undefined when one respondent decides a coefficient alone."""
    if fit.leverages.max() > 1 - 1e-10:
        reason = Undefined("one respondent alone differs in a predictor (leverage 1)")
        return dict.fromkeys(("hc3_se", "hc3_t", "hc3_p"), [reason] * len(b))
    weighted = fit.standardised * (fit.residuals / (1 - fit.leverages))[:, None]
    bread = fit.back @ fit.inverse_root @ fit.inverse_root.T
    errors = np.sqrt(np.diag(bread @ (weighted.T @ weighted) @ bread.T))
    t = b / errors
    return {"hc3_se": errors, "hc3_t": t, "hc3_p": 2 * stdtr(df, -np.abs(t))}


def _require_information(response, names, values):
    n, terms = len(values), values.shape[1] + 1
    if n <= terms:
        raise Undefined(f"needs more than {terms} respondents for {terms} coefficients")
    # A spread this small beside the values is rounding.
    if np.ptp(response) <= 1e-12 * np.abs(response).max():
        raise Undefined("the response is the same for every respondent")
    for name, column in zip(names, values.T, strict=True):
        if np.ptp(column) == 0:
            raise Undefined(f"{name} is the same for every respondent")
