"""The rows of a file before anybody knows where its table begins: one form for every format."""

from types import MappingProxyType
from typing import NamedTuple


class Grid(NamedTuple):
    """Rows of cells as text, with what the file says of single cells.

    Attributes
    ----------
    rows : list of list of str
        All of one length; a blank cell is "".
    numbers : list of int
        For each row its number as a spreadsheet or an editor shows it, from 1; rising, and with
        gaps where rows without any filled cell were left out.
    marks : dict of dict
        What a format tells of cells, by kind (see `reading.cells.Cells`): from the number of a
        column, from 0, to the row numbers. Formats that tell nothing leave it empty.
    """

    rows: list
    numbers: list
    marks: dict = MappingProxyType({})


class Region(NamedTuple):
    """The part of a grid that is a table of respondents.

    Attributes
    ----------
    names : list of str
        Column names; may repeat.
    places : list of int
        For each name its column in the grid, from 0.
    rows : list of int
        The respondents, as places in `Grid.rows`.
    notes : list of Message
    """

    names: list
    places: list
    rows: list
    notes: list = ()


def column_letters(place):
    """Name a column as spreadsheets do, by its number from 0.

    >>> column_letters(0), column_letters(25), column_letters(26), column_letters(16383)
    ('A', 'Z', 'AA', 'XFD')
    """
    letters, rest = "", place + 1
    while rest:
        rest, letter = divmod(rest - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


def column_number(letters):
    """Number a column, from 0, by its letters.

    >>> column_number("A"), column_number("AB"), column_number("xfd")
    (0, 27, 16383)
    """
    number = 0
    for letter in letters.upper():
        number = 26 * number + ord(letter) - ord("A") + 1
    return number - 1


def names_in_first_row(grid):
    """Take the first row for column names and all filled rows below it for respondents.

    Columns at the end without a name and without any answer are left out.

    >>> names_in_first_row(Grid([["id", "a", ""], ["p", "1", ""], ["", "", ""]], [1, 2, 3])).rows
    [1]
    """
    if not grid.rows or grid.numbers[0] != 1:
        return Region([], [], [])
    names = list(grid.rows[0])
    while names and not names[-1] and not any(row[len(names) - 1] for row in grid.rows[1:]):
        names.pop()
    width = len(names)
    filled = [place for place, row in enumerate(grid.rows) if place and any(row[:width])]
    return Region(names, list(range(width)), filled)


def cut_marks(grid, region):
    """Move the marks of a grid to the columns and rows of its table.

    >>> grid = Grid([["", "a"], ["", "1"]], [1, 2], {"numbers_as_text": {1: [1, 2]}})
    >>> cut_marks(grid, Region(["a"], [1], [1]))
    {'numbers_as_text': {0: [2]}}
    """
    kept = {grid.numbers[place] for place in region.rows}
    cut = {}
    for kind, columns in grid.marks.items():
        found = {}
        for column, place in enumerate(region.places):
            rows = [row for row in columns.get(place, ()) if row in kept]
            if rows:
                found[column] = rows
        cut[kind] = found
    return cut
