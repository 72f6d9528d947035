"""Which of several groups differ: every pair compared, with p held for all pairs together."""

from itertools import combinations

import numpy as np
import pandas as pd
import scipy

from angket.statistics.groups.groups import require_variance
from angket.statistics.multiplicity import holm
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
    result = scipy.stats.tukey_hsd(*groups.values())
    interval = result.confidence_interval(confidence)
    df = sum(len(group) - 1 for group in groups.values())
    variance = sum(((group - group.mean()) ** 2).sum() for group in groups.values()) / df
    errors = np.sqrt([variance / len(group) / 2 for group in groups.values()])
    errors = np.hypot.outer(errors, errors)
    pairs = len(groups) * (len(groups) - 1) // 2
    p = _small(result.pvalue, result.statistic, errors, df, pairs)
    return pd.DataFrame(
        {
            "first": first,
            "second": second,
            "difference": float(result.statistic[i, j]),
            "ci_low": float(interval.low[i, j]),
            "ci_high": float(interval.high[i, j]),
            "p": float(p[i, j]),
        }
        for (i, first), (j, second) in combinations(enumerate(groups), 2)
    )


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
    pairs = list(combinations(groups, 2))
    means = {name: group.mean() for name, group in groups.items()}
    errors = {name: group.var(ddof=1) / len(group) for name, group in groups.items()}
    difference = np.array([means[first] - means[second] for first, second in pairs])
    squared = np.array([errors[first] + errors[second] for first, second in pairs])
    df = squared**2 / [
        sum(errors[name] ** 2 / (len(groups[name]) - 1) for name in pair) for pair in pairs
    ]
    # The studentised range divides by the error of one mean, not of a difference.
    error = np.sqrt(squared / 2)
    reach = scipy.stats.studentized_range.ppf(confidence, len(groups), df) * error
    return pd.DataFrame(
        {
            "first": [first for first, _ in pairs],
            "second": [second for _, second in pairs],
            "difference": difference,
            "ci_low": difference - reach,
            "ci_high": difference + reach,
            "p": _small(
                scipy.stats.studentized_range.sf(np.abs(difference) / error, len(groups), df),
                difference,
                error,
                df,
                len(pairs),
            ),
        }
    )


def _small(p, difference, error, df, pairs):
    """Replace a p of the studentised range that is too small for its integral.

    The integral is taken from 1, which leaves nothing below 1e-12. The probability of all
    pairs one by one, added up (Bonferroni's inequality), is never smaller than the true p,
    and so far out hardly larger.
    """
    t = np.abs(difference) / error / np.sqrt(2)
    return np.where(p < _INTEGRATED, pairs * 2 * scipy.stats.t.sf(t, df), p)


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
        rows.append((first, second, difference, z, 2 * scipy.stats.norm.sf(abs(z))))
    table = pd.DataFrame(rows, columns=["first", "second", "difference", "z", "p_unadjusted"])
    return table.assign(p=holm(table["p_unadjusted"]))
