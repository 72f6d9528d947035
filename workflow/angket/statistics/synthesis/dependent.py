"""Several effects of one sample, which must not count as several studies."""

from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy import stats

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
    codes, named = _coded(samples)
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
        estimate, se, t, df, p, ci_low, ci_high, samples.

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
    codes, named = _coded(samples)
    clusters = len(named)
    if clusters < 2:
        raise Undefined("all effects come from one sample")
    k = len(effects)
    tau_squared = estimate_tau_squared(effects, variances, estimator)
    fit = fit_weighted(effects, variances, constant(k), tau_squared)
    if np.abs(fit.residuals).max() < 1e-12:
        raise Undefined("the studies agree to the last digit")
    share = fit.weights / fit.weights.sum()
    if kind == "cr1":
        scores = np.bincount(codes, share * fit.residuals)
        variance = clusters / (clusters - 1) * (scores**2).sum()
        df = clusters - 1.0
    else:
        variance, df = _corrected(fit, share, codes, clusters)
    estimate, se = float(fit.coefficients[0]), float(np.sqrt(variance))
    half = float(stats.t.isf((1 - confidence) / 2, df)) * se
    return {
        "estimate": estimate,
        "se": se,
        "t": estimate / se,
        "df": float(df),
        "p": float(2 * stats.t.sf(abs(estimate / se), df)),
        "ci_low": estimate - half,
        "ci_high": estimate + half,
        "samples": clusters,
    }


def _coded(samples):
    codes, named = pd.factorize(np.asarray(samples, dtype=object))
    if (codes < 0).any():
        raise Undefined("an effect does not tell which sample it comes from")
    return codes, named


def _corrected(fit, share, codes, clusters):
    """Return the CR2 variance of a pool and its degrees of freedom.

    The working variance of effect i is 1 / its weight. For each sample, residuals are multiplied
    by A = R (R (V - M 11') R)^(-1/2) R, where R is the root of V and M the variance of the pool.
    """
    k = len(share)
    pooled = 1 / fit.weights.sum()
    # Row c: what the estimate of the variance squares, as a weighting of effects.
    squared = np.zeros((clusters, k))
    variance = 0.0
    for code in range(clusters):
        inside = np.flatnonzero(codes == code)
        root = np.sqrt(1 / fit.weights[inside])
        middle = np.diag(root**4) - pooled * np.outer(root, root)
        values, vectors = np.linalg.eigh(middle)
        inverse = np.where(values > 1e-14 * values.max(), np.abs(values), np.inf) ** -0.5
        adjusted = root[:, None] * (vectors * inverse) @ vectors.T * root
        pulled = share[inside] @ adjusted
        variance += (pulled @ fit.residuals[inside]) ** 2
        squared[code, inside] = pulled
        squared[code] -= pulled.sum() * share
    joint = (squared / fit.weights) @ squared.T
    return variance, np.trace(joint) ** 2 / (joint**2).sum()
