"""Which rows of a table stay on one page where the page cannot hold all of them."""

from itertools import pairwise
from math import ceil

from angket.formats.blocks import Table, as_cell
from angket.formats.columns import INDENT, MARGIN, PAGE, bound_text, column_widths, text_width

# A table of so many rows is never divided. Of a longer one, so many stay together at its start
# and at its end.
WHOLE, EDGE = 8, 3
# In an appendix, where no text would be torn apart by it, one of so many.
WHOLE_BEHIND = 11
# Nor is one of few rows kept whole that is taller than this, in lines of its text, with the space
# between two rows as a part of one.
TALLEST, BETWEEN = 20, 0.6


def row_groups(table: Table, whole: int = WHOLE) -> list[int]:
    """Return how many rows stay together, from the first row of the body to the last.

    A row stays with the indented ones that belong to it, unless they are too many.

    Parameters
    ----------
    table : Table
    whole : int, optional
        A table of so many rows is never divided.

    Returns
    -------
    list of int
        Sizes of the groups, which add up to the rows of the body.

    >>> row_groups(Table("t", "T", (("item", "n"),), (("a", "1"),) * 10))
    [3, 1, 1, 1, 1, 3]
    >>> row_groups(Table("t", "T", (("item", "n"),), (("a", "1"),) * 10), WHOLE_BEHIND)
    [10]
    """
    rows = len(table.body)
    if rows <= whole and height(table) <= TALLEST:
        return [rows]
    starts = [place for place, row in enumerate(table.body) if not as_cell(row[0]).indented]
    families = _sizes({0, *starts}, rows)
    if max(families) > WHOLE:
        starts = range(rows)
    # A page does not end within the first rows, nor within the last.
    kept = {start for start in starts if EDGE <= start <= rows - EDGE}
    return _sizes({0, *kept}, rows)


def height(table: Table) -> float:
    """Estimate how tall the body of a table is, in lines of its text.

    >>> height(Table("t", "T", (("item", "n"),), (("a", "1"), ("word " * 40, "2"))))
    5.2
    """
    room = [max(share * PAGE - MARGIN, 1) for share in column_widths(table)]
    lines = 0
    for row in table.body:
        cells = zip(map(as_cell, row), room, strict=True)
        lines += max(ceil(_wide(cell) / width) or 1 for cell, width in cells)
    return round(lines + BETWEEN * len(table.body), 1)


def _wide(cell):
    return text_width(bound_text(cell.content)) + (INDENT if cell.indented else 0)


def _sizes(starts: set[int], rows: int) -> list[int]:
    """Return the sizes of the groups that begin at these rows."""
    places = [*sorted(starts), rows]
    return [end - start for start, end in pairwise(places)]
