"""Poisson regressions whose tests do not take Poisson's variance for right."""

from functools import partial

import numpy as np
from scipy.stats import f, t

from angket.hypotheses.count.model import poisson_fit, standardised
from angket.statistics.effects import Effect
from angket.statistics.normal_test import normal_limits
from angket.statistics.undefined import Undefined

MEASURE = "log_rate_ratio"


def quasi_poisson(counts, predictors, offset, confidence):
    """Test all slopes together, where the variance is a multiple of the expected count.

    Parameters
    ----------
    counts, offset : ndarray of float, shape (n,)
    predictors : DataFrame of float, shape (n, p)
    confidence : float

    Returns
    -------
    tuple
        F, its p, and the effect of the only predictor or nothing.

    Raises
    ------
    Undefined
        As `angket.hypotheses.count.model.count_regression` does.

    Notes
    -----
    F is the change of deviance per predictor over Pearson's dispersion [1]_.

    References
    ----------
    .. [1] McCullagh, P. & Nelder, J. A. (1989). Generalized linear models (2nd ed.). Chapman
       and Hall.
    """
    fit, back, null = _poisson(counts, predictors, offset)
    slopes, rest = len(back) - 1, int(fit.df_resid)
    scale = fit.pearson_chi2 / rest
    value = float((null - fit.deviance) / slopes / scale)
    reach = t.isf((1 - confidence) / 2, rest) * np.sqrt(scale)

    def limits(b, se):
        return b - reach * se, b + reach * se

    return value, float(f.sf(value, slopes, rest)), *_effect(fit, back, limits)


def robust_wald(counts, predictors, offset, confidence):
    """Test all slopes together with errors that take no variance for right.

    Parameters
    ----------
    counts, predictors, offset, confidence
        As of `quasi_poisson`.

    Returns
    -------
    tuple
        Wald's chi-square, its p, and the effect of the only predictor or nothing.

    Raises
    ------
    Undefined

    Notes
    -----
    The sandwich of Huber and White, without corrections for small samples.
    """
    fit, back, _ = _poisson(counts, predictors, offset, "HC0")
    slopes = np.eye(len(back))[1:]
    if np.linalg.matrix_rank(fit.cov_params()[1:, 1:]) < len(slopes):
        raise Undefined("the robust errors of the predictors cannot be told apart")
    wald = fit.wald_test(slopes, use_f=False, scalar=True)
    limits = partial(normal_limits, confidence=confidence)
    return float(wald.statistic), float(wald.pvalue), *_effect(fit, back, limits)


def _poisson(counts, predictors, offset, cov_type="nonrobust"):
    counts = np.asarray(counts, dtype=float)
    design, back = standardised(predictors)
    fit = poisson_fit(counts, design, offset, predictors.columns, cov_type)
    null = poisson_fit(counts, design[:, :1], offset, [])
    return fit, back, null.deviance


def _effect(fit, back, limits):
    """Return the effect of the only predictor; `limits` are those of a slope and its error."""
    if len(back) > 2:
        return []
    slope = fit.t_test(back[1])
    b, se = float(slope.effect[0]), slope.sd.item()
    return [Effect(MEASURE, b, *map(float, limits(b, se)))]
