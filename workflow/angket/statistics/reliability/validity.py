"""Item validity: the correlation of each item with the total."""

import numpy as np
import pandas as pd

from angket.statistics.correlation.pairs import pearson
from angket.statistics.undefined import Undefined


def item_validity(items, totals):
    """Correlate each item with the total, with and without the item itself.

    Parameters
    ----------
    items : DataFrame of float, shape (n, k)
        Keyed codes; a respondent without an answer is left out for that item.
    totals : Series of float, shape (n,)
        Totals that contain the items.

    Returns
    -------
    DataFrame
        Indexed by item: `r_item_total` (Pearson, the total contains the item),
        `p` (two-sided), `r_corrected` (the total without the item), `n` (respondents
        with both an answer and a total).

    Notes
    -----
    An item is part of its total, so pure noise passes r critical most of the time
    in short scales; r_corrected does not have this fault.

    Examples
    --------
    >>> items = pd.DataFrame({"a": [1.0, 2, 3, 4], "b": [2.0, 1, 4, 3]})
    >>> float(item_validity(items, items.sum(axis=1)).loc["a", "r_corrected"].round(2))
    0.6
    """
    rows, totals = {}, totals.to_numpy(float)
    for name, item in items.items():
        answers = item.to_numpy(float)
        both = ~(np.isnan(answers) | np.isnan(totals))
        answers, sums = answers[both], totals[both]
        if items.shape[1] == 1:
            alone = Undefined("the item is the whole total")
            undefined = dict.fromkeys(("r_item_total", "p", "r_corrected"), alone)
            rows[name] = undefined | {"n": len(answers)}
            continue
        whole, without = _correlate(answers, sums), _correlate(answers, sums - answers)
        rows[name] = {
            "r_item_total": whole[0],
            "p": whole[1],
            "r_corrected": without[0],
            "n": len(answers),
        }
    return pd.DataFrame.from_dict(rows, orient="index")


def is_valid(row, criterion):
    """Judge an item: its correlation, by the configured one, against r critical.

    Parameters
    ----------
    row : mapping
        Of the item, as `item_validity` returns it.
    criterion : {"r_item_total", "r_corrected"}

    Returns
    -------
    bool or Undefined

    Examples
    --------
    >>> is_valid({"r_item_total": 0.3, "r_critical": 0.266}, "r_item_total")
    True
    """
    for figure in (row[criterion], row["r_critical"]):
        if isinstance(figure, Undefined):
            return figure
    return bool(row[criterion] >= row["r_critical"])


def _correlate(x, y):
    try:
        test = pearson(x, y)
    except Undefined as reason:
        return reason, reason
    return float(test.statistic), float(test.pvalue)
