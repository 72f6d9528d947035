"""Several effects of one sample, which must not count as several studies."""

from typing import NamedTuple

import numpy as np
import pandas as pd

from angket.statistics.synthesis.pooling import predicted, tested
from angket.statistics.synthesis.robust import coded_samples, robust
from angket.statistics.synthesis.tau_squared import tau_squared as estimate_tau_squared
from angket.statistics.synthesis.weighted import checked, constant, fit_weighted
from angket.statistics.undefined import Undefined


class OneEffectEach(NamedTuple):
    """One effect of each sample.

    Attributes
    ----------
    samples : list
        In the order in which they first come.
    effects, variances : ndarray of float, shape (samples,)
    counts : ndarray of int, shape (samples,)
        How many effects were averaged.
    """

    samples: list
    effects: np.ndarray
    variances: np.ndarray
    counts: np.ndarray


def one_effect_each(effects, variances, samples, correlation):
    """Average the effects of each sample.

    Parameters
    ----------
    effects, variances : array_like of float, shape (k,)
    samples : array_like of str, shape (k,)
    correlation : float
        Of the sampling errors of two effects of one sample, from 0 to 1. Nobody prints it: say
        what was assumed, and how little the pool changes with it.

    Returns
    -------
    OneEffectEach

    Raises
    ------
    Undefined
        As `weighted.checked` does, and when an effect has no sample.

    References
    ----------
    Borenstein, M., Hedges, L. V., Higgins, J. P. T., & Rothstein, H. R. (2009). Introduction to
    Meta-Analysis, ch. 24. Wiley.

    Examples
    --------
    >>> told = one_effect_each([0.2, 0.4, 0.3], [0.01, 0.01, 0.02], ["a", "a", "b"], 0.5)
    >>> told.effects.round(2).tolist(), told.variances.round(4).tolist()
    ([0.3, 0.3], [0.0075, 0.02])
    """
    if not 0 <= correlation <= 1:
        raise ValueError("the correlation lies between 0 and 1")
    effects, variances = checked(effects, variances)
    codes, named = pd.factorize(np.asarray(samples, dtype=object))
    if (codes < 0).any():
        raise Undefined("an effect does not tell which sample it comes from")
    means, squares, counts = [], [], []
    for code in range(len(named)):
        inside = codes == code
        errors = np.sqrt(variances[inside])
        joint = correlation * np.outer(errors, errors)
        np.fill_diagonal(joint, variances[inside])
        means.append(effects[inside].mean())
        squares.append(joint.mean())
        counts.append(inside.sum())
    return OneEffectEach(list(named), np.array(means), np.array(squares), np.array(counts))


def pool_robust(effects, variances, samples, estimator="reml", kind="cr2", confidence=0.95):
    """Pool effects with a standard error that holds when effects of one sample depend.

    Parameters
    ----------
    effects, variances : array_like of float, shape (k,)
    samples : array_like of str, shape (k,)
    estimator : str
        Of tau squared; the weights are those of independent effects, which the standard error does
        not take for granted.
    kind : str
        "cr1" (residuals by sample, times samples / (samples - 1), t with samples - 1) or "cr2"
        (corrected for the pull of each sample, t with Satterthwaite's degrees of freedom), which
        is better with few samples.
    confidence : float

    Returns
    -------
    dict
        estimate, se, tau_squared, t, df, p, ci_low, ci_high, samples; prediction_low,
        prediction_high, prediction_tested_low and prediction_tested_high as of `pooling.pool`, with
        samples in the place of studies and no more degrees of freedom than those of the test.

    Raises
    ------
    Undefined
        With one sample only, when an effect has no sample, and when the effects agree to the last
        digit.

    References
    ----------
    Hedges, L. V., Tipton, E., & Johnson, M. C. (2010). Robust variance estimation in
    meta-regression with dependent effect size estimates. Research Synthesis Methods 1, 39-65.
    Pustejovsky, J. E., & Tipton, E. (2018). Small-sample methods for cluster-robust variance
    estimation and hypothesis testing in fixed effects models. Journal of Business & Economic
    Statistics 36, 672-683.

    Examples
    --------
    >>> told = pool_robust([0.2, 0.4, 0.3, 0.7], [0.01] * 4, ["a", "a", "b", "c"], kind="cr1")
    >>> round(told["se"], 3), told["df"]
    (0.115, 2.0)
    """
    if kind not in ("cr1", "cr2"):
        raise ValueError(f"{kind!r} is none of cr1, cr2")
    effects, variances = checked(effects, variances)
    codes, named = coded_samples(samples)
    clusters, k = len(named), len(effects)
    tau_squared = estimate_tau_squared(effects, variances, estimator)
    fit = fit_weighted(effects, variances, constant(k), tau_squared)
    if np.abs(fit.residuals).max() < 1e-12:
        raise Undefined("the studies agree to the last digit")
    if kind == "cr1":
        scores = np.bincount(codes, fit.weights / fit.weights.sum() * fit.residuals)
        variance, df = clusters / (clusters - 1) * (scores**2).sum(), clusters - 1.0
    else:
        found = robust(fit, constant(k), codes)
        variance, df = found.covariance[0, 0], float(found.df[0])
    estimate, se = float(fit.coefficients[0]), float(np.sqrt(variance))
    told = {"estimate": estimate, "se": se, "tau_squared": float(tau_squared)}
    told |= tested(estimate, se, df, confidence) | {"samples": clusters}
    return told | predicted(told, clusters, estimator, confidence)
