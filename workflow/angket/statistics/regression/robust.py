"""Linear regression that a few unusual answers cannot bend."""

from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy.special import chdtrc, ndtr, ndtri

from angket.statistics.distribution.patterns import count_patterns
from angket.statistics.regression.linear import CONSTANT, linear_regression
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
        wald, wald_df, wald_p (chi-square test of all predictors together).
    """

    coefficients: pd.DataFrame
    model: dict


def robust_regression(response, predictors):
    """Regress one variable on others by Huber's M-estimator.

    Parameters
    ----------
    response : array_like of float, shape (n,)
    predictors : DataFrame of float, shape (n, p)

    Returns
    -------
    RobustRegression

    Raises
    ------
    Undefined
        As `linear.linear_regression` does; when half of the respondents
        or more lie exactly on one line, so that the residuals have no scale; when the
        iteration does not settle.

    Notes
    -----
    Residuals beyond 1.345 times the scale count less the farther they are [1]_. The
    scale is the median of their absolute values over the normal quantile of .75, made
    anew in every step; standard errors are Huber's first form. R's MASS::rlm does the
    same but rounds that quantile to 0.6745 and divides the variance of psi' by n - 1:
    its coefficients differ in the sixth digit, its standard errors by less than 1 / n.

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
    response = np.asarray(response, dtype=float)
    # Refuses what no regression can be made of.
    design = linear_regression(response, predictors, 0.95).design
    # Standardised variables settle at one tolerance; `back` undoes them.
    means, spreads = design[:, 1:].mean(axis=0), design[:, 1:].std(axis=0)
    centre, spread = response.mean(), response.std()
    back = np.diag(np.append(1, 1 / spreads)) * spread
    back[0, 1:] = -means / spreads * spread
    patterns, counts = count_patterns(np.column_stack([response, design[:, 1:]]))
    standardised = (patterns[:, 1:] - means) / spreads
    fit = _fit(
        (patterns[:, 0] - centre) / spread,
        np.column_stack([np.ones(len(counts)), standardised]),
        counts,
    )
    b = back @ fit.coefficients
    b[0] += centre
    covariance = back @ fit.covariance @ back.T
    errors = np.sqrt(np.diag(covariance))
    z = b / errors
    wald = float(b[1:] @ np.linalg.solve(covariance[1:, 1:], b[1:]))
    coefficients = pd.DataFrame(
        {"b": b, "se": errors, "z": z, "p": 2 * ndtr(-np.abs(z))},
        index=[CONSTANT, *predictors.columns],
    )
    model = {
        "n": len(response),
        "scale": float(fit.scale * spread),
        "downweighted": int(counts[fit.weights < 1].sum()),
        "wald": wald,
        "wald_df": len(b) - 1,
        "wald_p": float(chdtrc(len(b) - 1, wald)),
    }
    return RobustRegression(coefficients, model)


class _Fit(NamedTuple):
    coefficients: np.ndarray
    covariance: np.ndarray
    scale: float
    weights: np.ndarray


def _fit(response, design, counts):
    """Repeat weighted least squares until the weights of the patterns settle."""
    weights, before = np.ones(len(counts)), np.inf
    for _ in range(_STEPS):
        root = np.sqrt(weights * counts)
        coefficients = np.linalg.lstsq(root[:, None] * design, root * response, rcond=None)[0]
        residuals = response - design @ coefficients
        sizes = np.abs(residuals)
        scale = float(_median(sizes, counts) / ndtri(0.75))
        if scale <= _ROUNDING:
            raise Undefined("half of the respondents or more lie exactly on one line")
        if (np.abs(coefficients - before) <= _SETTLED).all():
            covariance = _covariance(residuals / scale, design, counts) * scale**2
            return _Fit(coefficients, covariance, scale, weights)
        before = coefficients
        limit = TUNING * scale
        weights = limit / np.maximum(sizes, limit)
    raise Undefined("the weights do not settle")


def _median(values, counts):
    """Return the median of values of which each stands for as many as its count."""
    order = np.argsort(values)
    places = counts[order].cumsum()
    middle = np.floor((places[-1] + 1) / 2), np.floor(places[-1] / 2) + 1
    return values[order][np.searchsorted(places, middle)].mean()


def _covariance(scaled, design, counts):
    """Return Huber's first form, for residuals over their scale."""
    n, terms = counts.sum(), design.shape[1]
    bounded = np.clip(scaled, -TUNING, TUNING)
    within = counts[np.abs(scaled) <= TUNING].sum() / n
    correction = 1 + terms / n * (1 - within) / within
    variance = counts @ bounded**2 / (n - terms) / within**2
    return correction**2 * variance * np.linalg.inv(design.T @ (counts[:, None] * design))
