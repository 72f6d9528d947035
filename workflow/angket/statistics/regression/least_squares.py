"""The least squares fit that every linear regression here rests on, by statsmodels."""

from typing import NamedTuple

import numpy as np
from statsmodels.regression.linear_model import OLS, RegressionResultsWrapper

from angket.statistics.undefined import Undefined

# Less than this share of the variance left over is rounding: r is 1 to twelve digits.
_PERFECT = 2e-12


class LeastSquares(NamedTuple):
    """A fit by statsmodels on an orthonormal design, and the way back to the predictors.

    Attributes
    ----------
    results : RegressionResultsWrapper
        On the orthonormal design, whose columns stand for the constant and the predictors
        together: sums of squares, R^2 and F are those of the regression, parameters are not.
    back : ndarray of float, shape (terms, terms)
        Makes the coefficients of the constant and the predictors from those parameters. Its rows
        are the hypotheses that `results.t_test` takes.
    spreads : ndarray of float, shape (p,)
        Standard deviations of the predictors.
    """

    results: RegressionResultsWrapper
    back: np.ndarray
    spreads: np.ndarray

    @property
    def is_perfect(self):
        """Whether what is left over is only rounding, which statsmodels tests all the same."""
        return self.results.ssr <= _PERFECT * self.results.centered_tss

    @property
    def leverages(self):
        """What each respondent's own response weighs in the fitted one, shape (n,)."""
        return (self.results.model.exog**2).sum(axis=1)


def least_squares(response, predictors):
    """Fit one variable by one or several others.

    Parameters
    ----------
    response : array_like of float, shape (n,)
    predictors : DataFrame of float, shape (n, p)

    Returns
    -------
    LeastSquares

    Raises
    ------
    Undefined
        When there are no more respondents than coefficients, a variable is the same for everyone,
        or one predictor follows from the others.

    Notes
    -----
    statsmodels' OLS loses digits of a design whose columns are nearly collinear, or far from 0:
    on NIST's Longley and Wampler data up to three of the standard errors even where predictors
    are standardised. Its figures do not depend on which columns span a design, so it gets
    orthonormal ones, and loses none.

    Examples
    --------
    >>> import pandas as pd
    >>> fit = least_squares([2.0, 4, 5, 8], pd.DataFrame({"x": [1.0, 2, 3, 4]}))
    >>> float(fit.results.t_test(fit.back).effect[1].round(9))
    1.9
    """
    response, values = np.asarray(response, dtype=float), predictors.to_numpy(dtype=float)
    _require_information(response, predictors.columns, values)
    means, spreads = values.mean(axis=0), values.std(axis=0, ddof=1)
    standardised = np.column_stack([np.ones(len(values)), (values - means) / spreads])
    orthonormal, triangle = np.linalg.qr(standardised)
    if np.linalg.matrix_rank(triangle, rtol=len(values) * np.finfo(float).eps) < len(triangle):
        raise Undefined("one predictor follows exactly from the others")
    back = np.diag(np.append(1, 1 / spreads))
    back[0, 1:] = -means / spreads
    results = OLS(response, orthonormal, hasconst=True).fit()
    return LeastSquares(results, back @ np.linalg.inv(triangle), spreads)


def standardised_design(design):
    """Return a design whose predictors have mean 0 and standard deviation 1.

    Parameters
    ----------
    design : ndarray of float, shape (n, terms)
        The predictors, a column of ones first.

    Returns
    -------
    ndarray of float, shape (n, terms)

    Examples
    --------
    >>> standardised_design(np.array([[1.0, 4], [1, 6]])).tolist()
    [[1.0, -1.0], [1.0, 1.0]]
    """
    predictors = design[:, 1:]
    scores = (predictors - predictors.mean(axis=0)) / predictors.std(axis=0)
    return np.column_stack([design[:, 0], scores])


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
