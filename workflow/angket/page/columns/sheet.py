"""The first rows of a file of answers, and those with something wrong, as they are shown."""

from itertools import groupby
from typing import NamedTuple

from angket.answers.personal import looks_personal
from angket.answers.spelling import plain

# So many rows are shown from the first, so many of those with something wrong, so many columns.
_FIRST, _ODD, _COLUMNS = 5, 6, 120
# So many columns of rows that are compared.
_COMPARED = 12
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


class Beside(NamedTuple):
    """Rows that are compared, by what differs and when they were written.

    Attributes
    ----------
    entries : list of angket.page.columns.entries.Entry
        Of the columns that are shown: those of times first.
    rows : list of (int, list of Cell)
    differing : int
        In how many columns of the file the rows differ.
    more : int
        How many of these are not shown.
    """

    entries: list
    rows: list
    differing: int
    more: int


def beside(look, rows):
    """Return rows of the file of a study with the columns that tell them apart.

    Parameters
    ----------
    look : angket.page.columns.looked_at.Look
    rows : sequence of int

    Returns
    -------
    Beside
        What may tell who somebody is is hidden, as in the first rows of the file.
    """
    table = look.recognised.cells.table.loc[list(rows)]
    times = [entry for entry in look.board.entries if entry.kind == "timestamp"]
    differing = [entry for entry in look.board.entries if _differ(table[entry.place])]
    entries = [*times, *(entry for entry in differing if entry not in times)]
    shown = entries[:_COMPARED]
    return Beside(
        shown,
        [
            (int(row), [_cell(texts[entry.place], entry, False) for entry in shown])
            for row, texts in table.iterrows()
        ],
        len(differing),
        len(entries) - len(shown),
    )


def _differ(texts):
    return len({plain(text) if isinstance(text, str) else "" for text in texts}) > 1


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
