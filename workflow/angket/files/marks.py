"""Marks, in the cells of any format, errors of spreadsheets and dates that were answers once."""

import re

import pandas as pd

from angket.answers.personal import looks_personal
from angket.files.places import column_letters
from angket.messages.message import Message

# As Excel and LibreOffice write errors, in the languages that translate them.
_ERROR = re.compile(
    r"#{3,}|#N/A|#N/D|#NV|#GETTING_DATA|#[^\W\d_][^\W_]*(/[^\W_]+)?[!?]|Err:\d{3}", re.IGNORECASE
)
_MONTHS = (
    "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mei|agu|agt|ags|agus|okt|nop|des|"
    "januari|februari|maret|april|juni|juli|agustus|september|oktober|november|desember|"
    "january|february|march|june|july|august|october|december"
)
# What is left of 1-5 or 5-10 when the sheet is saved as text: 05-Jan, Mei-10.
_DAY_AND_MONTH = rf"\d{{1,2}}[-. /]({_MONTHS})\.?|({_MONTHS})\.?[-. /]\d{{1,2}}"
_WITH_YEAR = r"\d{4}-\d{2}-\d{2}([ T]00:00(:00(\.0+)?)?)?|\d{1,2}[/.]\d{1,2}[/.]\d{4}"
_MADE = re.compile(f"{_DAY_AND_MONTH}|{_WITH_YEAR}", re.IGNORECASE)
# A date or time that somebody may have typed, however it is written.
_TYPED = re.compile(
    r"\d{1,4}[-./ ](\d{1,2}|[^\W\d]{3,9})[-./ ,]+\d{2,4}([ T,].*)?|\d{8}|\d{1,2}[:.]\d{2}(:\d{2})?"
)
SHOWN = 8


def with_marks(cells):
    """Mark errors and dates that stand as text in cells, and tell of dates among other answers.

    Parameters
    ----------
    cells : Cells

    Returns
    -------
    Cells
        With `errors`, `dates` and notes.
    """
    errors, dates, notes = dict(cells.errors), dict(cells.dates), list(cells.notes)
    for place in cells.table:
        column = cells.table[place]
        spellings = spellings_of(column)
        found = [text for text in spellings if text[:1] in "#Ee" and _ERROR.fullmatch(text)]
        if found:
            marked = {*errors.get(place, ()), *column.index[column.isin(found)]}
            errors[place] = sorted(marked)
        rows = _dates(column, spellings, dates.get(place, []))
        if rows:
            dates[place] = rows
            notes.append(_among(cells, place, rows, spellings))
    return cells._replace(errors=errors, dates=dates, notes=notes)


def spellings_of(column):
    """List the different texts of a column.

    >>> spellings_of(pd.Series(["a", None, "b", "a"], dtype="str"))
    ['a', 'b']
    """
    if isinstance(column.dtype, pd.CategoricalDtype):
        return column.cat.categories.tolist()
    return column.dropna().unique().tolist()


def _dates(column, spellings, stored):
    """Find the dates of a column in which other answers stand too."""
    made = [text for text in spellings if text[-1:].isalnum() and _MADE.fullmatch(text)]
    if not made and not stored:
        return []
    if not _strange(spellings):
        return []
    return sorted({*stored, *column.index[column.isin(made)]})


def _strange(spellings):
    """Return an answer that is no date, or None.

    >>> _strange(["2024-05-03", "3 Mei 2024", "<1"])
    '<1'
    """
    return next(
        (text for text in spellings if not (_MADE.fullmatch(text) or _TYPED.fullmatch(text))), None
    )


def _among(cells, place, rows, spellings):
    shown = rows[:SHOWN]
    if len(rows) > SHOWN:
        shown = [*shown, Message("sheets.more", count=len(rows) - SHOWN)]
    column = cells.table[place]
    return Message(
        "sheets.dates_among_texts",
        column=cells.names[place],
        letters=column_letters(place + cells.first_column),
        count=len(rows),
        rows=shown,
        date=_shown(column, column.loc[rows].unique()),
        other=_shown(column, [_strange(spellings)]),
    )


def _shown(column, texts):
    """Show the first text that several respondents share: another may tell who wrote it."""
    for text in texts:
        if (column == text).sum() > 1 and not looks_personal(text):
            return Message("sheets.such_as", value=text)
    return None
