"""Which of several groups differ: every pair compared, with p held for all pairs together."""

import warnings
from itertools import combinations

import numpy as np
import pandas as pd
import scipy

from angket.statistics.groups.groups import require_variance
from angket.statistics.multiplicity import holm
from angket.statistics.normal_test import two_sided_p
from angket.statistics.undefined import Undefined

# A smaller p of the studentised range is noise where it is taken from 1.
_INTEGRATED = 1e-10


def tukey(groups, confidence):
    """Compare every pair of means by Tukey's honestly significant difference [1]_.

    Parameters
    ----------
    groups : dict of ndarray
        Two or more, as `groups.split_groups` returns them. Sizes may differ
        (Tukey and Kramer).
    confidence : float
        Of all intervals together, such as 0.95.

    Returns
    -------
    DataFrame
        A row for each pair: first, second, difference (first mean minus second),
        ci_low, ci_high, p (adjusted).

    Raises
    ------
    Undefined
        When the members of each group are all the same.

    References
    ----------
    .. [1] Kramer, C. Y. (1956). Extension of multiple range tests to group means with
       unequal numbers of replications. Biometrics 12, 307-310.

    Examples
    --------
    >>> groups = {"a": np.array([1, 2, 3]), "b": np.array([2, 3, 4]), "c": np.array([5, 6, 7])}
    >>> tukey(groups, 0.95)["p"].round(3).tolist()
    [0.483, 0.006, 0.024]
    """
    require_variance(groups)
    df = sum(len(group) - 1 for group in groups.values())
    variance = sum(((group - group.mean()) ** 2).sum() for group in groups.values()) / df

    def p_of_pair(one, other):
        t = (one.mean() - other.mean()) / np.sqrt(variance * (1 / len(one) + 1 / len(other)))
        return 2 * scipy.stats.t.sf(abs(t), df)

    return _pairs(groups, confidence, p_of_pair, equal_var=True)


def games_howell(groups, confidence):
    """Compare every pair of means of groups whose variances may differ [1]_.

    Parameters
    ----------
    groups : dict of ndarray
        Two or more, as `angket.statistics.groups.groups.split_groups` returns them.
    confidence : float
        Of all intervals together, such as 0.95.

    Returns
    -------
    DataFrame
        As `tukey` returns it.

    Raises
    ------
    Undefined
        When the members of two groups are all the same, so that nothing is left to
        test their difference against.

    References
    ----------
    .. [1] Games, P. A. & Howell, J. F. (1976). Pairwise multiple comparison procedures
       with unequal n's and/or variances. Journal of Educational Statistics 1, 113-125.

    Examples
    --------
    >>> groups = {"a": np.array([1, 2, 3]), "b": np.array([2, 3, 4]), "c": np.array([5, 6, 7])}
    >>> games_howell(groups, 0.95)["p"].round(3).tolist()
    [0.501, 0.018, 0.045]
    """
    alike = [name for name, group in groups.items() if np.ptp(group) == 0]
    if len(alike) > 1:
        raise Undefined(f"the members of {', '.join(alike)} are all the same")

    def p_of_pair(one, other):
        return scipy.stats.ttest_ind(one, other, equal_var=False).pvalue

    return _pairs(groups, confidence, p_of_pair, equal_var=False)


def _pairs(groups, confidence, p_of_pair, equal_var):
    """Compare every pair by the studentised range, and where p is too small for it by t.

    Its integral is taken from 1, which leaves nothing below 1e-12. The probability of all
    pairs one by one, added up (Bonferroni's inequality), is never smaller than the true p,
    and so far out hardly larger.
    """
    with warnings.catch_warnings():
        # Of a group whose members are all the same; the others have the variance.
        warnings.simplefilter("ignore", RuntimeWarning)
        result = scipy.stats.tukey_hsd(*groups.values(), equal_var=equal_var)
        interval = result.confidence_interval(confidence)
        pairs = list(combinations(enumerate(groups), 2))
        rows = []
        for (i, first), (j, second) in pairs:
            p = result.pvalue[i, j]
            if p < _INTEGRATED:
                p = len(pairs) * p_of_pair(groups[first], groups[second])
            limits = interval.low[i, j], interval.high[i, j]
            rows.append((first, second, result.statistic[i, j], *limits, p))
    columns = ["first", "second", "difference", "ci_low", "ci_high", "p"]
    return pd.DataFrame(rows, columns=columns)


def dunn(groups):
    """Compare the mean ranks of every pair of groups [1]_, with Holm's adjustment.

    Parameters
    ----------
    groups : dict of ndarray
        Two or more, as `angket.statistics.groups.groups.split_groups` returns them.

    Returns
    -------
    DataFrame
        A row for each pair: first, second, difference (of the mean ranks among all
        respondents), z (corrected for ties), p_unadjusted (two-sided), p (adjusted by
        Holm's method).

    Raises
    ------
    Undefined
        When all values are the same.

    Notes
    -----
    Own code but for Holm's adjustment: scikit-posthocs has p alone, takes ten times as
    long for a million respondents and a second to load.

    References
    ----------
    .. [1] Dunn, O. J. (1964). Multiple comparisons using rank sums. Technometrics 6,
       241-252.

    Examples
    --------
    >>> groups = {"a": np.array([1, 2, 3]), "b": np.array([2, 3, 4]), "c": np.array([5, 6, 7])}
    >>> dunn(groups)["p"].round(3).tolist()
    [0.452, 0.048, 0.196]
    """
    values = np.concatenate(list(groups.values()))
    if np.ptp(values) == 0:
        raise Undefined("all values are the same")
    n = len(values)
    ranks = np.split(
        scipy.stats.rankdata(values), np.cumsum([len(g) for g in groups.values()])[:-1]
    )
    ties = np.unique(values, return_counts=True)[1]
    variance = n * (n + 1) / 12 - (ties**3 - ties).sum() / (12 * (n - 1))
    rows = []
    for (first, one), (second, other) in combinations(zip(groups, ranks, strict=True), 2):
        difference = one.mean() - other.mean()
        z = difference / np.sqrt(variance * (1 / len(one) + 1 / len(other)))
        rows.append((first, second, difference, z, two_sided_p(z)))
    table = pd.DataFrame(rows, columns=["first", "second", "difference", "z", "p_unadjusted"])
    return table.assign(p=holm(table["p_unadjusted"]))
