"""Which rows of a table stay on one page where the page cannot hold all of them."""

from itertools import pairwise

from angket.formats.blocks import Table, as_cell
from angket.formats.columns import MARGIN, PAGE, column_widths, indent_of, pieces, wrapped

# A table of so many rows is not divided. Of a longer one, so many stay together at its start and at
# its end, and so many that belong to one row.
WHOLE, EDGE, FAMILY = 15, 3, 10
# Nor is one of few rows kept whole that is taller than this, in lines of its text, with the space
# between two rows as a part of one.
TALLEST, BETWEEN = 26, 0.6
# What is never divided, even where it leaves a good part of a page empty: the arguments for it.
SHORT = {"whole": 5, "tallest": 9}
# The same where nobody knows beforehand how much that is.
UNKNOWN = {"whole": 6, "tallest": 11}
# So many lines are enough at the start and at the end of a divided table whose rows are tall.
ENOUGH = 5


def row_groups(table: Table, whole: int = WHOLE, tallest: float = TALLEST) -> list[int]:
    """Return how many rows stay together, from the first row of the body to the last.

    A row stays with the indented ones that belong to it, unless they are too many.

    Parameters
    ----------
    table : Table
    whole : int, optional
        A table of so many rows is never divided.
    tallest : float, optional
        If it is not taller than this, in lines of its text.

    Returns
    -------
    list of int
        Sizes of the groups, which add up to the rows of the body.

    >>> row_groups(Table("t", "T", (("item", "n"),), (("a", "1"),) * 16))
    [3, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 3]
    >>> row_groups(Table("t", "T", (("item", "n"),), (("a", "1"),) * 11))
    [11]
    >>> from angket.formats.blocks import Cell
    >>> family = (("men",), (Cell("n", indented=True),), (Cell("%", indented=True),))
    >>> row_groups(Table("t", "T", (("sex",),), family * 6))
    [3, 3, 3, 3, 6]
    """
    rows, lines = len(table.body), lines_of(table)
    if rows <= whole and sum(lines) <= tallest:
        return [rows]
    indented = [as_cell(row[0]).indented for row in table.body]
    starts = [place for place, belongs in enumerate(indented) if not belongs]
    families = _sizes({0, *starts}, rows)
    if max(families) > FAMILY:
        # Of many, only the first ones stay with the row that they belong to.
        near = {start + step for start in starts for step in range(1, EDGE)}
        starts = [place for place in range(rows) if not (indented[place] and place in near)]
    # A page does not end within the first rows, nor within the last.
    first, last = edge(lines), rows - edge(lines[::-1])
    starts = [start for start in starts if first <= start <= last]
    # Nor does the last family stand alone: it may hold the totals of those above it.
    is_family = bool(starts) and indented[-1] and families[-1] == rows - starts[-1]
    if is_family and rows - max([0, *starts[:-1]]) <= FAMILY:
        starts.pop()
    return _sizes({0, *starts}, rows)


def edge(lines: list[float]) -> int:
    """Count the rows that stay together at an end of a table: fewer where they are tall.

    >>> edge([1.6] * 9), edge([3.6] * 9), edge([8.6] * 9), edge([1.6])
    (3, 2, 1, 1)
    """
    tall = (count for count in range(1, EDGE) if sum(lines[:count]) >= ENOUGH)
    return min(next(tall, EDGE), len(lines))


def lines_of(table: Table) -> list[float]:
    """Estimate how tall each row of the body of a table is, in lines of its text.

    >>> lines_of(Table("t", "T", (("item", "n"),), (("a", "1"), ("word " * 40, "2"))))
    [1.6, 3.6]
    """
    room = [max(share * PAGE - MARGIN, 1) for share in column_widths(table)]
    lines = []
    for row in table.body:
        cells = zip(map(as_cell, row), room, strict=True)
        heights = (wrapped(pieces(cell), width - indent_of(cell)) for cell, width in cells)
        lines.append(max(heights) + BETWEEN)
    return lines


def _sizes(starts: set[int], rows: int) -> list[int]:
    """Return the sizes of the groups that begin at these rows."""
    places = [*sorted(starts), rows]
    return [end - start for start, end in pairwise(places)]
