"""The direction of an association of two variables whose categories have an order."""

import numpy as np
import pandas as pd
import scipy

from angket.statistics.normal_test import normal_limits
from angket.statistics.undefined import Undefined

MEASURES = ("somers_d", "gamma", "tau_b")
NOT_VARYING = "a variable has one category only, so there is nothing to compare"
ONE_WAY = "the standard error is zero: no pair of respondents tells otherwise"
# Different values of a variable, beyond which a table of them takes too much memory.
_MOST_VALUES = 3000


def direction_of(table, confidence):
    """Measure how far a higher row goes with a higher column, by pairs of respondents.

    Parameters
    ----------
    table : DataFrame of int, or ndarray of int, shape (rows, columns)
        Counts; rows and columns in rising order.
    confidence : float

    Returns
    -------
    dict
        somers_d (Somers' d, the columns depending on the rows: of all pairs in different rows,
        the share whose columns differ the same way less the share whose columns differ the other
        way), gamma (Goodman and Kruskal's, of the pairs that differ in both), tau_b (Kendall's),
        each with _se, _ci_low and _ci_high; somers_d_t and somers_d_p, which are those of the
        other two as well.

    Raises
    ------
    Undefined
        When a variable has one category only.

    Notes
    -----
    The intervals are those of large samples, by the asymptotic standard errors of Goodman and
    Kruskal [1]_, which SPSS and PSPP print beside the measures; t divides by the error where
    nothing goes with anything [2]_, as they do. Own code: scipy has Somers' d and its p alone.

    References
    ----------
    .. [1] Goodman, L. A. & Kruskal, W. H. (1972). Measures of association for cross
       classifications, IV: Simplification of asymptotic variances. Journal of the American
       Statistical Association 67, 415-421.
    .. [2] Brown, M. B. & Benedetti, J. K. (1977). Sampling behavior of tests for correlation in
       two-way contingency tables. Journal of the American Statistical Association 72, 309-315.

    Examples
    --------
    >>> import pandas as pd
    >>> found = direction_of(pd.DataFrame([[15, 8], [7, 42]]), 0.95)
    >>> [round(found[f"somers_d{part}"], 3) for part in ("", "_ci_low", "_ci_high", "_t")]
    [0.509, 0.291, 0.727, 4.226]
    """
    counts = np.asarray(table, dtype=float)
    counts = counts[counts.sum(axis=1) > 0][:, counts.sum(axis=0) > 0]
    if min(counts.shape) < 2:
        raise Undefined(NOT_VARYING)
    found = {}
    for name, value, errors in zip(MEASURES, *_measured(counts), strict=True):
        found |= {name: float(value), **_interval(name, float(value), errors, confidence)}
    t = _t(counts)
    with np.errstate(divide="ignore", invalid="ignore"):
        tested = scipy.stats.somersd(counts.astype(int))
    p = t if isinstance(t, Undefined) else float(tested.pvalue)
    return found | {"somers_d": float(tested.statistic), "somers_d_t": t, "somers_d_p": p}


def tau_b_interval(x, y, confidence):
    """Return the interval of Kendall's tau-b by its asymptotic standard error.

    Parameters
    ----------
    x, y : array_like of float, shape (n,)
    confidence : float

    Returns
    -------
    dict
        tau_b_ci_low, tau_b_ci_high.

    Raises
    ------
    Undefined

    Examples
    --------
    >>> limits = tau_b_interval([1, 1, 2, 2, 3, 3], [1, 2, 1, 3, 3, 2], 0.95)
    >>> [round(limit, 3) for limit in limits.values()]
    [0.039, 0.794]
    """
    if max(pd.Series(x).nunique(), pd.Series(y).nunique()) > _MOST_VALUES:
        raise Undefined("made for at most 3,000 different values")
    counts = pd.crosstab(np.asarray(x), np.asarray(y)).to_numpy(dtype=float)
    if min(counts.shape) < 2:
        raise Undefined(NOT_VARYING)
    values, errors = _measured(counts)
    found = _interval("tau_b", float(values[2]), errors[2], confidence)
    return {name: found[name] for name in ("tau_b_ci_low", "tau_b_ci_high")}


def _interval(name, value, error, confidence):
    if not error > 1e-12:
        none = Undefined(ONE_WAY)
        return {f"{name}_se": none, f"{name}_ci_low": none, f"{name}_ci_high": none}
    low, high = normal_limits(value, float(error), confidence)
    return {
        f"{name}_se": float(error),
        f"{name}_ci_low": max(-1.0, low),
        f"{name}_ci_high": min(1.0, high),
    }


def _measured(counts):
    """Return Somers' d, gamma and tau-b, and their asymptotic standard errors."""
    same, other = _pairs(counts)
    n, difference = counts.sum(), same - other
    concordant, discordant = (counts * same).sum(), (counts * other).sum()
    excess, both = concordant - discordant, concordant + discordant
    rows, columns = counts.sum(axis=1, keepdims=True), counts.sum(axis=0, keepdims=True)
    of_rows, of_columns = n**2 - (rows**2).sum(), n**2 - (columns**2).sum()
    middle = np.sqrt(of_rows * of_columns)
    d, gamma, tau = excess / of_rows, excess / both, excess / middle
    # What one respondent more in each cell adds, by the delta method.
    for_d = 2 * (of_rows * difference - excess * (n - rows)) / of_rows**2
    for_gamma = 4 * (discordant * same - concordant * other) / both**2
    for_tau = (2 * middle * difference + tau * (rows * of_columns + columns * of_rows)) / middle**2
    for_tau = for_tau - (counts * for_tau).sum() / n
    errors = [np.sqrt((counts * added**2).sum()) for added in (for_d, for_gamma, for_tau)]
    return (d, gamma, tau), errors


def _t(counts):
    """Divide any of the three measures by its standard error where nothing goes with anything."""
    same, other = _pairs(counts)
    difference = same - other
    excess = (counts * difference).sum()
    spread = (counts * difference**2).sum() - excess**2 / counts.sum()
    return float(excess / (2 * np.sqrt(spread))) if spread > 1e-9 else Undefined(ONE_WAY)


def _pairs(counts):
    """Count, for a respondent of each cell, who differs in both the same way, and the other way."""
    sums = np.pad(counts.cumsum(axis=0).cumsum(axis=1), ((1, 0), (1, 0)))
    rows, columns, n = sums[:, -1:], sums[-1:, :], sums[-1, -1]
    below, above = sums[:-1, :-1], n - rows[1:] - columns[:, 1:] + sums[1:, 1:]
    other = (rows[:-1] - sums[:-1, 1:]) + (columns[:, :-1] - sums[1:, :-1])
    return below + above, other
