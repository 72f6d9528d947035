"""Which rows of a table stay on one page where the page cannot hold all of them."""

from itertools import pairwise

from angket.formats.blocks import Table, as_cell

# A table of so many rows is never divided. Of a longer one, so many stay together at its start
# and at its end.
WHOLE, EDGE = 8, 3
# In an appendix, where no text would be torn apart by it, one of so many.
WHOLE_BEHIND = 11


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
    if rows <= whole:
        return [rows]
    starts = [place for place, row in enumerate(table.body) if not as_cell(row[0]).indented]
    families = _sizes({0, *starts}, rows)
    if max(families) > WHOLE:
        starts = range(rows)
    # A page does not end within the first rows, nor within the last.
    kept = {start for start in starts if EDGE <= start <= rows - EDGE}
    return _sizes({0, *kept}, rows)


def _sizes(starts: set[int], rows: int) -> list[int]:
    """Return the sizes of the groups that begin at these rows."""
    places = [*sorted(starts), rows]
    return [end - start for start, end in pairwise(places)]
