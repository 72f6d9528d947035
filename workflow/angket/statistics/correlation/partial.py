"""Correlation of two variables with others held constant."""

import warnings

import numpy as np
import pandas as pd
import scipy

from angket.statistics.correlation.pairs import alike
from angket.statistics.normal_test import fisher_limits
from angket.statistics.undefined import Undefined

# Where the least eigenvalue of the correlations is this small, a variable follows from others.
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
        Undefined for fewer than k + 4 respondents or |r| = 1). r and p are pingouin's;
        its interval is one of 95 % only and rounded to six decimals.

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
    if any(map(alike, np.column_stack([pair, values]).T)):
        raise Undefined("a variable is the same for every respondent")
    if _dependent(values):
        raise Undefined("one of the variables held constant follows exactly from the others")
    if any(_dependent(np.column_stack([pair[name], values])) for name in pair):
        raise Undefined("a variable follows exactly from those held constant")
    r, p = _estimate(pair, values)
    low, high = _interval(r, n - k, confidence)
    return {"n": n, "r": r, "df": n - 2 - k, "p": p, "ci_low": low, "ci_high": high}


def _dependent(values):
    """Say whether one of some columns, none of them constant, follows from the others."""
    correlations = np.atleast_2d(np.corrcoef(values, rowvar=False))
    return np.linalg.eigvalsh(correlations)[0] < _ROUNDING


def _estimate(pair, values):
    """Return r and its p, or +1 or -1 and an Undefined."""
    together = np.column_stack([pair, values])
    if _dependent(together):
        # pingouin, which inverts the correlations, gives a perfect one the wrong sign.
        x, *others = scipy.stats.zscore(together).T
        sign = np.sign(np.linalg.lstsq(np.column_stack(others), x)[0][0])
        return float(sign), Undefined("the correlation is perfect")
    # Here, because it takes longer to load than most steps take.
    from pingouin import partial_corr

    data = pd.DataFrame(together).set_axis(["x", "y", *map(str, range(values.shape[1]))], axis=1)
    with warnings.catch_warnings():
        # Of pingouin's interval, which the fewest respondents do not have.
        warnings.simplefilter("ignore", RuntimeWarning)
        row = partial_corr(data, "x", "y", covar=list(data.columns[2:])).iloc[0]
    return float(row["r"]), float(row["p_val"])


def _interval(r, effective, confidence):
    """Return Fisher's interval of r among `effective` = n - k respondents."""
    if effective < 4:
        return (Undefined("needs at least 4 respondents more than variables held constant"),) * 2
    if 1 - abs(r) < 1e-12:
        return (Undefined("the correlation is perfect"),) * 2
    return fisher_limits(r, 1 / np.sqrt(effective - 3), confidence)
