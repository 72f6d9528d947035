"""Is the relation of two variables a straight line?"""

import math
from typing import NamedTuple

import numpy as np
from scipy.special import fdtrc
from statsmodels.regression.linear_model import OLS
from statsmodels.stats.diagnostic import linear_reset

from angket.statistics.distribution.patterns import count_patterns
from angket.statistics.regression.least_squares import standardised_design
from angket.statistics.undefined import Undefined


def linearity(x, y):
    """Split the variance of y between the values of x into a line and the rest.

    The ANOVA table of linearity that SPSS prints with MEANS. Own code: statsmodels' anova_lm of a
    formula with the values of x as a category has the same table, but takes 95 times as long at
    100,000 respondents, and agrees with NIST's certified SmLs09 in 1.0 digits, this in 4.2.

    Parameters
    ----------
    x, y : array_like of float, shape (n,)

    Returns
    -------
    dict
        For each source (combined: between the values of x; linearity: the straight
        line; deviation: what the line leaves; within: among respondents with the same
        x; total): `<source>_ss` and `<source>_df`, for all but total `_ms`, and for the
        first three `_f` and `_p`. The relation counts as linear when deviation_p is not
        significant. r_squared and eta_squared: the shares of the total that the line and the
        values of x explain; deviation_omega_squared: that of the deviation, less what so many
        values explain by chance, as omega squared takes it off (below zero where they differ less).

    Raises
    ------
    Undefined
        When x or y is the same for everyone, x has fewer than three values, or all
        respondents differ in x, so that nothing is left within.

    Examples
    --------
    >>> table = linearity([1, 1, 2, 2, 3, 3], [1, 2, 2, 4, 4, 5])
    >>> table["deviation_df"], round(table["linearity_ss"], 2)
    (1, 9.0)
    """
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    n = len(y)
    if n < 3 or np.ptp(x) == 0 or np.ptp(y) == 0:
        raise Undefined("needs at least 3 respondents who differ in both variables")
    patterns, counts = count_patterns(np.column_stack([_centred(x), _centred(y)]))
    x, y = patterns.T
    values, groups = np.unique(x, return_inverse=True)
    means = (np.bincount(groups, counts * y) / np.bincount(groups, counts))[groups]
    k = len(values)
    if k < 3:
        raise Undefined("the predictor has only 2 values, which always lie on a line")
    if k == n:
        raise Undefined("no two respondents have the same total, so nothing is left within")
    ss = {
        "combined": _products(means, means, counts),
        "linearity": _products(x, y, counts) ** 2 / _products(x, x, counts),
        "within": _products(y - means, y - means, counts),
        "total": _products(y, y, counts),
    }
    # Not combined - linearity, which leaves few digits of a small deviation.
    bends = means - x * _products(x, y, counts) / _products(x, x, counts)
    ss["deviation"] = _products(bends, bends, counts)
    df = {"combined": k - 1, "linearity": 1, "deviation": k - 2, "within": n - k, "total": n - 1}
    table = {}
    for source in ("combined", "linearity", "deviation", "within", "total"):
        table[f"{source}_ss"], table[f"{source}_df"] = ss[source], df[source]
        if source == "total":
            continue
        table[f"{source}_ms"] = ss[source] / df[source]
        if source == "within":
            continue
        if ss["within"] == 0:
            table[f"{source}_f"] = table[f"{source}_p"] = Undefined("no variance within")
        else:
            f = table[f"{source}_ms"] / (ss["within"] / df["within"])
            table[f"{source}_f"] = f
            table[f"{source}_p"] = float(fdtrc(df[source], df["within"], f))
    table["r_squared"] = ss["linearity"] / ss["total"]
    table["eta_squared"] = ss["combined"] / ss["total"]
    within = table["within_ms"]
    unbiased = ss["deviation"] - df["deviation"] * within
    table["deviation_omega_squared"] = unbiased / (ss["total"] + within)
    return table


