"""Effects of studies regressed on moderators, weighted by the inverse of their variance."""

from typing import NamedTuple

import numpy as np

from angket.statistics.undefined import Undefined


class WeightedFit(NamedTuple):
    """Weighted least squares of effects whose variances are known.

    Attributes
    ----------
    coefficients : ndarray of float, shape (p,)
    covariance : ndarray of float, shape (p, p)
        Inverse of X'WX.
    residuals, weights : ndarray of float, shape (k,)
        The weight of a study is 1 / (its variance + tau squared).
    sum_of_squares : float
        Of the weighted residuals; Cochran's Q when tau squared is 0.
    trace : float
        Of P = W - WX(X'WX)^-1 X'W, the matrix that makes weighted residuals of effects.
    """

    coefficients: np.ndarray
    covariance: np.ndarray
    residuals: np.ndarray
    weights: np.ndarray
    sum_of_squares: float
    trace: float


def checked(effects, variances):
    """Return effects and variances as arrays that can be pooled.

    Parameters
    ----------
    effects, variances : array_like of float, shape (k,)

    Returns
    -------
    tuple of ndarray

    Raises
    ------
    Undefined
        When there is no study, an effect is not a finite number, or a variance is not a
        finite number above 0: a study without variance would take the whole weight.

    Examples
    --------
    >>> checked([0.3, 0.4], [0.01, 0])
    Traceback (most recent call last):
    angket.statistics.undefined.Undefined: undefined: a study has no sampling variance above zero
    """
    effects, variances = np.asarray(effects, dtype=float), np.asarray(variances, dtype=float)
    if not len(effects):
        raise Undefined("there is no study to pool")
    if not np.isfinite(effects).all():
        raise Undefined("a study has no finite effect")
    if not (np.isfinite(variances) & (variances > 0)).all():
        raise Undefined("a study has no sampling variance above zero")
    return effects, variances


def constant(k):
    """Return the design of a pool without moderators.

    >>> constant(3).shape
    (3, 1)
    """
    return np.ones((k, 1))


def checked_design(design):
    """Return a design whose columns do not repeat each other.

    Parameters
    ----------
    design : ndarray of float, shape (k, p)
        With the constant as its first column.

    Returns
    -------
    ndarray

    Raises
    ------
    Undefined
        When moderators repeat each other or there are fewer studies than coefficients.

    Examples
    --------
    >>> checked_design(np.ones((3, 2)))  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    angket.statistics.undefined.Undefined: undefined: the moderators repeat each other, ...
    """
    design = np.asarray(design, dtype=float)
    if np.linalg.matrix_rank(design) < design.shape[1]:
        raise Undefined("the moderators repeat each other, do not vary, or outnumber the studies")
    return design


def fit_weighted(effects, variances, design, tau_squared=0.0):
    """Fit effects by weighted least squares.

    Parameters
    ----------
    effects, variances : ndarray of float, shape (k,)
    design : ndarray of float, shape (k, p)
        With the constant as its first column; see `checked_design`.
    tau_squared : float
        Variance between studies, added to the variance of each.

    Returns
    -------
    WeightedFit

    Notes
    -----
    Own code: statsmodels and PyMARE compute a pooled effect alike, but neither has the
    estimators of tau squared to ten digits, nor most of what is made of them [1]_.

    References
    ----------
    .. [1] Viechtbauer, W. (2010). Conducting meta-analyses in R with the metafor package.
       Journal of Statistical Software 36(3), 1-48.

    Examples
    --------
    >>> fit = fit_weighted(np.array([0.2, 0.4]), np.array([0.01, 0.03]), constant(2))
    >>> fit.coefficients.round(3)
    array([0.25])
    """
    return fit_by_weights(effects, 1 / (variances + tau_squared), design)


def fit_by_weights(effects, weights, design):
    """Fit effects with weights of one's own.

    Parameters
    ----------
    effects, weights : ndarray of float, shape (k,)
    design : ndarray of float, shape (k, p)

    Returns
    -------
    WeightedFit

    Examples
    --------
    >>> fit_by_weights(np.array([0.2, 0.4]), np.array([3.0, 1]), constant(2)).coefficients.round(2)
    array([0.25])
    """
    weighted = design * weights[:, None]
    covariance = np.linalg.inv(design.T @ weighted)
    # Around one study, so that equal effects leave residuals of exactly 0.
    centre = effects[0]
    coefficients = covariance @ (weighted.T @ (effects - centre))
    residuals = effects - centre - design @ coefficients
    coefficients[0] += centre
    trace = weights.sum() - np.einsum("ij,ji->", covariance, weighted.T @ weighted)
    return WeightedFit(
        coefficients,
        covariance,
        residuals,
        weights,
        float(weights @ residuals**2),
        float(trace),
    )
