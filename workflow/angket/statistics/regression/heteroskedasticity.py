"""Does the spread of the residuals depend on the predictors?"""

from itertools import combinations_with_replacement

import numpy as np
from scipy.linalg import qr
from statsmodels.stats.diagnostic import het_breuschpagan, het_white

from angket.statistics.regression.least_squares import standardised_design
from angket.statistics.regression.linear import linear_regression
from angket.statistics.undefined import Undefined

_TABLE = ["b", "se", "beta", "t", "p"]
# A square or product of standardised predictors that adds less than this follows from others.
_ROUNDING = 1e-12


def glejser(residuals, predictors):
    """Regress the absolute residuals on the predictors [1]_.

    Parameters
    ----------
    residuals : array_like of float, shape (n,)
    predictors : DataFrame of float, shape (n, p)

    Returns
    -------
    DataFrame
        Indexed by term, the constant first: b, se, beta, t, p. A predictor with a
        significant coefficient speaks for heteroskedasticity.

    Raises
    ------
    Undefined
        As `angket.statistics.regression.linear.linear_regression` does.

    References
    ----------
    .. [1] Glejser, H. (1969). A new test for heteroskedasticity. Journal of the
       American Statistical Association 64, 316-323.

    Examples
    --------
    >>> import pandas as pd
    >>> x = pd.DataFrame({"x": [1.0, 2, 3, 4]})
    >>> round(float(glejser([0.5, -1, 1.5, -1], x).loc["x", "b"]), 2)
    0.2
    """
    _require_sizes(residuals)
    return linear_regression(np.abs(residuals), predictors, 0.95).coefficients[_TABLE]


def park(residuals, predictors):
    """Regress the logarithm of the squared residuals on those of the predictors [1]_.

    Parameters
    ----------
    residuals : array_like of float, shape (n,)
    predictors : DataFrame of float, shape (n, p)
        Above zero.

    Returns
    -------
    DataFrame
        As `glejser` returns it.

    Raises
    ------
    Undefined
        When a value has no logarithm, or as `linear_regression` does.

    References
    ----------
    .. [1] Park, R. E. (1966). Estimation with heteroscedastic error terms.
       Econometrica 34, 888.

    Examples
    --------
    >>> import pandas as pd
    >>> x = pd.DataFrame({"x": [1.0, 2, 3, 4]})
    >>> round(float(park([0.5, -1, 1.5, -1], x).loc["x", "b"]), 2)
    1.24
    """
    residuals = np.asarray(residuals, dtype=float)
    _require_sizes(residuals)
    _require_logarithms(predictors)
    if (residuals == 0).any():
        raise Undefined("a residual is exactly 0, which has no logarithm")
    logarithms = np.log(predictors.astype(float))
    return linear_regression(np.log(residuals**2), logarithms, 0.95).coefficients[_TABLE]


def _require_logarithms(predictors):
    """Refuse totals that have no logarithm, and name every predictor that has some."""
    lowest = predictors.min()
    names = ", ".join(str(name) for name in predictors if lowest[name] <= 0)
    if lowest.min() < 0:
        raise Undefined(f"totals of 0 or less have no logarithm, and occur in {names}")
    if names:
        raise Undefined(f"a total of 0 has no logarithm, and occurs in {names}")


def _require_sizes(residuals):
    """Residuals of one size leave nothing that could depend on a predictor."""
    sizes = np.abs(np.asarray(residuals, dtype=float))
    if np.ptp(sizes) <= 1e-10 * sizes.max():
        raise Undefined("all residuals are of one size")


def white(residuals, design):
    """Regress the squared residuals on predictors, their squares and products [1]_.

    Parameters
    ----------
    residuals : array_like of float, shape (n,)
    design : ndarray of float, shape (n, terms)
        The predictors, a column of ones first.

    Returns
    -------
    dict
        white_lm, white_p.

    Raises
    ------
    Undefined
        When all residuals are of one size, or there are too few respondents for the auxiliary
        regression.

    Notes
    -----
    statsmodels' het_white, of standardised predictors: of totals 10,000 standard deviations from
    0 it gives 1.54 for 1.99. A predictor of two values is its own square. het_white is for products
    none of which follows from others: where some do, it took rounding for information in 543 of
    3,000 samples, so White's statistic is then that of Koenker's test, of products that do not.

    References
    ----------
    .. [1] White, H. (1980). A heteroskedasticity-consistent covariance matrix
       estimator and a direct test for heteroskedasticity. Econometrica 48, 817-838.

    Examples
    --------
    >>> design = np.column_stack([np.ones(5), [1.0, 2, 3, 4, 6]])
    >>> round(white([0.5, -1, 1.5, -1, 0], design)["white_lm"], 2)
    3.79
    """
    _require_sizes(residuals)
    n, terms = design.shape
    needed = terms * (terms + 1) // 2
    if n <= needed:
        raise Undefined(f"needs more than {needed} respondents")
    residuals, standardised = np.asarray(residuals, dtype=float), standardised_design(design)
    # The first of them is the constant.
    pairs = list(combinations_with_replacement(standardised.T, 2))[1:]
    products = np.column_stack([a * b for a, b in pairs])
    independent = _independent(products)
    if len(independent) == len(pairs):
        lm, p, *_ = het_white(residuals, standardised)
    else:
        kept = np.column_stack([np.ones(n), products[:, independent]])
        lm, p, *_ = het_breuschpagan(residuals, kept)
    return {"white_lm": float(lm), "white_p": float(p)}


def _independent(columns):
    """Return the places of columns of which none follows from the others and a constant."""
    columns = columns / np.linalg.norm(columns, axis=0)
    triangle, order = qr(columns - columns.mean(axis=0), mode="r", pivoting=True)
    return np.sort(order[np.abs(np.diag(triangle)) > _ROUNDING])


def breusch_pagan(residuals, design):
    """Test whether the squared residuals follow the predictors.

    Parameters
    ----------
    residuals : array_like of float, shape (n,)
    design : ndarray of float, shape (n, terms)
        The predictors, a column of ones first.

    Returns
    -------
    dict
        breusch_pagan_lm, breusch_pagan_p (the original form [1]_, which takes the
        residuals for normal), koenker_lm, koenker_p (studentised [2]_, which does not).

    Raises
    ------
    Undefined
        When all residuals are of one size, of which statsmodels makes a p of 1.

    Notes
    -----
    statsmodels' het_breuschpagan, of standardised predictors.

    References
    ----------
    .. [1] Breusch, T. S. & Pagan, A. R. (1979). A simple test for heteroscedasticity
       and random coefficient variation. Econometrica 47, 1287-1294.
    .. [2] Koenker, R. (1981). A note on studentizing a test for heteroscedasticity.
       Journal of Econometrics 17, 107-112.

    Examples
    --------
    >>> design = np.column_stack([np.ones(5), [1.0, 2, 3, 4, 6]])
    >>> sorted(breusch_pagan([0.5, -1, 1.5, -1, 0], design))[0]
    'breusch_pagan_lm'
    """
    _require_sizes(residuals)
    residuals, standardised = np.asarray(residuals, dtype=float), standardised_design(design)
    original, original_p, *_ = het_breuschpagan(residuals, standardised, robust=False)
    koenker, koenker_p, *_ = het_breuschpagan(residuals, standardised)
    return {
        "breusch_pagan_lm": float(original),
        "breusch_pagan_p": float(original_p),
        "koenker_lm": float(koenker),
        "koenker_p": float(koenker_p),
    }
