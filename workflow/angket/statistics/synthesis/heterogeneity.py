"""How much the effects of studies differ beyond sampling error."""

import numpy as np
from scipy import stats

from angket.statistics.synthesis.tau_squared import root_above_zero
from angket.statistics.synthesis.tau_squared import tau_squared as estimate_tau_squared
from angket.statistics.synthesis.weighted import checked, constant, fit_weighted
from angket.statistics.undefined import Undefined, all_undefined, or_undefined

_INTERVAL = [
    f"{name}_{end}"
    for name in ("tau_squared", "tau", "i_squared", "h_squared")
    for end in ("low", "high")
]


def heterogeneity(effects, variances, estimator="reml", confidence=0.95, design=None):
    """Test and measure the differences between studies.

    Parameters
    ----------
    effects, variances : array_like of float, shape (k,)
    estimator : str
        Of tau squared, see `tau_squared.tau_squared`.
    confidence : float
        Of the intervals.
    design : ndarray of float, shape (k, p), optional
        Moderators with the constant first, when what they leave is meant.

    Returns
    -------
    dict
        q, q_df, q_p; tau_squared, tau, each with _low and _high; i_squared and h_squared with
        _low and _high, made of tau squared and the typical sampling variance; i_squared_q and
        h_squared_q, made of Q alone [1]_. The two kinds agree for DerSimonian and Laird's
        estimate before it is cut at 0. For one common effect i_squared and h_squared are those
        of Q. With a single study all but tau squared is Undefined.

    Notes
    -----
    i_squared = 100 tau^2 / (tau^2 + s^2) and h_squared = (tau^2 + s^2) / s^2, where
    s^2 = (k - p) / tr(P) [1]_. Intervals are by `tau_squared_interval`.

    References
    ----------
    .. [1] Higgins, J. P. T., & Thompson, S. G. (2002). Quantifying heterogeneity in a
       meta-analysis. Statistics in Medicine 21, 1539-1558.

    Examples
    --------
    >>> told = heterogeneity([0.1, 0.3, 0.6], [0.01, 0.01, 0.01], "dl")
    >>> round(told["q"], 3), round(told["i_squared"], 1), round(told["i_squared_q"], 1)
    (12.667, 84.2, 84.2)
    """
    effects, variances = checked(effects, variances)
    design = constant(len(effects)) if design is None else design
    df = len(effects) - design.shape[1]
    tau_squared = estimate_tau_squared(effects, variances, estimator, design)
    told = {"tau_squared": tau_squared, "tau": float(np.sqrt(tau_squared))}
    if df == 0:
        reason = (
            "a single study shows no differences between studies"
            if len(effects) == 1
            else "as many coefficients as studies leave no degree of freedom"
        )
        names = ["q", "q_df", "q_p", "i_squared", "h_squared", "i_squared_q", "h_squared_q"]
        return told | all_undefined([*names, *_INTERVAL], reason)
    fit = fit_weighted(effects, variances, design)
    q = fit.sum_of_squares
    told |= {
        "q": q,
        "q_df": df,
        "q_p": float(stats.chi2.sf(q, df)),
        "i_squared_q": max(0.0, 100 * (q - df) / q) if q > 0 else 0.0,
        "h_squared_q": q / df,
    }
    if estimator == "common":
        told |= {"i_squared": told["i_squared_q"], "h_squared": told["h_squared_q"]}
        return told | all_undefined(_INTERVAL, "a common effect has no variance between studies")
    typical = df / fit.trace
    told |= _shares(tau_squared, typical)
    ends = or_undefined(tau_squared_interval, effects, variances, confidence, design)
    if isinstance(ends, Undefined):
        return told | all_undefined(_INTERVAL, ends.reason)
    for end, value in zip(("low", "high"), ends, strict=True):
        of_end = {"tau_squared": value, "tau": float(np.sqrt(value)), **_shares(value, typical)}
        told |= {f"{name}_{end}": figure for name, figure in of_end.items()}
    return told


def _shares(tau_squared, typical):
    return {
        "i_squared": 100 * tau_squared / (tau_squared + typical),
        "h_squared": (tau_squared + typical) / typical,
    }


def tau_squared_interval(effects, variances, confidence=0.95, design=None):
    """Return the confidence interval of tau squared by the profile of Q.

    Parameters
    ----------
    effects, variances : array_like of float, shape (k,)
    confidence : float
    design : ndarray of float, shape (k, p), optional

    Returns
    -------
    tuple of float
        Between them lie the values at which Q, weighted with tau squared, is neither unusually
        large nor unusually small by chi-square with k - p degrees of freedom; an end below 0 is 0,
        so that the interval of very similar effects is 0 to 0.

    Raises
    ------
    Undefined
        Without a degree of freedom.

    References
    ----------
    Viechtbauer, W. (2007). Confidence intervals for the amount of heterogeneity in
    meta-analysis. Statistics in Medicine 26, 37-52.

    Examples
    --------
    >>> [round(end, 3) for end in tau_squared_interval([0.1, 0.3, 0.6], [0.01, 0.01, 0.01])]
    [0.007, 2.492]
    """
    effects, variances = checked(effects, variances)
    design = constant(len(effects)) if design is None else design
    df = len(effects) - design.shape[1]
    if df == 0:
        raise Undefined("as many coefficients as studies leave no degree of freedom")
    ends = []
    for tail in ((1 - confidence) / 2, (1 + confidence) / 2):
        quantile = stats.chi2.isf(tail, df)
        ends.append(
            root_above_zero(
                lambda value, quantile=quantile: (
                    fit_weighted(effects, variances, design, value).sum_of_squares - quantile
                ),
                start=float(variances.mean()),
            )
        )
    return ends[0], ends[1]
