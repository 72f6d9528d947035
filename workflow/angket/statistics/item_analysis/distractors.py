"""Who chose which answer to an item, and which wrong answers work as distractors."""

import numpy as np
from scipy.stats import pointbiserialr

from angket.statistics.undefined import Undefined


def distractors(answers, key, totals, groups, least):
    """Tell of each answer to an item who chose it.

    Parameters
    ----------
    answers : Series of str, shape (n,)
        None where there is no answer.
    key : str
        The right answer.
    totals : ndarray of float, shape (n,)
        Of the whole test.
    groups : tuple or Undefined
        As `extreme_groups` returns them.
    least : float
        The share of the respondents who must choose a distractor that works.

    Returns
    -------
    dict of str to dict
        From option, in the order of their names and with the key though nobody chose it: n and
        percent (of all respondents), upper_percent, middle_percent, lower_percent (of those in
        the group), point_biserial (of choosing it, with the total), and distractor, for the key
        `key`, for others `works`, `rare` (chosen by fewer than the least share) or `draws_upper`
        (a larger share of the upper group than of the lower one chose it).

    Notes
    -----
    Who ties at the border of a group counts in part, so that shares of groups are means over all
    ways to break the ties.

    Examples
    --------
    >>> import pandas as pd
    >>> from angket.statistics.item_analysis.groups import extreme_groups
    >>> answers, totals = pd.Series(list("AABC")), np.array([4.0, 3, 2, 1])
    >>> groups = extreme_groups(totals, 0.5, 2)
    >>> found = distractors(answers, "A", totals, groups, 0.05)
    >>> found["A"]["upper_percent"], found["B"]["lower_percent"], found["B"]["distractor"]
    (100.0, 50.0, 'works')
    """
    return {
        option: _of_option((answers == option).to_numpy(), option == key, totals, groups, least)
        for option in sorted({*answers.dropna(), key})
    }


def _of_option(chose, is_key, totals, groups, least):
    n, everybody = int(chose.sum()), len(chose)
    told = {"n": n, "percent": 100 * n / everybody} | _of_groups(chose, groups)
    if 0 < n < everybody and np.ptp(totals) > 0:
        told["point_biserial"] = float(pointbiserialr(chose, totals).statistic)
    else:
        told["point_biserial"] = Undefined("nobody, or everybody, chose it")
        if np.ptp(totals) == 0:
            told["point_biserial"] = Undefined("the total is the same for every respondent")
    return told | {"distractor": _verdict(told, is_key, n < least * everybody)}


def _of_groups(chose, groups):
    names = ("upper_percent", "middle_percent", "lower_percent")
    if isinstance(groups, Undefined):
        return dict.fromkeys(names, groups)
    upper, lower = (group.sum(chose) for group in groups)
    size = groups[0].size
    left = len(chose) - 2 * size
    middle = 100 * (int(chose.sum()) - upper - lower) / left if left else None
    shares = (100 * upper / size, middle, 100 * lower / size)
    # Halves leave no middle.
    return {name: value for name, value in zip(names, shares, strict=True) if value is not None}


def _verdict(told, is_key, rare):
    if is_key or rare:
        return "key" if is_key else "rare"
    upper, lower = told["upper_percent"], told["lower_percent"]
    if isinstance(upper, Undefined):
        return upper
    return "draws_upper" if upper > lower else "works"
