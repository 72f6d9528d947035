"""Columns that stand side by side for one question, of which each respondent answered one."""

import re

from angket.answers.spelling import plain

# What tells versions of a question apart: (A), [Version 2], or the .1 that programs add.
_VERSION = re.compile(r"\s*[(\[]\s*(?:\w+\s+)?[A-Da-d1-4]\s*[)\]]$|\.[1-9]$")
# Of all respondents, so many answered one of the columns and no other.
_NEARLY_ALL = 0.9
# So many answered each of them.
_FEWEST = 2


def find_parallel(names, table):
    """Find columns of one question of which each respondent answered at most one.

    Parameters
    ----------
    names : list of str
    table : DataFrame of str
        A column for each name, numbered from 0.

    Returns
    -------
    dict
        From the position of the first such column to those of all.

    Examples
    --------
    >>> import pandas as pd
    >>> answers = {0: ["1", "2", None, None], 1: ["1"] * 4, 2: [None, None, "3", "1"]}
    >>> find_parallel(["Well?", "Sex", "Well?"], pd.DataFrame(answers, dtype="str"))
    {0: [0, 2]}
    """
    versions = {}
    for place, name in enumerate(names):
        stem = plain(_VERSION.sub("", name.strip()))
        if stem:
            versions.setdefault(stem, []).append(place)
    several = [places for places in versions.values() if len(places) > 1]
    return {places[0]: places for places in several if _is_one(table[places])}


def _is_one(columns):
    filled = columns.notna()
    each = filled.sum(axis=1)
    return bool(
        each.max() == 1 and (each == 1).mean() >= _NEARLY_ALL and filled.sum().min() >= _FEWEST
    )


def merged(columns):
    """Return the answers of such columns as those of one.

    >>> import pandas as pd
    >>> merged(pd.DataFrame({0: ["1", None], 1: [None, "2"]})).tolist()
    ['1', '2']
    """
    first, *others = (columns[name] for name in columns)
    for other in others:
        first = first.combine_first(other)
    return first
