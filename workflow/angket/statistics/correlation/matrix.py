"""The correlation of every two of several variables."""

from itertools import combinations

from angket.statistics.correlation.pairs import interval, pearson, pearson_p
from angket.statistics.undefined import or_undefined

NAMES = ["r", "p", "ci_low", "ci_high"]


def correlation_matrix(totals, confidence):
    """Correlate every two variables by Pearson's r.

    Parameters
    ----------
    totals : DataFrame of float, shape (n, variables)
        NaN where a respondent has none; each pair rests on those who have both.
    confidence : float
        Of the intervals (Fisher's z), such as 0.95.

    Returns
    -------
    dict of (str, str) to dict
        From the pair, the earlier variable first, to n, r, p (two-sided), ci_low, ci_high;
        Undefined where they cannot be computed.

    Examples
    --------
    >>> import pandas as pd
    >>> totals = pd.DataFrame({"a": [1.0, 2, 3, 4], "b": [1.0, 3, 2, 4], "c": [4.0, 3, 1, 2]})
    >>> {pair: round(found["r"], 1) for pair, found in correlation_matrix(totals, 0.95).items()}
    {('a', 'b'): 0.8, ('a', 'c'): -0.8, ('b', 'c'): -0.4}
    """
    found = {}
    for first, second in combinations(totals, 2):
        both = totals[[first, second]].dropna()
        pair = or_undefined(_correlate, both[first], both[second], confidence, names=NAMES)
        found[first, second] = {"n": len(both)} | pair
    return found


def _correlate(x, y, confidence):
    result = pearson(x, y)
    low, high = interval(result, len(x), confidence)
    return {
        "r": float(result.statistic),
        "p": pearson_p(result),
        "ci_low": low,
        "ci_high": high,
    }
