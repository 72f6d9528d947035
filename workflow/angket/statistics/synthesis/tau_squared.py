"""The variance of true effects between studies, tau squared."""

import numpy as np
from scipy.optimize import brentq

from angket.statistics.synthesis.weighted import checked, constant, fit_weighted
from angket.statistics.undefined import Undefined

ESTIMATORS = ("common", "dl", "pm", "ml", "reml")
# Doublings of the upper end of the search; effects and variances are of ordinary size.
_DOUBLINGS = 200
# Of two, times the mean variance: where the search for peaks of a likelihood looks first.
_POWERS = (-6, 4)


def tau_squared(effects, variances, estimator="reml", design=None):
    """Estimate the variance of true effects between studies.

    Parameters
    ----------
    effects, variances : array_like of float, shape (k,)
    estimator : str
        "common" (0: one true effect), "dl" (DerSimonian and Laird [1]_), "pm" (Paule and
        Mandel [2]_), "ml" (greatest likelihood) or "reml" (greatest restricted likelihood [3]_).
    design : ndarray of float, shape (k, p), optional
        Moderators with the constant first; without it, the constant alone.

    Returns
    -------
    float
        0 where the estimate would not be positive, and for a single study, which shows nothing of
        differences between studies.

    Raises
    ------
    Undefined
        As `weighted.checked` and `weighted.fit_weighted` do.

    Notes
    -----
    PM, ML and REML are roots of y'Py = k - p, y'PPy = sum(w) and y'PPy = tr(P), found between two
    ends by Brent's method to the last digits, whereas metafor stops at the fifth to ninth by
    default. A likelihood may have several peaks, one of them at 0: the highest is taken.

    References
    ----------
    .. [1] DerSimonian, R., & Laird, N. (1986). Meta-analysis in clinical trials. Controlled
       Clinical Trials 7, 177-188.
    .. [2] Paule, R. C., & Mandel, J. (1982). Consensus values and weighting factors. Journal of
       Research of the National Bureau of Standards 87, 377-385.
    .. [3] Viechtbauer, W. (2005). Bias and efficiency of meta-analytic variance estimators in
       the random-effects model. Journal of Educational and Behavioral Statistics 30, 261-293.

    Examples
    --------
    >>> round(tau_squared([0.1, 0.3, 0.6], [0.01, 0.01, 0.01], "dl"), 4)
    0.0533
    """
    effects, variances = checked(effects, variances)
    if estimator not in ESTIMATORS:
        raise ValueError(f"{estimator!r} is none of {', '.join(ESTIMATORS)}")
    design = constant(len(effects)) if design is None else design
    df = len(effects) - design.shape[1]
    at_zero = fit_weighted(effects, variances, design)
    if estimator == "common" or df == 0:
        return 0.0
    if estimator == "dl":
        return max(0.0, (at_zero.sum_of_squares - df) / at_zero.trace)

    def excess(value):
        fit = fit_weighted(effects, variances, design, value)
        if estimator == "pm":
            return fit.sum_of_squares - df
        scores = (fit.weights * fit.residuals) @ (fit.weights * fit.residuals)
        return scores - (fit.trace if estimator == "reml" else fit.weights.sum())

    start = float(variances.mean())
    if estimator == "pm":
        return root_above_zero(excess, start)
    told = f"log_likelihood{'_restricted' if estimator == 'reml' else ''}"
    peaks = _peaks(excess, start)
    if len(peaks) == 1:
        return peaks[0]
    return max(peaks, key=lambda at: log_likelihoods(effects, variances, at, design)[told])


def _peaks(slope, start):
    """Return where a function of which the slope is known has peaks, from 0 up, at least one.

    Peaks that are nearer to each other than by a factor of two may be taken for one.
    """
    ends = [0.0, *(start * 2.0**power for power in range(*_POWERS))]
    slopes = [slope(end) for end in ends]
    while slopes[-1] >= 0:
        if len(ends) > _DOUBLINGS:
            raise Undefined("the search for tau squared finds no end")
        ends.append(2 * ends[-1])
        slopes.append(slope(ends[-1]))
    found = [0.0] if slopes[0] <= 0 else []
    for place in range(len(ends) - 1):
        if slopes[place] > 0 and slopes[place + 1] <= 0:
            found.append(_root(slope, ends[place], ends[place + 1]))
    return found


