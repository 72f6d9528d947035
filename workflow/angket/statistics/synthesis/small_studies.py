"""Whether small studies find other effects than large ones."""

import numpy as np
from scipy import stats

from angket.statistics.synthesis.pooling import tested
from angket.statistics.synthesis.tau_squared import tau_squared as estimate_tau_squared
from angket.statistics.synthesis.weighted import checked, constant, fit_by_weights, fit_weighted
from angket.statistics.undefined import Undefined

# By the customary rule; the formulas need three.
FEWEST_FOR_A_TEST = 10


def egger(effects, variances, confidence=0.95):
    """Test whether effects grow with their standard errors, by Egger's regression.

    Parameters
    ----------
    effects, variances : array_like of float, shape (k,)
        On a scale on which the variance does not depend on the effect, such as Fisher's z: of raw
        correlations it does.
    confidence : float

    Returns
    -------
    dict
        slope, slope_se, t, df, p; limit with limit_low and limit_high, the effect foretold of a
        study without sampling error.

    Raises
    ------
    Undefined
        Below three studies, when all standard errors are the same, and when the effects lie on
        one line.

    Notes
    -----
    The slope is the intercept of Egger's own form, effect / se on 1 / se [1]_. Whether k
    is large enough for a test (`FEWEST_FOR_A_TEST`) is for the reader of the figure to say.

    References
    ----------
    .. [1] Egger, M., Davey Smith, G., Schneider, M., & Minder, C. (1997). Bias in meta-analysis
       detected by a simple, graphical test. BMJ 315, 629-634.

    Examples
    --------
    >>> told = egger([0.1, 0.2, 0.35, 0.6], [0.01, 0.02, 0.03, 0.04])
    >>> round(told["slope"], 2), told["df"]
    (4.3, 2)
    """
    effects, variances = checked(effects, variances)
    design = _on_standard_errors(variances)
    df = len(effects) - 2
    fit = fit_weighted(effects, variances, design)
    if np.abs(fit.residuals).max() < 1e-12:
        raise Undefined("the effects lie on one line")
    covariance = fit.covariance * fit.sum_of_squares / df
    return _slope_and_limit(fit.coefficients, covariance, df, confidence)


def egger_with_tau_squared(effects, variances, estimator="reml", confidence=0.95):
    """Test whether effects grow with their standard errors, with an additive tau squared.

    Parameters
    ----------
    effects, variances : array_like of float, shape (k,)
    estimator : str
    confidence : float

    Returns
    -------
    dict
        As of `egger`, with z in place of t and df.

    Raises
    ------
    Undefined
        Below three studies, and when all standard errors are the same.

    References
    ----------
    Sterne, J. A. C., & Egger, M. (2005). Regression methods to detect publication and other bias
    in meta-analysis. In Publication Bias in Meta-Analysis (pp. 99-110). Wiley.

    Examples
    --------
    >>> told = egger_with_tau_squared([0.1, 0.2, 0.35, 0.6], [0.01, 0.02, 0.03, 0.04], "common")
    >>> round(told["z"], 2)
    2.27
    """
    effects, variances = checked(effects, variances)
    design = _on_standard_errors(variances)
    tau_squared = estimate_tau_squared(effects, variances, estimator, design)
    fit = fit_weighted(effects, variances, design, tau_squared)
    return _slope_and_limit(fit.coefficients, fit.covariance, None, confidence)


def begg(effects, variances):
    """Test whether effects and their variances have the same order, by Begg and Mazumdar.

    Parameters
    ----------
    effects, variances : array_like of float, shape (k,)

    Returns
    -------
    dict
        tau (Kendall's tau-b of standardised effects and variances), p: exact without ties below
        50 studies, otherwise normal with ties taken into account.

    Raises
    ------
    Undefined
        Below three studies, and when all effects or all variances are the same.

    References
    ----------
    Begg, C. B., & Mazumdar, M. (1994). Operating characteristics of a rank correlation test for
    publication bias. Biometrics 50, 1088-1101.

    Examples
    --------
    >>> round(begg([0.1, 0.2, 0.35, 0.6], [0.01, 0.02, 0.03, 0.04])["tau"], 2)
    1.0
    """
    effects, variances = checked(effects, variances)
    _require(variances)
    fit = fit_by_weights(effects, 1 / variances, constant(len(effects)))
    if np.abs(fit.residuals).max() < 1e-12:
        raise Undefined("the studies agree to the last digit")
    standardised = fit.residuals / np.sqrt(variances - fit.covariance[0, 0])
    # Two studies with one effect and one variance differ by rounding only.
    found = stats.kendalltau(np.round(standardised, 12), variances, method="auto")
    return {"tau": float(found.statistic), "p": float(found.pvalue)}


def _require(variances):
    if len(variances) < 3:
        raise Undefined("fewer than three studies give no test of small studies")
    if np.ptp(variances) == 0:
        raise Undefined("all studies have the same standard error")


def _on_standard_errors(variances):
    _require(variances)
    return np.column_stack([np.ones(len(variances)), np.sqrt(variances)])


def _slope_and_limit(coefficients, covariance, df, confidence):
    limit, slope = map(float, coefficients)
    limit_se, slope_se = np.sqrt(np.diag(covariance))
    of_slope = tested(slope, float(slope_se), df, confidence)
    of_limit = tested(limit, float(limit_se), df, confidence)
    kept = {name: of_slope[name] for name in ("z", "t", "df", "p") if name in of_slope}
    return {
        "slope": slope,
        "slope_se": float(slope_se),
        **kept,
        "limit": limit,
        "limit_low": of_limit["ci_low"],
        "limit_high": of_limit["ci_high"],
    }
