"""Difficulty and discrimination of the items of a test, its distractors and its reliability."""

import numpy as np
from scipy.stats import binomtest, pointbiserialr

from angket.statistics.item_analysis.bands import decision, difficulty_band, discrimination_band
from angket.statistics.item_analysis.distractors import distractors
from angket.statistics.item_analysis.groups import extreme_groups
from angket.statistics.reliability.alpha import alpha
from angket.statistics.undefined import Undefined, or_undefined

NOBODY = "no respondent has an answer that counts to every item"
DECISIONS = ("keep", "revise", "drop")


def item_analysis(scores, chosen, keys, rule, confidence):
    """Analyse the items of one test.

    Parameters
    ----------
    scores : DataFrame of float, shape (n, items)
        1 of a right and 0 of a wrong answer; who lacks one is left out.
    chosen : DataFrame of str, shape (n, items)
        What respondents answered; None where nothing.
    keys : dict of str to str
        The right answer of each item.
    rule : dict
        group (share of the respondents in the upper and in the lower group), smallest_group,
        difficulty (pair of limits), discrimination (pair of limits), bands ("arikunto" or
        "ebel"), distractor (least share of a distractor).
    confidence : float

    Returns
    -------
    of_test : dict
        n, items, group, bands, kr20, sem, and how many items are kept, revised and dropped.
    of_items : dict of str to dict
        n, difficulty with ci_low, ci_high and difficulty_band, discrimination with its band,
        point_biserial, point_biserial_corrected, omitted, decision.
    of_options : dict of (str, str) to dict
        From item and option to what `distractors` returns.

    Raises
    ------
    Undefined
        Where nobody has answers that count to every item.

    Notes
    -----
    Difficulty is the share of right answers, with Wilson's interval [1]_. The discrimination
    index is the difficulty in the upper less that in the lower group [2]_. KR-20 [3]_ is
    Cronbach's alpha of right and wrong answers.

    References
    ----------
    .. [1] Wilson, E. B. (1927). Probable inference, the law of succession, and statistical
       inference. Journal of the American Statistical Association 22, 209-212.
    .. [2] Kelley, T. L. (1939). The selection of upper and lower groups for the validation of
       test items. Journal of Educational Psychology 30, 17-24.
    .. [3] Kuder, G. F. & Richardson, M. W. (1937). The theory of the estimation of test
       reliability. Psychometrika 2, 151-160.

    Examples
    --------
    >>> import pandas as pd
    >>> scores = pd.DataFrame({"T1": [1.0, 1, 1, 0], "T2": [1.0, 1, 0, 0]})
    >>> chosen = pd.DataFrame({"T1": list("AAAB"), "T2": list("CCBB")})
    >>> rule = {"group": 0.5, "smallest_group": 2, "difficulty": [0.3, 0.7], "distractor": 0.05,
    ...         "discrimination": [0.2, 0.3], "bands": "arikunto"}
    >>> test, items, options = item_analysis(scores, chosen, {"T1": "A", "T2": "C"}, rule, 0.95)
    >>> items["T2"]["discrimination"], items["T2"]["decision"], round(test["kr20"], 2)
    (1.0, 'keep', 0.73)
    """
    complete = scores.dropna()
    if complete.empty:
        raise Undefined(NOBODY)
    totals = complete.sum(axis=1).to_numpy()
    groups = or_undefined(extreme_groups, totals, rule["group"], rule["smallest_group"])
    of_items, of_options = {}, {}
    for item in complete:
        right = complete[item].to_numpy()
        answers = chosen.loc[complete.index, item]
        of_items[item] = _of_item(right, totals, groups, rule, confidence)
        of_items[item]["omitted"] = int(answers.isna().sum())
        found = distractors(answers, keys[item], totals, groups, rule["distractor"])
        of_options |= {(item, option): told for option, told in found.items()}
    verdicts = [told["decision"] for told in of_items.values()]
    of_test = {
        "n": len(complete),
        "items": complete.shape[1],
        "group": groups if isinstance(groups, Undefined) else groups[0].size,
        "bands": rule["bands"],
        "kr20": or_undefined(alpha, complete),
    }
    of_test["sem"] = or_undefined(standard_error, of_test["kr20"], totals)
    if not isinstance(verdicts[0], Undefined):
        of_test |= {f"items_{name}": verdicts.count(name) for name in DECISIONS}
    return of_test, of_items, of_options


def standard_error(reliability, totals):
    """Return the standard error of measurement of a test.

    Parameters
    ----------
    reliability : float or Undefined
    totals : array_like of float

    Returns
    -------
    float
        In points of the total.

    Raises
    ------
    Undefined
        Where there is no reliability, or it is negative.

    Examples
    --------
    >>> round(standard_error(0.75, [1, 2, 3]), 2)
    0.5
    """
    if isinstance(reliability, Undefined):
        raise reliability
    if reliability < 0:
        raise Undefined("the reliability is negative")
    return float(np.std(totals, ddof=1) * np.sqrt(1 - reliability))


def _of_item(right, totals, groups, rule, confidence):
    difficulty = float(right.mean())
    interval = binomtest(int(right.sum()), len(right)).proportion_ci(confidence, method="wilson")
    index = or_undefined(_discrimination, right, groups)
    rest = or_undefined(point_biserial, right, totals - right)
    return {
        "n": len(right),
        "difficulty": difficulty,
        "ci_low": float(interval.low),
        "ci_high": float(interval.high),
        "difficulty_band": difficulty_band(difficulty, rule["difficulty"]),
        "discrimination": index,
        "discrimination_band": discrimination_band(index, rule["bands"]),
        "point_biserial": or_undefined(point_biserial, right, totals),
        "point_biserial_corrected": rest,
        "decision": decision(difficulty, index, rule["difficulty"], rule["discrimination"]),
    }


def _discrimination(right, groups):
    if isinstance(groups, Undefined):
        raise groups
    upper, lower = groups
    return (upper.sum(right) - lower.sum(right)) / upper.size


def point_biserial(yes, totals):
    """Correlate what is true of some respondents with totals.

    Parameters
    ----------
    yes : array_like of bool or of 0 and 1, shape (n,)
    totals : array_like of float, shape (n,)

    Returns
    -------
    float

    Raises
    ------
    Undefined
        Where it is true of all or of nobody, or all totals are the same.

    Examples
    --------
    >>> round(point_biserial([0, 0, 1, 1], [1, 2, 3, 4]), 3)
    0.894
    """
    yes = np.asarray(yes, dtype=bool)
    if yes.all() or not yes.any():
        raise Undefined("all values are the same")
    if np.ptp(totals) == 0:
        raise Undefined("the total is the same for every respondent")
    return float(pointbiserialr(yes, totals).statistic)
