"""Columns that were made of others: totals, means, and items coded anew."""

import re

import numpy as np
import pandas as pd

from angket.drafting.families import family_of
from angket.drafting.kinds import words_of

_TOTAL = (
    "total totals jumlah jml sum skor score nilai mean means rata rerata ratarata average avg "
    "variabel variable dimensi ttl tot"
)
_TOTAL = frozenset(_TOTAL.split())
_ANEW = re.compile(
    r"(^r[_.]?(?=[^\W\d_]+[_.]?\d))|([_. ](r|rev|rec|rc|inv|recode|recoded|reverse|reversed|"
    r"baru|new|copy|clean|balik)$)|(?<=\d)(r|rev|rec)$",
    re.IGNORECASE,
)


def is_total(heading, family_names):
    """Say whether a heading names the total or mean of items.

    Parameters
    ----------
    heading : str
    family_names : set of str
        Names of the families of items in the file, as `words_of` folds them.

    Examples
    --------
    >>> is_total("Total X1", {"x1"}), is_total("mean_BK", {"bk"}), is_total("Jumlah anak", {"bk"})
    (True, True, False)
    """
    words = set(words_of(heading).split())
    named = {word for name in family_names for word in [name, *name.split()]}
    return bool(words & _TOTAL) and words - _TOTAL <= named


def is_computed(column, items):
    """Say whether a column of numbers is the sum or the mean of items.

    Parameters
    ----------
    column : Series of float, shape (n,)
    items : DataFrame of float, shape (n, k)

    Examples
    --------
    >>> items = pd.DataFrame({"a": [1.0, 2.0, 3.0], "b": [2.0, 5.0, 1.0]})
    >>> is_computed(pd.Series([3.0, 7.0, 4.0]), items), is_computed(items["a"], items)
    (True, False)
    """
    whole = items.notna().all(axis=1) & column.notna()
    if items.shape[1] < 2 or whole.sum() < 3 or column[whole].nunique() < 2:
        return False
    sums = items[whole].sum(axis=1)
    return bool(
        np.isclose(column[whole], sums).all()
        or np.isclose(column[whole], sums / items.shape[1], atol=0.0051).all()
    )


def original_of(heading, others):
    """Return the heading that one was made from by coding anew, or None.

    Parameters
    ----------
    heading : str
    others : list of str

    Examples
    --------
    >>> original_of("X3_recode", ["X2", "X3"]), original_of("X3", ["X2"])
    ('X3', None)
    """
    stripped = words_of(_ANEW.sub("", heading))
    if stripped == words_of(heading):
        return None
    return next((other for other in others if words_of(other) == stripped), None)


def set_aside(columns):
    """Find columns that stand beside the items they were made of.

    Parameters
    ----------
    columns : list of (heading, kind, Series of str)

    Returns
    -------
    dict
        From position to the kind of what stands there: total or copy.
    """
    found = {}
    coded = [place for place, (_, kind, _) in enumerate(columns) if kind == "codes"]
    headings = [heading for heading, _, _ in columns]
    for place, (heading, kind, texts) in enumerate(columns):
        if kind in ("codes", "labels", "category"):
            original = original_of(heading, headings)
            if original is not None and _follows(columns[headings.index(original)][2], texts):
                found[place] = "copy"
    families = {}
    for place in coded:
        family = family_of(headings[place], headings.count(headings[place]) > 1)
        if family.key and place not in found:
            families.setdefault(family.key, []).append(place)
    families = {key: places for key, places in families.items() if len(places) > 1}
    numbers = {}
    names = {words_of(key) for key in families}
    for place, (heading, kind, texts) in enumerate(columns):
        if kind not in ("codes", "number") or place in found:
            continue
        if is_total(heading, names):
            found[place] = "total"
        elif kind == "number":
            for places in families.values():
                for item in places:
                    if item not in numbers:
                        numbers[item] = _numbers(columns[item][2])
                items = pd.DataFrame({item: numbers[item] for item in places})
                if is_computed(_numbers(texts), items):
                    found[place] = "total"
                    break
    return found


def _follows(original, copy):
    """Say whether every answer of one column goes with one answer of the other."""
    both = pd.DataFrame({"original": original, "copy": copy}).dropna()
    pairs = both.drop_duplicates()
    return len(pairs) > 1 and not pairs["original"].duplicated().any()


def _numbers(texts):
    return pd.to_numeric(texts.str.replace(",", "."), errors="coerce")
