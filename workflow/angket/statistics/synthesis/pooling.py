"""One effect made of several studies."""

from typing import NamedTuple

import numpy as np
from scipy import stats

from angket.statistics.synthesis.prediction import (
    prediction_interval,
    prediction_interval_as_tested,
)
from angket.statistics.synthesis.tau_squared import tau_squared as estimate_tau_squared
from angket.statistics.synthesis.weighted import checked, constant, fit_weighted
from angket.statistics.undefined import Undefined, all_undefined, or_undefined

TESTS = ("z", "knapp_hartung", "ad_hoc")


class Pool(NamedTuple):
    """A pooled effect.

    Attributes
    ----------
    figures : dict
        k, estimate, se, z or t (with df), p, ci_low, ci_high, tau_squared; prediction_low and
        prediction_high with t of k - 2; prediction_tested_low and prediction_tested_high with the
        quantile of the test; each of the last four, and after Knapp and Hartung the test,
        is Undefined where it does not exist.
    weights_percent : ndarray of float, shape (k,)
    """

    figures: dict
    weights_percent: np.ndarray


def pool(effects, variances, estimator="reml", test=None, confidence=0.95):
    """Pool the effects of several studies.

    Parameters
    ----------
    effects, variances : array_like of float, shape (k,)
        On the scale on which they are pooled, such as Fisher's z.
    estimator : str
        "common" for one true effect; else that of tau squared, see `tau_squared.tau_squared`.
    test : str, optional
        "z" (normal), "knapp_hartung" (t with a variance made of the residuals [1]_) or "ad_hoc"
        (the same, but never below the variance of the normal test). The second can be
        narrower than the normal interval when studies differ less than by chance. Without it,
        Knapp and Hartung's, and the normal one for a common effect.
    confidence : float

    Returns
    -------
    Pool

    Raises
    ------
    Undefined
        As `weighted.checked` does, and for a single study, which has nothing to be pooled with.

    References
    ----------
    .. [1] Knapp, G., & Hartung, J. (2003). Improved tests for a random effects meta-regression
       with a single covariate. Statistics in Medicine 22, 2693-2710.

    Examples
    --------
    >>> told = pool([0.1, 0.3, 0.6], [0.01, 0.02, 0.01], "dl", "z").figures
    >>> round(told["estimate"], 3), round(told["se"], 3), told["k"]
    (0.335, 0.163, 3)
    """
    test = test_of(estimator, test)
    effects, variances = checked(effects, variances)
    k = len(effects)
    if k == 1:
        raise Undefined("a single study has nothing to be pooled with")
    tau_squared = estimate_tau_squared(effects, variances, estimator)
    fit = fit_weighted(effects, variances, constant(k), tau_squared)
    estimate = float(fit.coefficients[0])
    se = or_undefined(tested_se, fit, test)
    figures = {"k": k, "estimate": estimate, "se": se}
    if isinstance(se, Undefined):
        names = ["t", "p", "ci_low", "ci_high"]
        figures |= {"df": k - 1} | all_undefined(names, se.reason)
    else:
        figures |= tested(estimate, se, None if test == "z" else k - 1, confidence)
    figures["tau_squared"] = tau_squared
    figures |= predicted(figures, figures["k"], estimator, confidence)
    return Pool(figures, 100 * fit.weights / fit.weights.sum())


def test_of(estimator, test=None):
    """Return the test of a pool, or the customary one of its estimator.

    Parameters
    ----------
    estimator : str
    test : str, optional

    Returns
    -------
    str

    Examples
    --------
    >>> test_of("common"), test_of("reml"), test_of("reml", "z")
    ('z', 'knapp_hartung', 'z')
    """
    if test is None:
        return "z" if estimator == "common" else "knapp_hartung"
    if test not in TESTS:
        raise ValueError(f"{test!r} is none of {', '.join(TESTS)}")
    return test


