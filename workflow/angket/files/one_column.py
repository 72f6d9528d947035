"""Cuts rows that stand in one cell each, as a file saved again from one column of Excel has."""

import csv
from collections import Counter

from angket.files.fault import Fault
from angket.messages.message import Message

DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t", "pipe": "|"}
# The delimiter is chosen by this many rows.
_SAMPLE = 60


def cut_column(file, grid, numbers, stated=None):
    """Cut the cells of a grid of one column, where each holds a whole row of a table.

    Parameters
    ----------
    file : str
        For messages.
    grid : list of list of str
    numbers : sequence of int
        Of the rows, as a spreadsheet shows them.
    stated : str, optional
        The delimiter that the settings name; no other is looked for then.

    Returns
    -------
    grid : list of list of str
        That which was given, where nothing was to be cut.
    notes : list of Message

    Raises
    ------
    Fault
        Where most rows can be cut alike and some cannot.

    Examples
    --------
    >>> cut_column("a.csv", [["id,X1"], ["p,4"]], [1, 2])[0]
    [['id', 'X1'], ['p', '4']]
    >>> cut_column("a.csv", [["Comment"], ["good, really"]], [1, 2])[0]
    [['Comment'], ['good, really']]
    """
    if any(sum(map(bool, row)) > 1 for row in grid):
        return grid, []
    cells = [next(filter(None, row), "") for row in grid]
    filled = [place for place, text in enumerate(cells) if text]
    names = [stated] if stated else list(DELIMITERS)
    name, width = _delimiter([cells[place] for place in filled[:_SAMPLE]], names)
    if not name:
        return grid, []
    rows = [split(text, DELIMITERS[name]) if text else [] for text in cells]
    alike = [place for place in filled if len(rows[place]) == width]
    between = range(alike[0], alike[-1])
    uneven = [place for place in between if cells[place] and len(rows[place]) != width]
    told = Message(f"table.delimiters.{name}")
    if uneven:
        raise Fault(
            Message(
                "table.one_column_uneven",
                file=file,
                row=numbers[uneven[0]],
                count=len(rows[uneven[0]]),
                width=width,
                delimiter=told,
                rows=len(uneven),
            )
        )
    return rows, [Message("table.one_column", delimiter=told)]


def cut_row(row, width):
    """Cut a row whose first cell alone is filled, and holds as many cells as the others have.

    Returns
    -------
    list of str
        The row that was given, where it is no such row.

    Examples
    --------
    >>> cut_row(["p,4,2", "", ""], 3), cut_row(["p, 4", "", ""], 3)
    (['p', '4', '2'], ['p, 4', '', ''])
    """
    for delimiter in DELIMITERS.values():
        if delimiter in row[0]:
            cells = split(row[0], delimiter)
            if len(cells) == width:
                return cells
    return row


def split(text, delimiter):
    """Split one record into cells.

    >>> split('p,"4, or 5"', ",")
    ['p', '4, or 5']
    """
    try:
        record = next(csv.reader([text], delimiter=delimiter, strict=True), [])
    except csv.Error:
        record = text.split(delimiter)
    return [cell.strip() for cell in record]


def _delimiter(cells, names):
    """Find what cuts most of the cells into the same number of parts, more than one."""
    best = (0, "", 0)
    for name in names:
        delimiter = DELIMITERS[name]
        widths = Counter(len(split(text, delimiter)) for text in cells)
        width, count = widths.most_common(1)[0] if widths else (1, 0)
        # Two parts with a blank between them are a place and its province, not two columns.
        sentence = width == 2 and all(f"{delimiter} " in text for text in cells)
        if width > 1 and count > 1 and count * 2 > len(cells) and not sentence:
            best = max(best, (width, name, count))
    return best[1], best[0]
