"""Correlation of two variables with others held constant."""

import numpy as np
import pandas as pd
import scipy

from angket.statistics.correlation.pairs import p_of_r
from angket.statistics.undefined import Undefined

# A residual this small beside its variable is rounding: the others explain all of it.
_ROUNDING = 1e-10


def partial_correlation(x, y, others, confidence):
    """Correlate what other variables leave unexplained of two variables.

    Parameters
    ----------
    x, y : array_like of float, shape (n,)
    others : DataFrame of float, shape (n, k)
        The variables held constant.
    confidence : float
        Of the interval, such as 0.95.

    Returns
    -------
    dict
        n, r (partial), df (n - 2 - k), p (two-sided, t distribution; Undefined for
        |r| = 1), ci_low, ci_high (Fisher's z with variance 1 / (n - k - 3) [1]_;
        Undefined for fewer than k + 4 respondents or |r| = 1).

    Raises
    ------
    Undefined
        For fewer than k + 3 respondents, a variable that is the same for everyone or
        that follows exactly from the others.

    References
    ----------
    .. [1] Fisher, R. A. (1924). The distribution of the partial correlation
       coefficient. Metron 3, 329-332.

    Examples
    --------
    >>> others = pd.DataFrame({"z": [1, 2, 3, 4, 6]})
    >>> round(partial_correlation([1, 3, 2, 5, 4], [2, 1, 4, 3, 5], others, 0.95)["r"], 3)
    -0.804
    """
    pair = pd.DataFrame({"x": np.asarray(x, dtype=float), "y": np.asarray(y, dtype=float)})
    values = others.to_numpy(dtype=float)
    n, k = values.shape
    if n < k + 3:
        raise Undefined(f"needs at least {k + 3} respondents")
    if (np.ptp(pair.to_numpy(), axis=0) == 0).any() or (np.ptp(values, axis=0) == 0).any():
        raise Undefined("a variable is the same for every respondent")
    standardised = scipy.stats.zscore(values)
    if np.linalg.matrix_rank(standardised) < k:
        raise Undefined("one of the variables held constant follows exactly from the others")
    wanted = scipy.stats.zscore(pair.to_numpy())
    residuals = wanted - standardised @ np.linalg.lstsq(standardised, wanted)[0]
    if (residuals.std(axis=0) < _ROUNDING).any():
        raise Undefined("a variable follows exactly from those held constant")
    r = float(np.clip(np.corrcoef(residuals, rowvar=False)[0, 1], -1, 1))
    df = n - 2 - k
    low, high = _interval(r, n - k, confidence)
    return {
        "n": n,
        "r": r,
        "df": df,
        "p": _p(r, df),
        "ci_low": low,
        "ci_high": high,
    }


def _p(r, df):
    if 1 - abs(r) < 1e-12:
        return Undefined("the correlation is perfect")
    return p_of_r(r, df)


def _interval(r, effective, confidence):
    """Return Fisher's interval of r among `effective` = n - k respondents."""
    if effective < 4:
        return (Undefined("needs at least 4 respondents more than variables held constant"),) * 2
    if 1 - abs(r) < 1e-12:
        return (Undefined("the correlation is perfect"),) * 2
    reach = scipy.stats.norm.isf((1 - confidence) / 2) / np.sqrt(effective - 3)
    return float(np.tanh(np.arctanh(r) - reach)), float(np.tanh(np.arctanh(r) + reach))
