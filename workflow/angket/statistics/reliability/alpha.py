"""Internal consistency of the items of a variable."""

import numpy as np
import pandas as pd
from scipy.special import fdtri

from angket.statistics.distribution.moments import as_correlations, covariance_matrix
from angket.statistics.reliability.inter_item import is_constant
from angket.statistics.undefined import Undefined


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
    answers = items.dropna().to_numpy(float)
    n, k = answers.shape
    _require_variance(items.columns, _constant(answers), answers.sum(axis=1))
    covariance = covariance_matrix(answers.T)
    alpha = _alpha(covariance)
    tail = (1 - confidence) / 2
    degrees = (n - 1, (n - 1) * (k - 1))
    correlations = as_correlations(covariance)
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
    answers = items.dropna().to_numpy(float)
    totals = answers.sum(axis=1)
    constant = _constant(answers)
    # Those of the other items are parts of it.
    covariance = covariance_matrix(answers.T) if len(answers) > 1 else None
    values = {}
    for place, name in enumerate(items):
        others = np.delete(np.arange(items.shape[1]), place)
        try:
            rest = totals - answers[:, place]
            _require_variance(items.columns[others], constant[others], rest)
            values[name] = _alpha(covariance[np.ix_(others, others)])
        except Undefined as reason:
            values[name] = reason
    return pd.Series(values)


def _alpha(covariance):
    k = len(covariance)
    return float(k / (k - 1) * (1 - covariance.trace() / covariance.sum()))


def _constant(answers):
    return is_constant(answers) if len(answers) else np.zeros(answers.shape[1], dtype=bool)


def _require_variance(names, constant, totals):
    if len(names) < 2:
        raise Undefined("needs at least 2 items")
    if len(totals) < 2:
        raise Undefined("needs at least 2 respondents who answered every item")
    if constant.any():
        raise Undefined(f"no variance in {', '.join(names[constant])}")
    if np.ptp(totals) == 0:
        raise Undefined("the total is the same for every respondent")
