"""The first rows of a file that cannot be used as it is, with what is wrong in them marked."""

import csv
import re
from collections import Counter
from typing import NamedTuple

from angket.answers.personal import looks_personal
from angket.files.fault import Fault
from angket.files.kind_of_file import check_file, is_workbook
from angket.files.one_column import DELIMITERS
from angket.files.places import column_letters
from angket.files.text import SAMPLE, decode, take_hint
from angket.files.workbook import read_workbook
from angket.files.written import cell_text
from angket.messages.message import Message

# So many rows are shown from the first, and so many around each that a fault names.
_FIRST, _AROUND, _ROWS, _COLUMNS = 7, 1, 16, 40
_READ = 5000
# Kinds of columns whose values are not shown.
_OWN = ("personal", "text")
_CELL = re.compile(r"([A-Z]{1,3})(\d+)")


class Raw(NamedTuple):
    """Some rows of a file.

    Attributes
    ----------
    letters : list of str
        Over the columns, as a spreadsheet has them.
    kinds : list of str
        What the columns seem to hold, as `angket.drafting` says; empty where nobody knows.
    rows : list of tuple
        Number, cells and whether the row is marked. A cell is its text, whether it is marked, and
        whether it is hidden because it may tell who somebody is.
    """

    letters: list
    kinds: list
    rows: list


def raw_rows(file, message, recognised=None):
    """Return the rows to be shown with a fault.

    Parameters
    ----------
    file : path
    message : Message
        What is wrong.
    recognised : angket.drafting.of_file.Recognised, optional
        What its columns seem to be, where it could be read.

    Returns
    -------
    Raw or None
        None where not even the first rows can be read.
    """
    try:
        grid = _grid(file)
    except (Fault, OSError, ValueError, csv.Error):
        return None
    rows, places = marked_places(message)
    wanted = set(range(1, _FIRST + 1))
    for row in sorted(rows | {row for row, _ in places}):
        wanted |= set(range(row - _AROUND, row + _AROUND + 1))
    chosen = [(number, cells) for number, cells in enumerate(grid, start=1) if number in wanted]
    if not chosen:
        return None
    width = min(max(len(cells) for _, cells in chosen), _COLUMNS)
    kinds = _kinds(recognised, width)
    own = {place for place, kind in enumerate(kinds) if kind in _OWN}
    shown = [
        (
            number,
            [_cell(text, (number, place) in places, place in own) for place, text in padded],
            number in rows,
        )
        for number, cells in chosen[:_ROWS]
        for padded in [list(enumerate([*cells, *[""] * width][:width]))]
    ]
    return Raw([column_letters(place) for place in range(width)], kinds, shown)


def marked_places(message):
    """Find the rows and cells that a message names.

    Parameters
    ----------
    message : Message or str

    Returns
    -------
    rows : set of int
    places : set of tuple of int
        Row, counted from 1, and column, counted from 0.

    Examples
    --------
    >>> marked_places(Message("text.quotes", file="a.csv", row=3, problem="?"))
    ({3}, set())
    >>> marked_places(Message("sheets.error_cell", cells=["B7"]))
    (set(), {(7, 1)})
    """
    rows, places = set(), set()
    fillings = message.fillings if isinstance(message, Message) else {}
    for name, value in fillings.items():
        for part in value if isinstance(value, list | tuple) else [value]:
            if isinstance(part, Message):
                more = marked_places(part)
                rows, places = rows | more[0], places | more[1]
            elif name == "row" and str(part).isdigit():
                rows.add(int(part))
            elif name == "rows" and isinstance(part, str):
                # A count of rows is no text.
                rows |= {int(row) for row in re.findall(r"\d+", part)}
            elif name in ("cell", "cells") and (cell := _CELL.fullmatch(str(part))):
                places.add((int(cell[2]), _place(cell[1])))
    return rows, places


def _place(letters):
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _kinds(recognised, width):
    if recognised is None:
        return []
    first = recognised.cells.first_column
    kinds = [column.kind for column in recognised.found.columns]
    return ([""] * first + kinds + [""] * width)[:width]


def _cell(text, marked, own):
    hidden = bool(text) and (own or looks_personal(text))
    return "" if hidden else " ".join(text.split()), marked, hidden


def _grid(file):
    if is_workbook(file):
        rows = read_workbook(file, {}, _READ).rows
        return [[cell_text(cell) for cell in row] for row in rows[:_READ]]
    check_file(file, file.stat().st_size, {})
    with open(file, "rb") as stream:
        data = stream.read(SAMPLE)
    text = _decoded(file, data)
    hint, text = take_hint(text)
    lines = text.splitlines()[:_READ]
    delimiter = hint or _likely(lines[:20])
    # A line is cut by itself, so that one with a quotation mark too many takes no other along.
    grid = [next(csv.reader([line], delimiter=delimiter), []) for line in lines]
    return [[]] * bool(hint) + grid


def _decoded(file, data):
    try:
        return decode(file, data)[0]
    except Fault:
        return data.decode("utf-8", errors="replace").replace("\0", "\ufffd")


def _likely(lines):
    counts = Counter()
    for mark in DELIMITERS.values():
        counts[mark] = sum(line.count(mark) for line in lines)
    return counts.most_common(1)[0][0]
