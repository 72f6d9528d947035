"""One column of numbers against a value: t, Wilcoxon's signed ranks, the sign test.

Differences of two measurements of the same people are such a column, against 0.
"""

import numpy as np
import scipy

from angket.statistics.groups.standardized import in_deviations
from angket.statistics.normal_test import fisher_limits
from angket.statistics.undefined import Undefined, all_undefined, or_undefined

# From so many respondents on, Wilcoxon's p is by the normal distribution.
_MANY = 50


def t_test(values, value, confidence):
    """Test whether a mean differs from a value, by Student's t.

    Parameters
    ----------
    values : ndarray of float, shape (n,)
    value : float
    confidence : float
        Of the intervals, such as 0.95.

    Returns
    -------
    dict
        difference (mean less value), ci_low, ci_high, t, df, p (two-sided).

    Raises
    ------
    Undefined
        With fewer than two numbers, or when all are the same.

    Examples
    --------
    >>> found = t_test(np.array([1.0, 2, 3, 4, 6]), 2, 0.95)
    >>> round(found["t"], 4), found["df"], round(found["p"], 4)
    (1.395, 4, 0.2355)
    """
    _require_spread(values)
    result = scipy.stats.ttest_1samp(values, value)
    interval = result.confidence_interval(confidence)
    return {
        "difference": float(values.mean() - value),
        "ci_low": float(interval.low - value),
        "ci_high": float(interval.high - value),
        "t": float(result.statistic),
        "df": int(result.df),
        "p": float(result.pvalue),
    }


def standardized(values, value, confidence):
    """Express the distance of a mean from a value in standard deviations.

    Parameters
    ----------
    values, value, confidence
        As `t_test` has them.

    Returns
    -------
    dict
        d (the distance by the standard deviation) and g with their intervals, as
        `angket.statistics.groups.standardized.in_deviations` returns them.

    Raises
    ------
    Undefined
        As `t_test`.

    Notes
    -----
    Own code: pingouin's interval is by the normal distribution, and its factor an approximation.

    Examples
    --------
    >>> found = standardized(np.array([1.0, 2, 3, 4, 6]), 2, 0.95)
    >>> round(found["d"], 4), round(found["g"], 4)
    (0.6239, 0.4978)
    """
    found = t_test(values, value, confidence)
    return in_deviations(found["t"], found["df"], [len(values)], confidence)


def signed_ranks(values, value):
    """Test whether numbers lie about a value, by the signed ranks of Wilcoxon.

    Parameters
    ----------
    values, value
        As `t_test` has them; numbers equal to the value are left out.

    Returns
    -------
    dict
        wilcoxon_positive, wilcoxon_negative (how many lie above and below), wilcoxon_ties (how
        many equal the value), wilcoxon_w (sum of the ranks of those above, the V of R),
        wilcoxon_z (of the smaller sum, without correction for continuity, as SPSS prints it),
        wilcoxon_p_asymptotic, wilcoxon_p, the one that decides: as wilcoxon_method says, "exact"
        for fewer than 50 (with ties by the distribution of their mean ranks [2]_), otherwise
        "asymptotic"; rank_biserial (the two sums'
        difference by their sum [1]_).

    Raises
    ------
    Undefined
        When all numbers equal the value.

    References
    ----------
    .. [1] Kerby, D. S. (2014). The simple difference formula: an approach to teaching
       nonparametric correlation. Comprehensive Psychology 3, 11.IT.3.1.
    .. [2] Streitberg, B. & Roehmel, J. (1986). Exact distributions for permutation and rank tests:
       an introduction to some recently published algorithms. Statistical Software Newsletter 12,
       10-17.

    Notes
    -----
    Own code where there are ties: scipy goes through every choice of signs, which are too many for
    more than some 20 respondents.

    Examples
    --------
    >>> found = signed_ranks(np.array([1.0, 3.5, 4, 6, 9]), 2)
    >>> found["wilcoxon_w"], found["wilcoxon_p"], round(found["rank_biserial"], 3)
    (14.0, 0.125, 0.867)
    """
    distances = _distances(values, value)
    moved = distances[distances != 0]
    if not len(moved):
        raise Undefined("all numbers equal the value they are compared with")
    sizes = np.abs(moved)
    tied = len(np.unique(sizes)) < len(moved)
    asymptotic = scipy.stats.wilcoxon(moved, correction=False, method="asymptotic")
    if len(moved) >= _MANY:
        method, deciding = "asymptotic", float(asymptotic.pvalue)
    elif tied:
        method, deciding = "exact", _exact_with_ties(moved)
    else:
        method, deciding = "exact", float(scipy.stats.wilcoxon(moved, method="exact").pvalue)
    above = float(scipy.stats.wilcoxon(moved, alternative="greater", method="asymptotic").statistic)
    whole = len(moved) * (len(moved) + 1) / 2
    return {
        "wilcoxon_positive": int((moved > 0).sum()),
        "wilcoxon_negative": int((moved < 0).sum()),
        "wilcoxon_ties": int((distances == 0).sum()),
        "wilcoxon_w": above,
        "wilcoxon_z": -abs(float(asymptotic.zstatistic)),
        "wilcoxon_p_asymptotic": float(asymptotic.pvalue),
        "wilcoxon_method": method,
        "wilcoxon_p": deciding,
        "rank_biserial": 2 * above / whole - 1,
    }


