"""Which items of a variable stay in its total when those that are not valid are left out."""

from typing import NamedTuple

import pandas as pd

from angket.statistics.reliability.at_level import critical_r
from angket.statistics.reliability.validity import is_valid, item_validity
from angket.statistics.undefined import Undefined, or_undefined

FEWEST = 2
"""A total is of so many items at least."""
TOO_FEW = Undefined("fewer than 2 items would be left, so none is left out")


class Selection(NamedTuple):
    """The items that stay in a total, and those that do not.

    Attributes
    ----------
    kept : list of str
    left_out : DataFrame
        Indexed by item: `round`, in which it was left out, and what
        `angket.statistics.reliability.validity.item_validity` found in that round.
    rounds : int
        How often items were left out; after the last time, all that were left were judged again.
    too_few : bool
        Whether all items stay because fewer than two would be left.
    """

    kept: list
    left_out: pd.DataFrame
    rounds: int
    too_few: bool


def select_items(items, add_up, criterion, alpha):
    """Leave out the items that are not valid, and judge the others again, until all are.

    Each round leaves out together whatever its total shows to be invalid, and items that run
    against the others, whose correlation with the total of the others is negative; the shorter
    total then judges the items that are left. So it is done with scales, round by round [1]_.
    An item that cannot be judged stays.

    Parameters
    ----------
    items : DataFrame of float, shape (n, k)
    add_up : callable
        From some columns of it to their total, shape (n,).
    criterion : {"r_item_total", "r_corrected"}
        The correlation that decides.
    alpha : float
        Level of significance, two-sided.

    Returns
    -------
    Selection

    Notes
    -----
    Leaving out by the same answers that are analysed takes advantage of chance: alpha of what
    is left is somewhat too high [2]_. Own code: a loop over the correlations.

    References
    ----------
    .. [1] Azwar, S. (2012). Penyusunan Skala Psikologi, 2nd ed. Yogyakarta: Pustaka Pelajar.
    .. [2] Kopalle, P. K. & Lehmann, D. R. (1997). Alpha inflation? The impact of eliminating
       scale items on Cronbach's alpha. Organizational Behavior and Human Decision Processes
       70, 189-197.

    Examples
    --------
    >>> items = pd.DataFrame({"a": [1.0, 2, 3, 4, 5, 5], "b": [1.0, 2, 3, 5, 4, 5]})
    >>> items["c"] = [3.0, 1, 3, 1, 3, 1]
    >>> found = select_items(items, lambda part: part.sum(axis=1), "r_item_total", 0.05)
    >>> found.kept, found.left_out["round"].to_dict()
    (['a', 'b'], {'c': 1})
    """
    kept, rounds, left_out = list(items), 0, []
    while True:
        judged = item_validity(items[kept], add_up(items[kept]))
        judged["r_critical"] = [or_undefined(critical_r, int(n), alpha) for n in judged["n"]]
        bad = [item for item, row in judged.iterrows() if _is_left_out(row, criterion)]
        if not bad:
            table = pd.concat(left_out) if left_out else judged.iloc[:0].assign(round=0)
            return Selection(kept, table, rounds, False)
        if len(kept) - len(bad) < FEWEST:
            return Selection(list(items), judged.iloc[:0].assign(round=0), 0, True)
        rounds += 1
        left_out.append(judged.loc[bad].assign(round=rounds))
        kept = [item for item in kept if item not in bad]


def _is_left_out(row, criterion):
    corrected = row["r_corrected"]
    against = not isinstance(corrected, Undefined) and corrected < 0
    return against or is_valid(row, criterion) is False