def deviation_in_model(response, terms, x):
    """Test whether the values of one predictor tell more than a model with several terms does.

    The values of x as categories are added to the model, as an analysis of covariance adds a
    factor: what `linearity` tests of two variables alone, with the other terms in the model.

    Parameters
    ----------
    response : array_like of float, shape (n,)
    terms : DataFrame of float, shape (n, p)
        The model, of which x, or a line in it, is a part.
    x : array_like of float, shape (n,)

    Returns
    -------
    dict
        in_model_f, in_model_df1, in_model_df2, in_model_p, and in_model_omega_squared: the part of
        the variance left by the model that the values tell of, less what as many do by chance.

    Raises
    ------
    Undefined
        Where the values add no term to the model, or leave nothing within them.

    Notes
    -----
    The F test of two nested models. Own code: statsmodels' compare_f_test agrees, but wants a
    column for each of up to thousands of values; distances from the means of those with the same
    x leave the same. Omega squared from F as (F - 1) df1 / ((F - 1) df1 + n).

    Examples
    --------
    >>> import pandas as pd
    >>> terms = pd.DataFrame({"x": [1.0, 1, 2, 2, 3, 3, 1, 3], "z": [1.0, 2, 2, 1, 3, 1, 3, 2]})
    >>> found = deviation_in_model([1, 2, 2, 4, 4, 5, 3, 6], terms, terms["x"])
    >>> found["in_model_df1"], found["in_model_df2"]
    (1, 4)
    """
    y, x = np.asarray(response, dtype=float), np.asarray(x, dtype=float)
    values, groups = np.unique(x, return_inverse=True)
    if len(values) < 3:
        raise Undefined("the predictor has only 2 values, which always lie on a line")
    others = np.asarray(terms, float)
    # What is the same for everybody is the constant once more.
    others = others[:, np.ptp(others, axis=0) > 0]
    design = standardised_design(np.column_stack([np.ones(len(y)), others]))
    columns = np.column_stack([y - y.mean(), design])
    within = columns - _means_of(columns, groups)[groups]
    spread = np.abs(within[:, 1:]).max(axis=0) > 1e-10
    line, full = _left(columns[:, 0], design), _left(within[:, 0], within[:, 1:][:, spread])
    df1 = len(values) + full.rank - line.rank
    df2 = len(y) - len(values) - full.rank
    if df2 < 1 or full.ss <= 1e-10 * (columns[:, 0] @ columns[:, 0]):
        raise Undefined("no two respondents have the same total, so nothing is left within")
    if df1 < 1:
        raise Undefined("the other terms of the model tell apart all values of the predictor")
    f = (line.ss - full.ss) / df1 / (full.ss / df2)
    beyond = (f - 1) * df1
    return {
        "in_model_f": float(f),
        "in_model_df1": int(df1),
        "in_model_df2": int(df2),
        "in_model_p": float(fdtrc(df1, df2, f)),
        "in_model_omega_squared": float(beyond / (beyond + len(y))),
    }


class _Left(NamedTuple):
    ss: float
    rank: int


def _left(y, design):
    """Return what columns leave of y, and how many of them tell something of their own."""
    if not design.shape[1]:
        return _Left(float(y @ y), 0)
    slopes, _, rank, _ = np.linalg.lstsq(design, y, rcond=1e-10)
    rest = y - design @ slopes
    return _Left(float(rest @ rest), int(rank))


def _means_of(columns, groups):
    counts = np.bincount(groups)
    return np.column_stack([np.bincount(groups, column) / counts for column in columns.T])


def ramsey_reset(response, design):
    """Test whether powers of the fitted values add anything to the line [1]_.

    Unlike `linearity` it needs no respondents with the same x, so it serves for
    interval totals too.

    Parameters
    ----------
    response : array_like of float, shape (n,)
    design : ndarray of float, shape (n, terms)
        The predictors, a column of ones first.

    Returns
    -------
    dict
        reset_f, reset_df1, reset_df2, reset_p (squares and cubes of the fitted values).

    Raises
    ------
    Undefined
        For too few respondents, a level line, or predictors with so few values that
        the powers follow from them, for which statsmodels prints an F all the same.

    Notes
    -----
    statsmodels' linear_reset, of standardised variables: of totals 10,000 standard deviations from
    0 it gives an F of 2,613 for 1.61.

    References
    ----------
    .. [1] Ramsey, J. B. (1969). Tests for specification errors in classical linear
       least-squares regression analysis. J. R. Statist. Soc. B 31, 350-371.

    Examples
    --------
    >>> design = np.column_stack([np.ones(8), np.arange(8.0)])
    >>> ramsey_reset(np.array([0, 1, 4, 9, 17, 25, 36, 48.0]), design)["reset_df1"]
    2
    """
    n, terms = design.shape
    if n <= terms + 2:
        raise Undefined(f"needs more than {terms + 2} respondents")
    response, standardised = np.asarray(response, dtype=float), standardised_design(design)
    distances = response - response.mean()
    fitted = OLS(distances, standardised).fit().fittedvalues
    if np.ptp(fitted) <= 1e-10 * np.ptp(response):
        raise Undefined("the line is level, so its powers add nothing")
    # F does not depend on the unit of the response; powers of fitted values of spread 1 do not
    # become too small to be told from rounding.
    line = OLS(distances / fitted.std(), standardised).fit()
    powers = [line.fittedvalues**2, line.fittedvalues**3]
    triangle = np.linalg.qr(np.column_stack([standardised, *powers]), mode="r")
    if np.linalg.matrix_rank(triangle, rtol=1e-10) < terms + 2:
        raise Undefined("the predictors have too few values for squares and cubes")
    test = linear_reset(line, power=3, use_f=True)
    return {
        "reset_f": float(test.statistic),
        "reset_df1": int(test.df_num),
        "reset_df2": int(test.df_denom),
        "reset_p": float(test.pvalue),
    }


def _products(x, y, counts):
    """Add up products without a rounding between them, whatever their order."""
    return math.fsum((x * y * counts).tolist())


def _centred(values):
    """Return distances from the mean, which keep digits that raw squares would lose."""
    distances = values - values.mean()
    # The mean itself is rounded: of values near 10^12 to the fourth decimal.
    return distances - distances.mean()
