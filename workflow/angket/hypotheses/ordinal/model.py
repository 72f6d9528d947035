"""Proportional odds: thresholds, odds ratios, fit and marginal effects of an ordinal regression."""

from typing import NamedTuple

import numpy as np
import pandas as pd
import scipy.special
from scipy.stats import chi2

from angket.statistics.normal_test import normal_limits, two_sided_p
from angket.statistics.regression.cumulative import LINKS, cumulative_model
from angket.statistics.regression.marginal import (
    LOGISTIC,
    average_effects,
    average_predictions,
    with_errors,
)
from angket.statistics.regression.scaled import scaled
from angket.statistics.undefined import Undefined


class Ordinal(NamedTuple):
    """A fitted ordinal regression.

    Attributes
    ----------
    coefficients : DataFrame
        Indexed by term: b, se, z, wald, p, odds_ratio, ci_low, ci_high (of the odds ratio).
    thresholds : DataFrame
        One row for each boundary between two levels: threshold, with _se, _ci_low, _ci_high.
    model : dict
        log_likelihood, lr, lr_df, lr_p, cox_snell, nagelkerke, mcfadden, correct_percent.
    parameters, covariance : ndarray of float
        Of thresholds, then slopes, in the units of the predictors.
    design : ndarray of float, shape (n, p)
    """

    coefficients: pd.DataFrame
    thresholds: pd.DataFrame
    model: dict
    parameters: np.ndarray
    covariance: np.ndarray
    design: np.ndarray


def standardised(table):
    """Return predictors in standard deviations, with these and the means.

    Raises
    ------
    Undefined
        When one is the same for everyone, or follows from the others.
    """
    values = table.to_numpy(dtype=float)
    for name, column in zip(table, values.T, strict=True):
        if np.ptp(column) == 0:
            raise Undefined(f"{name} is the same for every respondent")
    return scaled(values)


def ordinal_model(levels, table, confidence, link="logit"):
    """Regress an ordered response on one or several predictors, by proportional odds.

    Parameters
    ----------
    levels : array_like of int, shape (n,)
        From 0 without gaps.
    table : DataFrame of float, shape (n, p)
    confidence : float
    link : {"logit", "probit", "cloglog"}

    Returns
    -------
    Ordinal

    Raises
    ------
    Undefined
        When a predictor is the same for everyone or follows from others, there are too few
        respondents, or the predictors separate the levels.

    Notes
    -----
    logit P(y <= j) = threshold_j - x'b [1]_, as R's MASS::polr and ordinal::clm.

    References
    ----------
    .. [1] McCullagh, P. (1980). Regression models for ordinal data. Journal of the Royal
       Statistical Society B 42, 109-142.

    Examples
    --------
    >>> x = pd.DataFrame({"x": [1.0, 3, 2, 5, 4, 6, 8, 2, 5, 7, 9, 4]})
    >>> fit = ordinal_model([0, 0, 1, 1, 1, 2, 2, 0, 2, 1, 2, 0], x, 0.95)
    >>> round(float(fit.coefficients.loc["x", "odds_ratio"]), 3)
    2.675
    """
    levels = np.asarray(levels)
    counts = np.bincount(levels)
    n, p = table.shape
    cuts = len(counts) - 1
    if n < cuts + p + 2:
        raise Undefined(f"needs at least {cuts + p + 2} respondents")
    made, means, spreads = standardised(table)
    fit = _maximum(levels, counts, made, link, table.columns)
    back = np.eye(cuts + p)
    back[:cuts, cuts:] = means / spreads
    back[cuts:, cuts:] = np.diag(1 / spreads)
    parameters, covariance = back @ fit.parameters, back @ fit.covariance @ back.T
    errors = np.sqrt(np.diag(covariance))
    low, high = normal_limits(parameters, errors, confidence)
    b, z = parameters[cuts:], parameters[cuts:] / errors[cuts:]
    coefficients = pd.DataFrame(
        {
            "b": b,
            "se": errors[cuts:],
            "z": z,
            "wald": z**2,
            "p": two_sided_p(z),
            "odds_ratio": np.exp(b),
            "ci_low": np.exp(low[cuts:]),
            "ci_high": np.exp(high[cuts:]),
        },
        index=table.columns,
    )
    points = parameters[:cuts]
    thresholds = pd.DataFrame(
        {
            "threshold": points,
            "threshold_se": errors[:cuts],
            "threshold_ci_low": low[:cuts],
            "threshold_ci_high": high[:cuts],
        }
    )
    null = scipy.special.xlogy(counts, counts / n).sum()
    lr = max(0.0, 2 * (fit.log_likelihood - null))
    values = table.to_numpy(dtype=float)
    below = LINKS[link].below(points - (values @ b)[:, None])
    shares = np.diff(below, axis=1, prepend=0, append=1)
    cox_snell = -np.expm1(-lr / n)
    model = {
        "log_likelihood": float(fit.log_likelihood),
        "lr": float(lr),
        "lr_df": p,
        "lr_p": float(chi2.sf(lr, p)),
        "cox_snell": float(cox_snell),
        "nagelkerke": float(cox_snell / -np.expm1(2 * null / n)),
        "mcfadden": float(1 - fit.log_likelihood / null),
        "correct_percent": float(100 * (shares.round(12).argmax(axis=1) == levels).mean()),
    }
    return Ordinal(coefficients, thresholds, model, parameters, covariance, values)


