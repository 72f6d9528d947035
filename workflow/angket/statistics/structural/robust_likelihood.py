"""Standard errors and tests that do not rest on a normal distribution of the answers."""

from typing import NamedTuple

import numpy as np

from angket.statistics.structural.covariance_structure import implied
from angket.statistics.structural.fit_indices import (
    SATURATED,
    ChiSquare,
    against_chance,
    against_independence,
)
from angket.statistics.structural.maximum_likelihood import observed_information
from angket.statistics.undefined import Undefined


class Robust(NamedTuple):
    """What the distribution of the answers makes of a model by maximum likelihood.

    Attributes
    ----------
    covariance : ndarray of float, shape (t, t)
        Of the parameters: White's sandwich.
    scaling : float or Undefined
        What chi-square is divided by.
    """

    covariance: np.ndarray
    scaling: object


def robust(fitted, answers):
    """Return standard errors and the scaling of chi-square after Yuan and Bentler [1]_, [2]_.

    Parameters
    ----------
    fitted : angket.statistics.structural.maximum_likelihood.Fitted
    answers : sequence of ndarray of float, shapes (n, p)
        Of each group.

    Returns
    -------
    Robust

    Notes
    -----
    As lavaan and Mplus have it for the estimator MLR: observed information of the model,
    observed moments for the model without restrictions.

    References
    ----------
    .. [1] Yuan, K.-H. & Bentler, P. M. (2000). Three likelihood-based methods for mean and
       covariance structure analysis with nonnormal missing data. Sociological Methodology
       30, 165-200.
    .. [2] White, H. (1982). Maximum likelihood estimation of misspecified models.
       Econometrica 50, 1-25.
    """
    size = len(fitted.values)
    spread = np.zeros((size, size))
    without_model = 0.0
    for structure, seen, rows in zip(fitted.structures, fitted.moments, answers, strict=True):
        told = implied(structure, fitted.values, size)
        scores = _scores(rows, seen, told, structure.has_means)
        spread += scores.T @ scores
        without_model += _trace_without_model(rows, seen, structure.has_means)
    bread = np.linalg.inv(observed_information(fitted))
    covariance = bread @ spread @ bread
    if fitted.df == 0:
        return Robust(covariance, Undefined(SATURATED))
    scaling = (without_model - np.einsum("ij,ji->", spread, bread)) / fitted.df
    return Robust(covariance, float(scaling))


def _scores(rows, seen, told, has_means):
    """Return the slope of each respondent's log-likelihood, shape (n, t)."""
    inverse = np.linalg.inv(told.covariances)
    apart = rows - (told.means if has_means else seen.means)
    turned = apart @ inverse
    quadratic = np.einsum("ni,tij,nj->nt", turned, told.of_covariances, turned, optimize=True)
    scores = (quadratic - np.einsum("ij,tji->t", inverse, told.of_covariances)) / 2
    return scores + turned @ told.of_means.T if has_means else scores


def _trace_without_model(rows, seen, has_means):
    """Return the trace that the model without restrictions contributes."""
    inverse = np.linalg.inv(seen.covariances)
    count = len(inverse)
    first, second = np.tril_indices(count)
    units = np.zeros((len(first), count, count))
    units[np.arange(len(first)), first, second] = 1
    units[np.arange(len(first)), second, first] = 1
    turned = (rows - seen.means) @ inverse
    quadratic = np.einsum("ni,tij,nj->nt", turned, units, turned, optimize=True)
    scores = (quadratic - np.einsum("ij,tji->t", inverse, units)) / 2
    moved = inverse @ units
    information = np.einsum("tij,uji->tu", moved, moved, optimize=True) / 2
    if has_means:
        zeros = np.zeros((count, len(first)))
        information = np.block([[inverse, zeros], [zeros.T, information]])
        scores = np.column_stack([turned, scores])
    spread = scores.T @ scores / len(rows)
    return float(np.einsum("ij,ji->", spread, np.linalg.inv(information)))


def robust_indices(fitted, found, baseline, baseline_found, confidence=0.90):
    """Return the indices of fit that the distribution of the answers does not bend [1]_.

    Parameters
    ----------
    fitted, baseline : angket.statistics.structural.maximum_likelihood.Fitted
        Of the model and of independence.
    found, baseline_found : Robust
    confidence : float
        Of the interval of RMSEA.

    Returns
    -------
    dict
        chi_square and p, scaled; cfi, tli, rmsea, rmsea_low, rmsea_high, robust.

    References
    ----------
    .. [1] Brosseau-Liard, P. E., Savalei, V. & Li, L. (2012). An investigation of the
       sample performance of two nonnormality corrections for RMSEA. Multivariate
       Behavioral Research 47, 904-930.
    """
    scaling, of_baseline = found.scaling, baseline_found.scaling
    if isinstance(scaling, Undefined):
        names = "chi_square", "p", "cfi", "tli", "rmsea", "rmsea_low", "rmsea_high"
        return dict.fromkeys(names, scaling)
    test = ChiSquare(fitted.chi_square / scaling, fitted.df)
    chance = against_chance(test, fitted.n, len(fitted.moments), confidence)
    root = np.sqrt(scaling)
    over = ChiSquare(fitted.chi_square - scaling * fitted.df + fitted.df, fitted.df)
    null = ChiSquare(baseline.chi_square - of_baseline * baseline.df + baseline.df, baseline.df)
    indices = against_independence(over, null)
    return {
        "chi_square": float(test.value),
        "p": chance["p"],
        "cfi": indices["cfi"],
        "tli": indices["tli"],
        "rmsea": float(chance["rmsea"] * root),
        "rmsea_low": float(chance["rmsea_low"] * root),
        "rmsea_high": float(chance["rmsea_high"] * root),
    }
