"""Items that have exactly the same number of each answer, as columns copied from each other do."""

from collections import defaultdict
from itertools import combinations
from math import comb

import numpy as np
import scipy

LIKELY = 0.05
"""Pairs are told where as many as alike come about by chance with no larger probability."""
# Of more respondents than so many, chance is reckoned as if they were so many: it is nil anyway.
_MOST = 5_000


def alike_items(answers, items):
    """Find pairs of items whose answers are as often each code, beyond what chance brings about.

    Skewed answers and few respondents bring about such pairs by themselves, and so do items that
    most respondents answer alike. Chance is therefore reckoned for as many respondents as would
    differ as often on two unrelated items with these shares of answers; and since many pairs are
    compared, all those found are judged together, from the least likely on.

    Parameters
    ----------
    answers : DataFrame of float, shape (n, k)
        As given, of those who are analysed.
    items : dict
        From item to what its scale says, with `codes`: only items with the same are compared.

    Returns
    -------
    dict of (str, str) to dict
        Of each pair that is told: differing, the number of respondents whose answers to both
        differ, and by_chance, how likely two such items have the same counts by chance.

    Notes
    -----
    Own code: no library that the project has looks for it. That two items agree in each count is
    as likely as that two draws from one multinomial distribution are the same, which is a
    product of squared Poisson probabilities, added up; how many pairs do, out of many, is taken
    for Poisson distributed.

    Examples
    --------
    >>> import pandas as pd
    >>> answers = pd.DataFrame({"a": [1, 2, 3, 4, 5] * 20, "b": [5, 4, 3, 2, 1] * 20})
    >>> answers["c"] = [1, 2, 3, 4, 4] * 20
    >>> found = alike_items(answers, dict.fromkeys("abc", {"codes": [1, 2, 3, 4, 5]}))
    >>> [(pair, row["differing"]) for pair, row in found.items()]
    [(('a', 'b'), 80)]
    """
    groups, compared = defaultdict(list), defaultdict(int)
    for name in items:
        codes = tuple(items[name]["codes"])
        counts = tuple(int(answers[name].eq(code).sum()) for code in codes)
        groups[codes, counts].append(name)
        compared[codes] += 1
    pairs, found = sum(comb(number, 2) for number in compared.values()), {}
    for (_, counts), names in groups.items():
        shares = np.array([count for count in counts if count]) / max(sum(counts), 1)
        if len(shares) < 2:
            continue  # of items that everybody answers alike nothing follows
        for pair in combinations(names, 2):
            first, second = (answers[name] for name in pair)
            differing = int((first.ne(second) & first.notna() & second.notna()).sum())
            found[pair] = {
                "differing": differing,
                "by_chance": _chance(differing, sum(counts), shares),
            }
    told = 0
    ordered = sorted(found, key=lambda pair: found[pair]["by_chance"])
    for number, pair in enumerate(ordered, start=1):
        expected = pairs * found[pair]["by_chance"]
        if scipy.stats.poisson.sf(number - 1, expected) <= LIKELY:
            told = number
    return {pair: found[pair] for pair in found if pair in ordered[:told]}


def _chance(differing, n, shares):
    """Return how likely two items with these shares of answers have the same counts by chance."""
    same = float((shares**2).sum())
    if not differing:
        return same**n
    independent = min(max(round(differing / (1 - same)), 1), _MOST)
    agreeing = np.ones(1)
    for share in shares:
        squares = scipy.stats.poisson.pmf(np.arange(independent + 1), independent * share) ** 2
        agreeing = np.convolve(agreeing, squares)[: independent + 1]
    return float(agreeing[-1] / scipy.stats.poisson.pmf(independent, independent) ** 2)
