"""Reads spreadsheets (XLSX, XLSM, XLS, ODS) as cells of text."""

import datetime

import pandas as pd

from angket.answers.coding import NUMBER
from angket.files.beginning import find_table
from angket.files.cells import Cells
from angket.files.grid import within
from angket.files.places import column_letters
from angket.files.workbook import read_workbook
from angket.files.written import cell_text
from angket.messages.message import Message

_DATES = (datetime.datetime, datetime.date)
_TIMES = (datetime.time, datetime.timedelta)


def read_sheet(file, options):
    """Read one sheet of a workbook; see `angket.files.cells.read_cells`."""
    book = read_workbook(file, options)
    grid, marks = as_texts(book.rows)
    marks["errors"] = _by_column(book.facts.errors)
    marks["formulas"] = _by_column(book.facts.formulas)
    marks["percents"] = book.facts.percents
    found = find_table(file, grid, options)
    names, rows = found.names, found.rows
    if not names:
        return Cells([], pd.DataFrame(), [*book.notes, *found.notes], {})
    numbers = [row + 1 for row in rows]
    marks = {} if found.cut else _within_table(marks, found.columns, rows)
    first, width = found.columns.start, len(names)
    texts = [found.grid[row][first : first + width] for row in rows]
    for cells in texts:
        cells.extend([""] * (width - len(cells)))
    columns = zip(*texts, strict=True) if texts else [()] * width
    index = pd.Index(numbers, name="row", dtype="int64")
    table = pd.DataFrame(
        {place: pd.array(column, dtype="str") for place, column in enumerate(columns)}, index=index
    )
    table = table.mask(table == "")
    notes = [*book.notes, *found.notes, *_hidden(book.facts, found, names)]
    notes += _merged(book.facts, found)
    if marks.get("numbers_as_text"):
        stored = [names[place] for place in sorted(marks["numbers_as_text"])]
        notes.append(Message("sheets.numbers_as_text", columns=stored))
    return Cells(
        names,
        table,
        notes,
        found.labels,
        first_column=first,
        stores_numbers=not found.cut,
        **marks,
    )


def as_texts(rows):
    """Write the values of a sheet as texts, and mark which are no plain texts or numbers.

    Parameters
    ----------
    rows : list of list

    Returns
    -------
    grid : list of list of str
    marks : dict of dict
        For numbers_as_text, dates and times: from column to row, both from 0.

    Examples
    --------
    >>> as_texts([["a", 4.0], ["5", datetime.date(2024, 5, 3)]])[0]
    [['a', '4'], ['5', '2024-05-03']]
    """
    marks = {"numbers_as_text": {}, "dates": {}, "times": {}}
    texts, spelt = {}, {}

    def mark(kind, row, column):
        marks[kind].setdefault(column, []).append(row)

    grid = []
    for number, row in enumerate(rows):
        line = []
        for place, cell in enumerate(row):
            if type(cell) is str:
                if cell not in spelt:
                    text = cell.strip()
                    spelt[cell] = text, NUMBER.fullmatch(text) is not None
                text, is_number = spelt[cell]
                if is_number:
                    mark("numbers_as_text", number, place)
            elif type(cell) is float:
                text = texts.get(cell)
                if text is None:
                    text = texts[cell] = cell_text(cell)
            else:
                text = cell_text(cell)
                if isinstance(cell, _DATES):
                    mark("dates", number, place)
                elif isinstance(cell, _TIMES):
                    mark("times", number, place)
            line.append(text)
        grid.append(line)
    return grid, marks


def _by_column(found):
    columns = {}
    for row, column in sorted(found):
        columns.setdefault(column, []).append(row)
    return columns


def _within_table(marks, columns, rows):
    """Move marks from the rows and columns of a sheet to those of its table."""
    kept = set(rows)
    moved = {}
    for kind, of_kind in marks.items():
        moved[kind] = {}
        for place, marked in of_kind.items():
            numbers = [row + 1 for row in marked if row in kept]
            if numbers and place in columns:
                moved[kind][place - columns.start] = numbers
    return moved


def _hidden(facts, found, names):
    """Tell of rows and columns of the table that the spreadsheet does not show."""
    notes = []
    rows = within(facts.hidden_rows, found.rows)
    if rows:
        key = "sheets.filtered_rows" if facts.filtered else "sheets.hidden_rows"
        notes.append(Message(key, count=len(rows), rows=stretches([row + 1 for row in rows])))
    columns = within(facts.hidden_columns, list(found.columns))
    if columns:
        named = [
            f'{column_letters(place)} "{names[place - found.columns.start]}"' for place in columns
        ]
        notes.append(Message("sheets.hidden_columns", count=len(columns), columns=named))
    return notes


def _merged(facts, found):
    """Tell of merged ranges whose value now stands in each of their rows."""
    if not found.rows:
        return []
    reaching = [
        f"{column_letters(left)}{top + 1}:{column_letters(right)}{bottom + 1}"
        for top, left, bottom, right in facts.merged
        if bottom >= found.rows[0] and top <= found.rows[-1] and left in found.columns
    ]
    if not reaching:
        return []
    return [Message("sheets.merged", count=len(reaching), ranges=shortened(reaching))]


def shortened(parts, shown=6):
    """Name the first of many parts, and say how many more there are.

    >>> str(shortened(["a", "b", "c"], shown=2)[-1])
    'and 1 more'
    """
    if len(parts) <= shown:
        return parts
    return [*parts[:shown], Message("sheets.more", count=len(parts) - shown)]


def stretches(numbers):
    """Write rising numbers briefly.

    >>> stretches([2, 3, 4, 9])
    ['2-4', '9']
    """
    found = []
    for number in numbers:
        if found and found[-1][1] == number - 1:
            found[-1][1] = number
        else:
            found.append([number, number])
    return shortened([str(a) if a == b else f"{a}-{b}" for a, b in found])
