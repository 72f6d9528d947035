"""What the pool would be without a study, and how much each study moves it."""

import numpy as np
import pandas as pd
from scipy import stats

from angket.statistics.synthesis.heterogeneity import heterogeneity
from angket.statistics.synthesis.pooling import pool, tested
from angket.statistics.synthesis.tau_squared import tau_squared as estimate_tau_squared
from angket.statistics.synthesis.weighted import checked, constant, fit_weighted
from angket.statistics.undefined import Undefined


def leave_one_out(effects, variances, estimator="reml", test="z", confidence=0.95):
    """Pool all studies but one, for each study.

    Parameters
    ----------
    effects, variances : array_like of float, shape (k,)
    estimator, test, confidence
        As of `pooling.pool`.

    Returns
    -------
    DataFrame, shape (k, 8)
        In the order of the studies: estimate, se, p, ci_low, ci_high, q, tau_squared, i_squared of
        the others.

    Raises
    ------
    Undefined
        Below three studies, as one left alone is no pool.

    Examples
    --------
    >>> told = leave_one_out([0.1, 0.3, 0.6], [0.01, 0.01, 0.01])
    >>> told["estimate"].round(2).tolist()
    [0.45, 0.35, 0.2]
    """
    effects, variances = checked(effects, variances)
    _require(len(effects))
    rows = []
    for i in range(len(effects)):
        others = np.delete(effects, i), np.delete(variances, i), estimator
        figures = pool(*others, test, confidence).figures
        spread = _spread(*others)
        names = "estimate", "se", "p", "ci_low", "ci_high"
        rows.append({name: figures[name] for name in names} | spread)
    return pd.DataFrame(rows)


def influence(effects, variances, estimator="reml"):
    """Measure how much each study moves the pool.

    Parameters
    ----------
    effects, variances : array_like of float, shape (k,)
    estimator : str

    Returns
    -------
    DataFrame, shape (k, 10)
        hat (share of the weights), rstandard, rstudent (residual from the pool of the others),
        dffits, cook, dfbeta, covariance_ratio, tau_squared_left and q_left (of the others), and
        influential: whether |dffits| > 3 sqrt(1 / (k - 1)), the chi-square share of cook is above
        one half, hat > 3 / k or |dfbeta| > 1.

    Raises
    ------
    Undefined
        Below three studies.

    References
    ----------
    Viechtbauer, W., & Cheung, M. W.-L. (2010). Outlier and influence diagnostics for
    meta-analysis. Research Synthesis Methods 1, 112-125.

    Examples
    --------
    >>> told = influence([0.1, 0.3, 0.9], [0.01, 0.01, 0.01])
    >>> told["rstudent"].round(2).tolist()
    [-0.96, -0.29, 4.04]
    """
    effects, variances = checked(effects, variances)
    k = len(effects)
    _require(k)
    tau_squared = estimate_tau_squared(effects, variances, estimator)
    whole = fit_weighted(effects, variances, constant(k), tau_squared)
    centre, square = whole.coefficients[0], whole.covariance[0, 0]
    hat = whole.weights / whole.weights.sum()
    rows = []
    for i in range(k):
        others = np.delete(effects, i), np.delete(variances, i)
        left = estimate_tau_squared(*others, estimator)
        fit = fit_weighted(*others, constant(k - 1), left)
        moved = centre - fit.coefficients[0]
        apart = effects[i] - fit.coefficients[0]
        unexpected = variances[i] + left + fit.covariance[0, 0]
        rows.append(
            {
                "hat": hat[i],
                "rstandard": whole.residuals[i] / np.sqrt(variances[i] + tau_squared - square),
                "rstudent": apart / np.sqrt(unexpected),
                "dffits": moved / np.sqrt(hat[i] * (left + variances[i])),
                "cook": moved**2 / square,
                "dfbeta": moved * np.sqrt((1 / (variances + left)).sum()),
                "covariance_ratio": fit.covariance[0, 0] / square,
                "tau_squared_left": left,
                "q_left": fit_weighted(*others, constant(k - 1)).sum_of_squares,
            }
        )
    told = pd.DataFrame(rows)
    told["influential"] = (
        (told["dffits"].abs() > 3 * np.sqrt(1 / (k - 1)))
        | (stats.chi2.cdf(told["cook"], 1) > 0.5)
        | (told["hat"] > 3 / k)
        | (told["dfbeta"].abs() > 1)
    )
    return told


def cumulative(effects, variances, years=None, estimator="reml", test="z", confidence=0.95):
    """Pool the first study, the first two and so on.

    Parameters
    ----------
    effects, variances : array_like of float, shape (k,)
    years : array_like of float, shape (k,), optional
        The order; studies of one year, and those without a year, which come last, stay in the
        order of the table. Without it, that order throughout.
    estimator, test, confidence
        As of `pooling.pool`. The first study alone has its normal interval, whatever the test.

    Returns
    -------
    DataFrame, shape (k, 6)
        added (row of the study), estimate, se, ci_low, ci_high, tau_squared; se and both ends are
        Undefined where the test does not exist, see `pooling.tested_se`.

    Raises
    ------
    Undefined
        As `weighted.checked` does.

    References
    ----------
    Lau, J., Antman, E. M., Jimenez-Silva, J., Kupelnick, B., Mosteller, F., & Chalmers, T. C.
    (1992). Cumulative meta-analysis of therapeutic trials for myocardial infarction. New England
    Journal of Medicine 327, 248-254.

    Examples
    --------
    >>> told = cumulative([0.1, 0.3, 0.6], [0.01, 0.01, 0.01], [2001, None, 1999])
    >>> told["added"].tolist(), told["estimate"].round(2).tolist()
    ([2, 0, 1], [0.6, 0.35, 0.33])
    """
    effects, variances = checked(effects, variances)
    k = len(effects)
    years = np.zeros(k) if years is None else np.array(years, dtype=float)
    order = np.argsort(years, kind="stable")
    rows = []
    for step in range(1, k + 1):
        first = order[:step]
        added = {"added": int(first[-1])}
        if step == 1:
            rows.append(added | _alone(effects[first[0]], variances[first[0]], confidence))
            continue
        figures = pool(effects[first], variances[first], estimator, test, confidence).figures
        names = "estimate", "se", "ci_low", "ci_high", "tau_squared"
        rows.append(added | {name: figures[name] for name in names})
    return pd.DataFrame(rows)


def _alone(effect, variance, confidence):
    se = float(np.sqrt(variance))
    told = tested(float(effect), se, None, confidence)
    ends = {end: told[end] for end in ("ci_low", "ci_high")}
    return {"estimate": float(effect), "se": se, **ends, "tau_squared": 0.0}


def _require(k):
    if k < 3:
        raise Undefined("fewer than three studies leave no pool without one of them")


def _spread(effects, variances, estimator):
    names = "q", "tau_squared", "i_squared"
    # The intervals of a pool of two are not asked for here.
    told = heterogeneity(effects, variances, estimator)
    return {name: told[name] for name in names}
