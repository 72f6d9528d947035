"""The part of a table of answers in which something is wrong: heads, the row, its neighbours."""

import re
from pathlib import Path
from typing import NamedTuple

from angket.answers.named import headings_of
from angket.answers.personal import looks_personal
from angket.files.cells import read_cells
from angket.files.fault import Fault
from angket.files.places import column_letters

# So many rows before and after, and so many columns on either side.
_ROWS, _COLUMNS = 1, 2
# How a column is named where a file has no study: its letters, and its heading behind them.
_LETTERS = re.compile(r"([A-Z]{1,3})(?: \(.*\))?")
# More bytes are not read again only to show a few cells.
_LARGEST = 50_000_000


class Cell(NamedTuple):
    """A cell of an excerpt.

    Attributes
    ----------
    text : str or None
        None where the cell is not shown, because it may tell who somebody is.
    marked : bool
    """

    text: str | None
    marked: bool = False


class Excerpt(NamedTuple):
    """A part of a table.

    Attributes
    ----------
    letters, heads : list of str
        Of each column: as a spreadsheet counts it, and its heading.
    rows : list of tuple
        The number of a row, whether the fault is in it, and its cells.
    """

    letters: list
    heads: list
    rows: list


class Answers:
    """A table of answers, of which parts are shown.

    Parameters
    ----------
    file : path
    settings : dict
        Of the study, as `load_studies` returns them; empty for a file of something else.
    """

    def __init__(self, file, settings):
        self._cells = None
        try:
            if Path(file).stat().st_size <= _LARGEST:
                self._cells = read_cells(str(file), settings.get("data", {}))
                self._shown = _shown(self._cells, settings)
        except (OSError, Fault):
            # What keeps the file from being read is told elsewhere.
            self._cells = None

    def around(self, place):
        """Return the part of the table around a fault, or None where there is nothing to show.

        Parameters
        ----------
        place : angket.files.kept_fault.Place

        Returns
        -------
        Excerpt or None
        """
        if self._cells is None:
            return None
        column, rows = self._column(place.column), self._rows(place.row)
        if not rows or (column is None and place.row is None):
            return None
        middle = column or 0
        near = range(len(self._cells.names))[max(0, middle - _COLUMNS) : middle + _COLUMNS + 1]
        return Excerpt(
            self._letters(near),
            [self._cells.names[other] for other in near],
            [
                (
                    int(row),
                    row == place.row,
                    [self._cell(row, other, other == column, place.row) for other in near],
                )
                for row in rows
            ],
        )

    def _letters(self, places):
        return [column_letters(place + self._cells.first_column) for place in places]

    def _column(self, named):
        if named is None:
            return None
        named, names = str(named), self._cells.names
        if named in self._shown:
            return self._shown[named]
        if named in names:
            return names.index(named)
        letters, every = _LETTERS.fullmatch(named), self._letters(range(len(names)))
        return every.index(letters[1]) if letters and letters[1] in every else None

    def _rows(self, row):
        """Return the row and its neighbours; the first rows where no row is named."""
        index = self._cells.table.index
        if row is None:
            return list(index[: 2 * _ROWS + 1])
        if row not in index:
            return []
        place = index.get_loc(row)
        return list(index[max(0, place - _ROWS) : place + _ROWS + 1])

    def _cell(self, row, column, in_column, faulty):
        text = self._cells.table.at[row, column]
        text = text if isinstance(text, str) else ""
        if text and (column not in self._shown.values() or looks_personal(text)):
            text = None
        return Cell(text, in_column and faulty in (None, row))


def _shown(cells, settings):
    """Return the columns whose cells may be shown, by name: of a study, those that it analyses."""
    if not settings:
        return {name: place for place, name in enumerate(cells.names)}
    items = [item for variable in settings["variables"].values() for item in variable["items"]]
    used = [*(settings.get("profile") or {}), *items]
    return {name: place for name, (place, _) in headings_of(cells, used, settings["data"]).items()}
