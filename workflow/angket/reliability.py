"""Internal consistency of the items of a variable."""

import numpy as np
import pandas as pd
from scipy.special import fdtri

from angket.undefined import Undefined


def cronbach_alpha(items, confidence):
    """Estimate Cronbach's alpha from the respondents who answered every item.

    Parameters
    ----------
    items : DataFrame of float, shape (n, k)
        Keyed codes.
    confidence : float
        Of the interval, such as 0.95.

    Returns
    -------
    dict
        alpha, alpha_ci_low, alpha_ci_high (Feldt [1]_), alpha_standardized (from the
        mean correlation between items), items (k) and n (complete respondents, as in
        SPSS).

    Raises
    ------
    Undefined
        For fewer than two items or respondents, or items without variance.

    References
    ----------
    .. [1] Feldt, L. S., Woodruff, D. J. & Salih, F. A. (1987). Statistical inference
       for coefficient alpha. Applied Psychological Measurement 11, 93-103.

    Examples
    --------
    >>> items = pd.DataFrame({"a": [1.0, 2, 3, 4], "b": [2.0, 1, 4, 3]})
    >>> round(cronbach_alpha(items, 0.95)["alpha"], 3)
    0.75
    """
    complete = items.dropna()
    _require_variance(complete)
    n, k = complete.shape
    alpha = _alpha(complete)
    tail = (1 - confidence) / 2
    degrees = (n - 1, (n - 1) * (k - 1))
    correlations = complete.corr().to_numpy()
    mean_correlation = (correlations.sum() - k) / (k * (k - 1))
    standardized = k * mean_correlation / (1 + (k - 1) * mean_correlation)
    return {
        "alpha": alpha,
        "alpha_ci_low": float(1 - (1 - alpha) * fdtri(*degrees, 1 - tail)),
        "alpha_ci_high": float(1 - (1 - alpha) * fdtri(*degrees, tail)),
        "alpha_standardized": float(standardized),
        "items": k,
        "n": n,
    }


def alpha_if_deleted(items):
    """Return Cronbach's alpha of the other items, for each item.

    Parameters
    ----------
    items : DataFrame of float, shape (n, k)
        Keyed codes.

    Returns
    -------
    Series
        Indexed by item; Undefined where fewer than two items with variance remain.

    Examples
    --------
    >>> items = pd.DataFrame({"a": [1.0, 2, 3], "b": [2.0, 1, 3], "c": [1.0, 3, 2]})
    >>> alpha_if_deleted(items).round(2).tolist()
    [-2.0, 0.67, 0.67]
    """
    complete = items.dropna()
    values = {}
    for name in items:
        others = complete.drop(columns=name)
        try:
            _require_variance(others)
            values[name] = _alpha(others)
        except Undefined as reason:
            values[name] = reason
    return pd.Series(values)


def _alpha(complete):
    k = complete.shape[1]
    covariance = np.cov(complete.to_numpy(float), rowvar=False)
    return float(k / (k - 1) * (1 - covariance.trace() / covariance.sum()))


def _require_variance(items):
    n, k = items.shape
    if k < 2:
        raise Undefined("needs at least 2 items")
    if n < 2:
        raise Undefined("needs at least 2 respondents who answered every item")
    constant = [name for name in items if items[name].nunique() == 1]
    if constant:
        raise Undefined(f"no variance in {', '.join(constant)}")
    if items.sum(axis=1).nunique() == 1:
        raise Undefined("the total is the same for every respondent")
