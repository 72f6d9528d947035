"""The first rows of a file of answers, and those with something wrong, as they are shown."""

from itertools import groupby
from typing import NamedTuple

from angket.answers.personal import looks_personal

# So many rows are shown from the first, so many of those with something wrong, so many columns.
_FIRST, _ODD, _COLUMNS = 5, 6, 120
_LONGEST = 60
# So many colours tell variables apart.
_TINTS = 6


class Cell(NamedTuple):
    """A cell: its text, whether it is hidden, and whether something is wrong with it."""

    text: str
    hidden: bool
    odd: bool


class Span(NamedTuple):
    """Neighbouring columns that are the same: how many, what they are, and their colour.

    `label` is that of their variable or question, where they have one.
    """

    width: int
    label: str
    role: str
    tint: str


class Sheet(NamedTuple):
    """Rows of a file.

    Attributes
    ----------
    entries : list of angket.page.columns.entries.Entry
        Of the columns that are shown.
    spans : list of Span
    tints : list of str
        The colour of each column.
    rows : list of (int, list of Cell)
        The first rows, with their numbers.
    odd : list of (int, list of Cell)
        Further rows with answers that are on no scale.
    wrong : int
        How many answers of all rows are on no scale.
    """

    entries: list
    spans: list
    tints: list
    rows: list
    odd: list
    wrong: int

    def has(self, row, place):
        """Tell whether a cell is among those that are shown."""
        rows = [number for number, _ in (*self.rows, *self.odd)]
        return row in rows and place < len(self.entries)


def sheet_of(look):
    """Return the rows to be shown of the file of a study.

    Parameters
    ----------
    look : angket.page.columns.looked_at.Look

    Returns
    -------
    Sheet
    """
    board, table = look.board, look.recognised.cells.table
    entries = board.entries[:_COLUMNS]
    first = list(table.index[:_FIRST])
    places = sorted(place for odd in board.odd for place in odd.places)
    wrong = set(places)
    odd = [row for row in dict.fromkeys(row for row, _ in places) if row not in first]

    def cells(row):
        texts = table.loc[row]
        return [_cell(texts[entry.place], entry, (row, entry.place) in wrong) for entry in entries]

    told = [_told(entry, board) for entry in entries]
    return Sheet(
        entries,
        [Span(len([*same]), *what) for what, same in groupby(told)],
        [tint for *_, tint in told],
        [(int(row), cells(row)) for row in first],
        [(int(row), cells(row)) for row in odd[:_ODD]],
        len(places),
    )


def _told(entry, board):
    """Say what a column is: label, role and colour."""
    for number, variable in enumerate(board.variables):
        for part in variable.parts:
            if entry.role == "item" and part.key == entry.within:
                label = f"{variable.label}: {part.label}" if variable.divided else variable.label
                return label, "item", f"of-{number % _TINTS}"
    profile = entry.role in ("category", "number")
    label = entry.within if entry.role == "choice" else ""
    return label, "profile" if profile else entry.role, "as-profile" if profile else "as-other"


def _cell(text, entry, odd):
    text = text if isinstance(text, str) else ""
    hidden = bool(text) and (entry.hidden or looks_personal(text))
    short = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    return Cell("" if hidden else short, hidden, odd)