def root_above_zero(excess, start):
    """Return where a function falls to 0, or 0 when it is not positive there.

    Parameters
    ----------
    excess : callable
        Of a number from 0 up; negative from some number on.
    start : float
        First upper end to try.

    Returns
    -------
    float

    Raises
    ------
    Undefined
        When the function stays positive.

    Examples
    --------
    >>> round(root_above_zero(lambda value: 2 - value, start=0.5), 12)
    2.0
    """
    if excess(0.0) <= 0:
        return 0.0
    upper = start
    for _ in range(_DOUBLINGS):
        if excess(upper) < 0:
            return _root(excess, 0.0, upper)
        upper *= 2
    raise Undefined("the search for tau squared finds no end")


def _root(excess, low, high):
    return float(brentq(excess, low, high, xtol=1e-18, rtol=4 * np.finfo(float).eps))


def tau_squared_se(effects, variances, value, estimator="reml", design=None):
    """Return the standard error of an estimate of tau squared.

    Parameters
    ----------
    effects, variances : array_like of float, shape (k,)
    value : float
        The estimate.
    estimator : str
    design : ndarray of float, shape (k, p), optional

    Returns
    -------
    float

    Raises
    ------
    Undefined
        For one common effect, and without a degree of freedom.

    Notes
    -----
    As metafor has it: sqrt(2 / tr(PP)) for REML and sqrt(2 / sum(w^2)) for ML; for DL from the
    variance of Q, for PM sqrt(2 k^2 / (k - p)) / sum(w). It is too rough for an interval: see
    `heterogeneity.tau_squared_interval`.

    Examples
    --------
    >>> round(tau_squared_se([0.1, 0.3, 0.6], [0.01, 0.01, 0.01], 0.0533, "reml"), 4)
    0.0633
    """
    effects, variances = checked(effects, variances)
    design = constant(len(effects)) if design is None else design
    k, p = design.shape
    if estimator == "common":
        raise Undefined("a common effect has no variance between studies")
    if k == p:
        raise Undefined("as many coefficients as studies leave no degree of freedom")
    fit = fit_weighted(effects, variances, design, 0.0 if estimator == "dl" else value)
    if estimator == "ml":
        return float(np.sqrt(2 / (fit.weights**2).sum()))
    if estimator == "pm":
        return float(np.sqrt(2 * k**2 / (k - p)) / fit.weights.sum())
    squared = _trace_of_square(fit, design)
    if estimator == "reml":
        return float(np.sqrt(2 / squared))
    of_q = 2 * (k - p) + 4 * value * fit.trace + 2 * value**2 * squared
    return float(np.sqrt(of_q) / fit.trace)


def _trace_of_square(fit, design):
    """Return tr(PP) without a matrix of studies by studies."""
    second = fit.covariance @ (design.T @ (design * (fit.weights**2)[:, None]))
    third = fit.covariance @ (design.T @ (design * (fit.weights**3)[:, None]))
    return (fit.weights**2).sum() - 2 * np.trace(third) + np.trace(second @ second)


def log_likelihoods(effects, variances, value, design=None):
    """Return the log-likelihood of effects and the restricted one.

    Parameters
    ----------
    effects, variances : array_like of float, shape (k,)
    value : float
        Tau squared.
    design : ndarray of float, shape (k, p), optional

    Returns
    -------
    dict
        log_likelihood, log_likelihood_restricted.

    Notes
    -----
    The restricted one holds log|X'X| / 2, as in metafor; other programs leave that constant out.

    Examples
    --------
    >>> round(log_likelihoods([0.1, 0.3], [0.01, 0.01], 0.0)["log_likelihood"], 3)
    1.767
    """
    effects, variances = checked(effects, variances)
    design = constant(len(effects)) if design is None else design
    k, p = design.shape
    fit = fit_weighted(effects, variances, design, value)
    common = np.log(fit.weights).sum() - fit.sum_of_squares
    restricted = np.linalg.slogdet(design.T @ design)[1] + np.linalg.slogdet(fit.covariance)[1]
    return {
        "log_likelihood": float((common - k * np.log(2 * np.pi)) / 2),
        "log_likelihood_restricted": float((common + restricted - (k - p) * np.log(2 * np.pi)) / 2),
    }
