"""Frequencies and descriptive statistics."""

import numpy as np
import pandas as pd

from angket.statistics.undefined import Undefined, all_undefined


def frequencies(values, order):
    """Count how often each value occurs.

    Parameters
    ----------
    values : Series, shape (n,)
        May hold missing values.
    order : list
        The values to count, in this order; others are not counted.

    Returns
    -------
    DataFrame
        Indexed by value: `n` and `percent` of the values that are not missing.

    Examples
    --------
    >>> frequencies(pd.Series([1, 3, 3, None]), [1, 2, 3])["n"].tolist()
    [1, 0, 2]
    """
    counts = values.value_counts().reindex(order, fill_value=0).astype(int)
    valid = int(values.notna().sum())
    percent = counts * 100 / valid if valid else [Undefined("nobody answered")] * len(counts)
    return pd.DataFrame({"n": counts, "percent": percent}, index=counts.index)


def describe(values):
    """Describe the distribution of numbers.

    Parameters
    ----------
    values : array_like of float, shape (n,)
        Missing values are left out and not counted in `n`.

    Returns
    -------
    dict
        n, mean, sd (with n - 1), median, mode (the smallest of several), minimum,
        maximum, and skewness and kurtosis as SPSS prints them: the adjusted
        Fisher-Pearson coefficients G1 and G2 [1]_.

    References
    ----------
    .. [1] Joanes, D. N. & Gill, C. A. (1998). Comparing measures of sample skewness
       and kurtosis. The Statistician 47, 183-189.

    Examples
    --------
    >>> describe([1, 2, 2, 5])["mean"]
    2.5
    """
    values = pd.Series(values, dtype=float).dropna()
    n = len(values)
    if n == 0:
        return {"n": 0} | all_undefined(_AFTER_N, "no values")
    alike = values.min() == values.max()
    return {
        "n": n,
        "mean": float(values.mean()),
        "sd": float(values.std()) if n > 1 else Undefined("needs at least 2 values"),
        "median": float(values.median()),
        "mode": float(values.mode().iloc[0]),
        "minimum": float(values.min()),
        "maximum": float(values.max()),
        # pandas gives 0 where all values are the same.
        "skewness": _why_not(n, 3, alike) or float(values.skew()),
        "kurtosis": _why_not(n, 4, alike) or float(values.kurt()),
    }


_AFTER_N = ["mean", "sd", "median", "mode", "minimum", "maximum", "skewness", "kurtosis"]


def _why_not(n, needed, alike):
    if n < needed:
        return Undefined(f"needs at least {needed} values")
    if alike:
        return Undefined("all values are the same")
    return None


def percent_score(totals, highest):
    """Return what share of the highest possible total was reached, in percent.

    Parameters
    ----------
    totals : array_like of float, shape (n,)
    highest : float
        Highest possible total.

    Returns
    -------
    ndarray of float, shape (n,)

    Examples
    --------
    >>> percent_score([66], highest=110)
    array([60.])
    """
    # The product comes first: 66 * 100 / 110 is exactly 60, and bands begin there.
    return np.asarray(totals, dtype=float) * 100 / highest