def _maximum(levels, counts, made, link, names):
    """Return the fit, or name the predictors of which each alone separates the levels."""
    try:
        return cumulative_model(levels, counts, made, link)
    except Undefined:
        alone = []
        for name, column in zip(names, made.T, strict=True):
            try:
                cumulative_model(levels, counts, column[:, None], link)
            except Undefined:
                alone.append(name)
        if not alone or len(names) == 1:
            raise
        raise Undefined(
            "the predictors separate the levels of the response; each of these does so alone: "
            f"{', '.join(alone)}"
        ) from None


def _of_each_level(fit, compute):
    """Return what holds of each level, from what `compute` makes of each threshold's design."""
    cuts = len(fit.thresholds)
    found = []
    for cut in range(cuts):
        design = np.column_stack([np.zeros((len(fit.design), cuts)), -fit.design])
        design[:, cut] = 1
        found.append(compute(design))
    values, gradients = zip(*found, strict=True)
    return np.array(values), np.array(gradients)


def _between(found, first, last):
    """Return the differences of neighbours, between what holds below the first and the last."""
    ends = [np.full_like(found[:1], end, dtype=float) for end in (first, last)]
    return np.diff(np.concatenate([ends[0], found, ends[1]]), axis=0)


def marginal_effects(fit, given, confidence):
    """Return what each term changes in the probability of each level, averaged over respondents.

    Returns
    -------
    list of DataFrame
        For each level, from the lowest, one as `with_errors` returns it, indexed by term.
    """
    terms = given.places(len(fit.thresholds))
    values, gradients = _of_each_level(
        fit, lambda design: average_effects(LOGISTIC, fit.parameters, design, terms, sign=-1.0)
    )
    return [
        with_errors(effects, slopes, fit.covariance, confidence, terms)
        for effects, slopes in zip(_between(values, 0, 0), _between(gradients, 0, 0), strict=True)
    ]


def probabilities_along(fit, given, terms, values):
    """Return the probability of each level at values of a predictor, with its gradients.

    Parameters
    ----------
    fit : Ordinal
    given : angket.hypotheses.predictors.Predictors
    terms : list of str
    values : ndarray of float, shape (x, terms)

    Returns
    -------
    list of (ndarray of float, ndarray of float)
    """
    places = given.places(len(fit.thresholds))
    columns = [places[term][0] for term in terms]
    found, gradients = _of_each_level(
        fit, lambda design: average_predictions(LOGISTIC, fit.parameters, design, columns, -values)
    )
    return list(zip(_between(found, 0, 1), _between(gradients, 0, 0), strict=True))