def rank_biserial_interval(r, sizes, confidence):
    """Return the interval of a rank-biserial correlation, by Fisher's transformation.

    Parameters
    ----------
    r : float
    sizes : tuple of int
        How many differ from the value, or the members of both groups.
    confidence : float

    Returns
    -------
    dict
        rank_biserial_ci_low, rank_biserial_ci_high.

    Raises
    ------
    Undefined
        When all ranks lie on one side.

    Notes
    -----
    As R's package effectsize has it: the standard error is that of the sum of ranks where nothing
    differs, on the scale of r.

    Examples
    --------
    >>> found = rank_biserial_interval(0.867, (5,), 0.95)
    >>> [round(limit, 3) for limit in found.values()]
    [0.338, 0.98]
    """
    if abs(r) >= 1:
        raise Undefined("all ranks lie on one side")
    if len(sizes) == 1:
        (n,) = sizes
        se = np.sqrt((2 * n**3 + 3 * n**2 + n) / 6) / ((n**2 + n) / 2)
    else:
        first, second = sizes
        se = np.sqrt((first + second + 1) / (3 * first * second))
    low, high = fisher_limits(r, se, confidence)
    return {"rank_biserial_ci_low": low, "rank_biserial_ci_high": high}


def rank_biserial_limits(r, sizes, confidence):
    """Return the interval of a rank-biserial correlation, or why it has none.

    Parameters
    ----------
    r : float or Undefined
    sizes, confidence
        As `rank_biserial_interval` takes them.

    Returns
    -------
    dict
        rank_biserial_ci_low, rank_biserial_ci_high.

    Examples
    --------
    >>> str(rank_biserial_limits(1.0, (5,), 0.95)["rank_biserial_ci_low"])
    'undefined: all ranks lie on one side'
    """
    limits = ["rank_biserial_ci_low", "rank_biserial_ci_high"]
    if isinstance(r, Undefined):
        return all_undefined(limits, r.reason)
    return or_undefined(rank_biserial_interval, r, sizes, confidence, names=limits)


def sign_test(values, value):
    """Test whether as many numbers lie above a value as below, by the binomial distribution.

    Parameters
    ----------
    values, value
        As `t_test` has them; numbers equal to the value are left out.

    Returns
    -------
    dict
        share_above (of those that differ from the value), sign_p (exact, two-sided).

    Raises
    ------
    Undefined
        When all numbers equal the value.

    Examples
    --------
    >>> sign_test(np.array([1.0, 3.5, 4, 6, 9, 2]), 2)
    {'share_above': 0.8, 'sign_p': 0.375}
    """
    distances = _distances(values, value)
    above, below = int((distances > 0).sum()), int((distances < 0).sum())
    if not above + below:
        raise Undefined("all numbers equal the value they are compared with")
    share = above / (above + below)
    return {
        "share_above": share,
        "sign_p": float(scipy.stats.binomtest(above, above + below).pvalue),
    }


def normalized_gain(before, after, maximum):
    """Say what part of the gain that was possible was made [1]_.

    Parameters
    ----------
    before, after : ndarray of float, shape (n,)
    maximum : float
        The highest score that can be reached.

    Returns
    -------
    dict
        n_gain ((mean after - mean before) / (maximum - mean before)), n_gain_mean (the mean of
        each respondent's own gain, of those who were below the maximum before).

    Raises
    ------
    Undefined
        When nobody was below the maximum, or somebody is above it.

    References
    ----------
    .. [1] Hake, R. R. (1998). Interactive-engagement versus traditional methods. American Journal
       of Physics 66, 64-74.

    Examples
    --------
    >>> found = normalized_gain(np.array([4.0, 6, 10]), np.array([8.0, 7, 10]), 10)
    >>> {name: round(value, 4) for name, value in found.items()}
    {'n_gain': 0.5, 'n_gain_mean': 0.4583}
    """
    if max(before.max(), after.max()) > maximum:
        raise Undefined("a score lies above the highest that is given as possible")
    room = maximum - before
    if not (room > 0).any():
        raise Undefined("nobody was below the highest score before")
    own = (after - before)[room > 0] / room[room > 0]
    return {
        "n_gain": float((after.mean() - before.mean()) / (maximum - before.mean())),
        "n_gain_mean": float(own.mean()),
    }


def _exact_with_ties(moved):
    """Return the two-sided p of signed mean ranks, every choice of signs being as likely."""
    # Twice the ranks, which are whole numbers.
    ranks = np.round(2 * scipy.stats.rankdata(np.abs(moved))).astype(int)
    # How many choices of signs give each sum: rank by rank, left out or added.
    ways = np.zeros(ranks.sum() + 1)
    ways[0] = 1
    for rank in ranks:
        ways[rank:] += ways[:-rank].copy()
    sum_above = ranks[moved > 0].sum()
    smaller = min(sum_above, ranks.sum() - sum_above)
    return float(min(1.0, 2 * ways[: smaller + 1].sum() / 2.0 ** len(ranks)))


def _distances(values, value):
    """Subtract, and take as alike what differs in the last digits of sums alone."""
    return np.round(np.asarray(values, dtype=float) - value, 9)


def _require_spread(values):
    if len(values) < 2:
        raise Undefined("needs at least 2 respondents")
    if np.ptp(values) == 0:
        raise Undefined("all values are the same")