def tested_se(fit, test, column=0):
    """Return the standard error of a coefficient for a test.

    Parameters
    ----------
    fit : WeightedFit
    test : str
        See `pool`.
    column : int

    Returns
    -------
    float

    Raises
    ------
    Undefined
        After Knapp and Hartung, when the studies agree to the last digit or leave no degree of
        freedom.

    Examples
    --------
    >>> fit = fit_weighted(np.array([0.2, 0.4]), np.array([0.01, 0.03]), constant(2))
    >>> round(tested_se(fit, "z"), 3), round(tested_se(fit, "knapp_hartung"), 3)
    (0.087, 0.087)
    """
    variance = fit.covariance[column, column]
    return float(np.sqrt(variance * scale_of(fit, test)))


def scale_of(fit, test):
    """Return what a test multiplies the variances of coefficients by.

    >>> fit = fit_weighted(np.array([0.2, 0.5]), np.array([0.01, 0.03]), constant(2))
    >>> round(scale_of(fit, "z"), 3), round(scale_of(fit, "knapp_hartung"), 3)
    (1.0, 2.25)
    """
    if test == "z":
        return 1.0
    df = len(fit.residuals) - len(fit.coefficients)
    if df == 0:
        raise Undefined("as many coefficients as studies leave no degree of freedom")
    # What rounding leaves of equal effects.
    if np.abs(fit.residuals).max() < 1e-12:
        raise Undefined("the studies agree to the last digit")
    scale = fit.sum_of_squares / df
    return max(1.0, scale) if test == "ad_hoc" else scale


def tested(estimate, se, df, confidence):
    """Return the test of an estimate and its interval.

    Parameters
    ----------
    estimate, se : float
    df : int or None
        Of the t distribution; None for the normal one.
    confidence : float

    Returns
    -------
    dict
        z, or t and df; p (two-sided), ci_low, ci_high.

    Examples
    --------
    >>> told = tested(0.3, 0.1, None, 0.95)
    >>> round(told["z"], 1), round(told["p"], 4)
    (3.0, 0.0027)
    """
    ratio = estimate / se
    tail = (1 - confidence) / 2
    if df is None:
        named, p = {"z": float(ratio)}, 2 * stats.norm.sf(abs(ratio))
        quantile = stats.norm.isf(tail)
    else:
        named, p = {"t": float(ratio), "df": df}, 2 * stats.t.sf(abs(ratio), df)
        quantile = stats.t.isf(tail, df)
    return named | {
        "p": float(p),
        "ci_low": float(estimate - quantile * se),
        "ci_high": float(estimate + quantile * se),
    }


def predicted(figures, k, estimator, confidence):
    """Return where the true effect of a further study is to be expected.

    Parameters
    ----------
    figures : dict
        estimate, se, tau_squared and df, where the test has some.
    k : int
        Studies, or samples where several results of one depend on each other.
    estimator : str
    confidence : float

    Returns
    -------
    dict
        As those of `pool`.

    Examples
    --------
    >>> predicted({"estimate": 0.4, "se": 0.05, "tau_squared": 0.0}, 2, "common", 0.95)[
    ...     "prediction_low"]
    Undefined('a common effect leaves nothing to predict')
    """
    names = "prediction_low", "prediction_high"
    of_test = "prediction_tested_low", "prediction_tested_high"
    if estimator == "common":
        return all_undefined([*names, *of_test], "a common effect leaves nothing to predict")
    if isinstance(figures["se"], Undefined):
        return all_undefined([*names, *of_test], figures["se"].reason)
    arguments, df = (figures["estimate"], figures["se"], figures["tau_squared"]), figures.get("df")
    most = np.inf if df is None else df
    ends = or_undefined(prediction_interval, *arguments, k, confidence, 0.0, most)
    if isinstance(ends, Undefined):
        told = all_undefined(names, ends.reason)
    else:
        told = dict(zip(names, ends, strict=True))
    ends = prediction_interval_as_tested(*arguments, df, confidence)
    return told | dict(zip(of_test, ends, strict=True))
