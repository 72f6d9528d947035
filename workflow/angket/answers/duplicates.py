"""Respondents who may be one person: the same answers, nearly the same, nearly the same id."""

import re

import numpy as np
import pandas as pd
from pandas.api.types import is_integer_dtype

from angket.answers.spelling import plain

# With so few items many people answer alike in all but one.
_FEWEST_ITEMS, _MANY_ITEMS = 8, 15
_MOST_RESPONDENTS = 20_000
# Groups that share a part of their answers are compared pair by pair up to this size.
_LARGEST_GROUP = 50


def repeated_rows(answers, items=None):
    """Find respondents whose answers are all the same as those of one before.

    Parameters
    ----------
    answers : DataFrame, shape (n, k)
    items : list of str, optional
        Columns of which somebody must have answered one to be compared; without it, all.

    Returns
    -------
    Series
        Indexed by the row that repeats: the first row with these answers.

    Examples
    --------
    >>> repeated_rows(pd.DataFrame({"a": [1, 2, 1, None, None]}, index=[2, 3, 4, 5, 6])).to_dict()
    {4: 2}
    """
    items = list(answers) if items is None else items
    blank = np.logical_and.reduce([answers[name].isna().to_numpy() for name in items])
    if blank.any():
        answers = answers[~blank]
    keys = pd.DataFrame(dict(enumerate(_packed(answers))), index=answers.index)
    repeats = keys.duplicated()
    if not repeats.any():
        return pd.Series(dtype="int64")
    rows = pd.Series(answers.index, index=answers.index)
    return rows.groupby([keys[name] for name in keys]).transform("first")[repeats]


def nearly_repeated_rows(answers, items):
    """Find respondents who gave nearly all of the answers of one before, but not all.

    Somebody who sends a form twice often mends an answer: they differ in one column, or of
    fifteen and more in two. Whoever ticks two answers only is not compared, because straight
    lines resemble each other; nor are more than 20,000 respondents, among whom chance makes
    such pairs.

    Parameters
    ----------
    answers : DataFrame, shape (n, k)
        Of items and profile.
    items : list of str
        Its items; fewer than eight prove nothing.

    Returns
    -------
    dict of int to (int, list of str)
        From row to the row it resembles and the columns in which they differ.

    Examples
    --------
    >>> first = [1, 2, 3, 4, 5, 4, 3, 2, 1]
    >>> names = list("abcdefghi")
    >>> answers = pd.DataFrame([first, [*first[:8], 2]], columns=names, index=[2, 3])
    >>> nearly_repeated_rows(answers, names)
    {3: (2, ['i'])}
    """
    if len(items) < _FEWEST_ITEMS or len(answers) > _MOST_RESPONDENTS:
        return {}
    given = answers[items]
    told = (given.notna().all(axis=1) & (given.nunique(axis=1) > 2)).to_numpy()
    numbered = np.array([_numbered(answers[name])[0] for name in answers]).T[told]
    rows, allowed = answers.index[told], 2 if len(items) >= _MANY_ITEMS else 1
    found = {}
    # Cut into one part more than the columns in which two respondents differ, the row of answers
    # has a part in which they agree.
    for part in np.array_split(numbered, allowed + 1, axis=1):
        groups = pd.DataFrame(part).groupby(list(range(part.shape[1])), sort=False).indices
        for members in groups.values():
            if 1 < len(members) <= _LARGEST_GROUP:
                members = np.sort(members)
                unlike = numbered[members][:, None] != numbered[members][None]
                count = unlike.sum(axis=2)
                for first, second in np.argwhere(np.triu((count > 0) & (count <= allowed))):
                    columns = answers.columns[unlike[first, second]].tolist()
                    pair = int(rows[members[first]]), columns
                    found.setdefault(int(rows[members[second]]), pair)
    return dict(sorted(found.items()))


def similar_ids(ids):
    """Find ids that differ only in blanks, case or leading zeros, as one person types an id.

    Parameters
    ----------
    ids : Series of str, shape (n,)

    Returns
    -------
    dict of int to int
        From row to the first row with such an id.

    Examples
    --------
    >>> similar_ids(pd.Series(["0123", "124", " 123", "A 7", "a7"]))
    {2: 0, 4: 3}
    """
    ids = ids.dropna().astype("str")
    folded = ids.map(_folded_id)
    if folded.is_unique:
        return {}
    rows = pd.Series(ids.index, index=ids.index)
    first = rows.groupby(folded).transform("first")
    different = (first != rows) & (ids != ids.loc[first].to_numpy())
    return {int(row): int(first[row]) for row in ids.index[different]}


def _folded_id(text):
    return re.sub(r"^0+(?=\d)", "", plain(text).replace(" ", "").removesuffix(".0"))


def _packed(answers):
    """Pack the values of neighbouring columns into few whole numbers, one row as one before."""
    packed, room = np.zeros(len(answers), dtype=np.int64), 2**62
    for name in answers:
        codes, count = _numbered(answers[name])
        if count > room:
            yield packed
            packed, room = np.zeros(len(answers), dtype=np.int64), 2**62
        packed = packed * count + codes
        room //= count
    yield packed


def _numbered(column):
    """Number the values of a column from 0, a missing one too; tell how many numbers that takes."""
    if is_integer_dtype(column) and column.notna().all() and len(column):
        lowest = int(column.min())
        return column.to_numpy(dtype=np.int64) - lowest, int(column.max()) - lowest + 1
    codes, values = pd.factorize(column)
    return codes + 1, len(values) + 1
