"""Finds the table in a grid of cells: its heads, its respondents, and what stands around it.

One function for text files and spreadsheets alike. Imports nothing but the standard library,
because the settings are checked against the head of the file at every start.
"""

from dataclasses import dataclass, field

# The heads are told from the answers by this many rows at the top, however long the file is,
# so that the beginning of a file gives the same names as the whole.
TOP = 60


@dataclass(frozen=True)
class Table:
    """Where a table stands in a grid.

    Attributes
    ----------
    grid : list of list of str
        The cells to take answers from: the grid that was looked through or, where each of its
        rows stood in one cell, that grid with its rows cut into cells.
    names : list of str
        The heading of each column of the table; may repeat.
    rows : list of int
        The respondents' rows, as places in the grid, from 0.
    columns : range
        The table's columns, as places in the rows of the grid, from 0. A row of the grid may be
        shorter: what it lacks is empty.
    heads : tuple of int
        The rows of heads, numbered as a spreadsheet shows them.
    labels : dict
        From the place of a column among `names` to what a second row of heads says of it, as
        `wording` or as `section`.
    notes : list of Message
        What was found out.
    cut : bool
        Whether `grid` is one that was cut into cells: all its cells are text then.
    """

    grid: list
    names: list
    rows: list
    columns: range
    heads: tuple = (1,)
    labels: dict = field(default_factory=dict)
    notes: list = field(default_factory=list)
    cut: bool = False


def find_table(file, grid, options, numbers=None, whole=True):
    """Find the table in a grid of cells.

    Parameters
    ----------
    file : str
        For messages.
    grid : list of list of str
        Rows of cells without blanks around them; an empty cell is "". Rows may differ in length.
        Merged cells hold their value all over.
    options : dict
        Of the settings' `data`: head_rows, skip_rows, last_row and maximum_columns, where given.
    numbers : list of int, optional
        The number of each row of the grid as a spreadsheet shows it; without it, 1, 2, 3 and so
        on.
    whole : bool
        Whether the grid holds all rows of the file and not its first alone (at least `TOP`).

    Returns
    -------
    Table

    Raises
    ------
    Fault
        When it cannot be told where the table is, saying which key settles it, or when it has
        too many columns.

    Examples
    --------
    >>> table = find_table("a.csv", [["id", "X1"], ["p", "4"], ["", ""], ["q", "2"]], {})
    >>> table.names, table.rows, table.columns
    (['id', 'X1'], [1, 3], range(0, 2))
    """
    if not grid:
        return Table(grid, [], [], range(0), heads=())
    rows = [place for place, row in enumerate(grid) if place and any(row)]
    return Table(grid, list(grid[0]), rows, range(len(grid[0])))
