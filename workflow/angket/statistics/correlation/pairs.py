"""Correlation of two variables: Pearson, Spearman, Kendall."""

import numpy as np
import scipy

from angket.statistics.undefined import Undefined

# A spread this small beside the values is rounding.
_ROUNDING = 1e-12


def pearson(x, y):
    """Correlate two variables by Pearson's r.

    Parameters
    ----------
    x, y : array_like of float, shape (n,)

    Returns
    -------
    scipy.stats.PearsonRResult
        With `statistic` and the two-sided `pvalue`.

    Raises
    ------
    Undefined
        For fewer than three pairs, or a variable that is the same for everyone.

    Examples
    --------
    >>> round(float(pearson([1, 2, 3, 4], [1, 3, 2, 4]).statistic), 3)
    0.8
    """
    return scipy.stats.pearsonr(*_varying(x, y))


def product_moment(x, y):
    """Return Pearson's r alone, without its test.

    Parameters
    ----------
    x, y : array_like of float, shape (n,)

    Returns
    -------
    float

    Raises
    ------
    Undefined
        For fewer than three pairs, or a variable that is the same for everyone.

    Examples
    --------
    >>> round(product_moment([1, 2, 3, 4], [1, 3, 2, 4]), 3)
    0.8
    """
    return float(np.corrcoef(*_varying(x, y))[0, 1])


def alike(values):
    """Say whether values differ by nothing but rounding.

    Parameters
    ----------
    values : ndarray of float, shape (n,)

    Examples
    --------
    >>> bool(alike(np.array([0.3, 0.1 + 0.2])))
    True
    """
    return np.ptp(values) <= _ROUNDING * np.abs(values).max()


def _varying(x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    if len(x) < 3:
        raise Undefined("needs at least 3 respondents")
    if alike(x) or alike(y):
        raise Undefined("a variable is the same for every respondent")
    return x, y


def correlation(x, y, confidence):
    """Correlate two variables in three ways.

    Parameters
    ----------
    x, y : array_like of float, shape (n,)
    confidence : float
        Of the interval of Pearson's r, such as 0.95.

    Returns
    -------
    dict
        n, r, p (Undefined for |r| = 1), ci_low, ci_high (Fisher's z; Undefined for
        fewer than four pairs or |r| = 1), rho, rho_p (Spearman), tau_b, tau_b_p
        (Kendall, corrected for ties), determination_percent (100 r^2) with
        determination_ci_low and determination_ci_high (the squares of all r between the limits of
        r, so that both intervals say the same of zero). All p are
        two-sided; rho_p, by the t approximation, is Undefined for |rho| = 1, while
        tau_b_p counts orders and needs no residuals.

    Raises
    ------
    Undefined
        For fewer than three pairs, or a variable that is the same for everyone.

    Examples
    --------
    >>> round(correlation([1, 2, 3, 4], [1, 3, 2, 4], 0.95)["tau_b"], 3)
    0.667
    """
    result = pearson(x, y)
    r = float(result.statistic)
    spearman = scipy.stats.spearmanr(x, y)
    kendall = scipy.stats.kendalltau(x, y)
    low, high = interval(result, len(x), confidence)
    return {
        "n": len(x),
        "r": r,
        "p": pearson_p(result),
        "ci_low": low,
        "ci_high": high,
        "rho": float(spearman.statistic),
        "rho_p": _p_of_ranks(spearman),
        "tau_b": float(kendall.statistic),
        "tau_b_p": float(kendall.pvalue),
        "determination_percent": 100 * r**2,
        **determination_limits(low, high),
    }


def determination_limits(low, high):
    """Return the limits of the share of variance that follow from those of a correlation.

    Parameters
    ----------
    low, high : float or Undefined
        Of r.

    Returns
    -------
    dict
        determination_ci_low, determination_ci_high: the least and the largest square of what lies
        between the limits, in percent; 0 where they have different signs.

    Examples
    --------
    >>> list(determination_limits(-0.1, 0.5).values()), list(determination_limits(-0.5, -0.2))
    ([0.0, 25.0], ['determination_ci_low', 'determination_ci_high'])
    """
    names = ("determination_ci_low", "determination_ci_high")
    if isinstance(low, Undefined):
        return dict.fromkeys(names, low)
    squares = 100 * low**2, 100 * high**2
    least = 0.0 if low <= 0 <= high else min(squares)
    return dict(zip(names, (least, max(squares)), strict=True))


def tied_pairs_percent(x, y):
    """Return how many pairs of respondents have the same score on at least one variable.

    Parameters
    ----------
    x, y : array_like of float, shape (n,)
        With n at least 2.

    Returns
    -------
    float
        In percent of all n (n - 1) / 2 pairs.

    Raises
    ------
    Undefined
        With fewer than 2 respondents.

    Notes
    -----
    Own code: scipy corrects Kendall's correlation for these pairs, and does not count them.

    Examples
    --------
    >>> round(tied_pairs_percent([1, 1, 2, 3], [1, 2, 2, 3]), 3)
    33.333
    """
    n = len(np.asarray(x))
    if n < 2:
        raise Undefined("needs at least 2 respondents")
    columns = [x, y, np.column_stack([x, y])]
    of_x, of_y, of_both = (
        sum(m * (m - 1) / 2 for m in np.unique(values, axis=0, return_counts=True)[1])
        for values in columns
    )
    return float(100 * (of_x + of_y - of_both) / (n * (n - 1) / 2))


def pearson_p(result):
    """Return the p of Pearson's r, which a perfect correlation does not have.

    Parameters
    ----------
    result : scipy.stats.PearsonRResult

    Returns
    -------
    float or Undefined
        Undefined for |r| = 1, as a regression with a perfect fit has no p.

    Examples
    --------
    >>> str(pearson_p(pearson([1, 2, 3], [2, 4, 6])))
    'undefined: the correlation is perfect'
    """
    if _is_perfect(result):
        return Undefined("the correlation is perfect")
    return float(result.pvalue)


def _is_perfect(result):
    return 1 - abs(result.statistic) < 1e-12


def _p_of_ranks(spearman):
    # The t approximation, which SPSS prints too, gives 0 here however few respondents.
    if _is_perfect(spearman):
        return Undefined("the ranks agree perfectly")
    return float(spearman.pvalue)


def interval(result, n, confidence):
    """Return the limits of Pearson's r by Fisher's z.

    Parameters
    ----------
    result : scipy.stats.PearsonRResult
    n : int
        Number of pairs.
    confidence : float

    Returns
    -------
    low, high : float or Undefined
        Undefined for fewer than four pairs or |r| = 1.

    Examples
    --------
    >>> low, high = interval(pearson([1, 2, 3, 4], [1, 3, 2, 4]), 4, 0.95)
    >>> round(low, 3), round(high, 3)
    (-0.697, 0.996)
    """
    if n < 4:
        return (Undefined("needs at least 4 respondents"),) * 2
    if _is_perfect(result):
        return (Undefined("the correlation is perfect"),) * 2
    limits = result.confidence_interval(confidence)
    return float(limits.low), float(limits.high)
