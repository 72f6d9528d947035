"""Finds dates among texts, which a spreadsheet made of answers such as 1-5."""

import re

from messages.message import Message
from reading.grid import column_letters

_MONTHS = (
    "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|"
    "mei|agu|agt|ags|okt|des|januari|februari|maret|april|juni|juli|agustus|september|"
    "oktober|november|desember|january|february|march|june|july|august|october|december"
)
# What a spreadsheet leaves of 1-5 or 5-10 when the sheet is saved as text: 05-Jan, Mei-10.
_DAY_AND_MONTH = re.compile(
    rf"(\d{{1,2}}[-. /]({_MONTHS})\.?|({_MONTHS})\.?[-. /]\d{{1,2}})", re.IGNORECASE
)
# A date with its year, however it is written.
_DATE = re.compile(
    r"\d{1,4}[-./ ](\d{1,2}|[^\W\d]{3,9})[-./ ]\d{1,4}([ T,].*)?|\d{8}", re.IGNORECASE
)


def dates_of_texts(texts):
    """Find the rows of a column where a text looks like what a spreadsheet makes of 1-5.

    Parameters
    ----------
    texts : Series of str

    Returns
    -------
    list of int

    Examples
    --------
    >>> import pandas as pd
    >>> dates_of_texts(pd.Series(["<1", "05-Mei", None, "6-10"], index=[2, 3, 4, 5]))
    [3]
    """
    found = [text for text in texts.dropna().unique() if _DAY_AND_MONTH.fullmatch(text)]
    return texts.index[texts.isin(found)].tolist() if found else []


def among_texts(names, table, dates, first=0):
    """Tell of columns in which dates stand among texts that are none.

    Parameters
    ----------
    names : list of str
    table : DataFrame of str
    dates : dict
        From column to the rows that hold a date.
    first : int
        The column of the sheet in which the table begins, from 0.

    Returns
    -------
    list of Message
    """
    notes = []
    for place, rows in sorted(dates.items()):
        others = table[place].drop(index=rows).dropna().unique()
        strange = [text for text in others if not _DATE.fullmatch(text)]
        if strange:
            notes.append(
                Message(
                    "sheets.dates_among_texts",
                    column=names[place],
                    letters=column_letters(place + first),
                    count=len(rows),
                    rows=_listed(rows),
                    date=table.loc[rows[0], place],
                    other=strange[0],
                )
            )
    return notes


def _listed(rows, shown=8):
    if len(rows) <= shown:
        return list(rows)
    return [*rows[:shown], Message("sheets.more", count=len(rows) - shown)]
