"""Measured workload of units beside what those who work there say of theirs."""

import math

import numpy as np
import pandas as pd
import scipy

from angket.statistics.workload.refused import Refused

# Up to here every order of the units is looked at; beyond, the approximation is close.
EVERY_ORDER = 8


def units_needed(alpha):
    """Return from how many units on a rank correlation can be significant at all.

    Parameters
    ----------
    alpha : float
        Two-sided level, above 0 and below 1.

    Returns
    -------
    int
        The smallest n with 2 / n! <= alpha: only two of the n! orders of n units agree entirely
        with a given one, or not at all.

    Examples
    --------
    >>> units_needed(0.05), units_needed(0.01)
    (5, 6)
    """
    if not 0 < alpha < 1:
        raise ValueError(f"alpha is {alpha}, not between 0 and 1")
    n = 2
    while 2 / math.factorial(n) > alpha:
        n += 1
    return n


def perceived_of_units(totals, units, fewest):
    """Return what each unit's respondents perceive on average.

    Parameters
    ----------
    totals : Series of float, shape (n,)
        Of the perceived workload; a high total must mean a heavy load.
    units : Series of str, shape (n,)
        Each respondent's, with the same index.
    fewest : int
        Respondents that a unit must have: fewer say little of it, and one would be shown alone.

    Returns
    -------
    DataFrame
        unit as index; perceived (mean total; NaN with too few), respondents.

    Examples
    --------
    >>> found = perceived_of_units(pd.Series([10.0, 14, 9]), pd.Series(["A", "A", "B"]), 2)
    >>> found["perceived"].tolist(), found["respondents"].tolist()
    ([12.0, nan], [2, 1])
    """
    grouped = totals.groupby(units)
    found = pd.DataFrame({"perceived": grouped.mean(), "respondents": grouped.count()})
    found["perceived"] = found["perceived"].where(found["respondents"] >= fewest)
    return found.rename_axis("unit")


def beside_measured(measured, perceived):
    """Put both workloads of the units side by side.

    Parameters
    ----------
    measured : Series of float
        By unit. Its efficiency, or need by present staff, compares units of different sizes, which
        minutes do not.
    perceived : Series of float
        By unit.

    Returns
    -------
    DataFrame
        unit as index; measured, perceived, key: None where both are there, otherwise
        unit_not_measured, unit_not_perceived or unit_undefined.

    Examples
    --------
    >>> both = beside_measured(pd.Series({"A": 1.2, "B": 0.8}), pd.Series({"A": 12.0, "C": 9.0}))
    >>> both["key"].tolist()
    [None, 'unit_not_perceived', 'unit_not_measured']
    """
    for series in (measured, perceived):
        if series.index.has_duplicates:
            raise Refused("duplicate_unit", value=series.index[series.index.duplicated()][0])
    both = pd.concat([measured.rename("measured"), perceived.rename("perceived")], axis=1)
    known = [both.index.isin(series.index) for series in (measured, perceived)]
    keys = np.select(
        [~known[0], ~known[1], both.isna().any(axis=1)],
        ["unit_not_measured", "unit_not_perceived", "unit_undefined"],
        "",
    )
    both["key"] = pd.Series(keys, index=both.index, dtype=object).where(keys != "", None)
    return both.rename_axis("unit")


def rank_correlation(measured, perceived, alpha):
    """Correlate the measured with the perceived workload of units by their ranks.

    Parameters
    ----------
    measured, perceived : array_like of float, shape (n,)
        A value for each unit.
    alpha : float
        Level that decides how many units are enough.

    Returns
    -------
    dict
        n, rho, rho_p (Spearman; of every order of up to 8 units, otherwise by t), tau_b, tau_b_p
        (Kendall, corrected for ties); all p two-sided.

    Raises
    ------
    Refused
        too_few_units: even the same order would not be significant, see `units_needed`;
        units_alike: all units are the same in one of the two.

    Notes
    -----
    It is a correlation of units, not of persons: a unit whose work is heavy by the clock may have
    persons who bear it lightly, and the other way round.

    Examples
    --------
    >>> found = rank_correlation([0.6, 0.8, 0.9, 1.1, 1.3], [8, 10, 9, 13, 12], 0.05)
    >>> found["n"], round(found["rho"], 2), round(found["tau_b"], 2), round(found["rho_p"], 3)
    (5, 0.8, 0.6, 0.133)
    """
    pairs = np.column_stack([np.asarray(measured, float), np.asarray(perceived, float)])
    pairs = pairs[~np.isnan(pairs).any(axis=1)]
    n, needed = len(pairs), units_needed(alpha)
    if n < needed:
        raise Refused("too_few_units", n=n, needed=needed)
    if (np.ptp(pairs, axis=0) == 0).any():
        raise Refused("units_alike", n=n)
    x, y = pairs.T
    spearman = scipy.stats.spearmanr(x, y)
    kendall = scipy.stats.kendalltau(x, y)
    return {
        "n": n,
        "rho": float(spearman.statistic),
        "rho_p": _p_of_every_order(x, y) if n <= EVERY_ORDER else float(spearman.pvalue),
        "tau_b": float(kendall.statistic),
        "tau_b_p": float(kendall.pvalue),
    }


def _p_of_every_order(x, y):
    ranks = scipy.stats.rankdata(y)

    def products(order, axis):
        return (order * ranks).sum(axis=axis)

    found = scipy.stats.permutation_test(
        (scipy.stats.rankdata(x),),
        products,
        permutation_type="pairings",
        n_resamples=np.inf,
        vectorized=True,
    )
    return float(found.pvalue)
