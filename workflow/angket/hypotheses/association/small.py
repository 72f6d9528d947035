"""Groups of an association that are so small that their cells would tell of persons."""

from angket.formats.blocks import Cell
from angket.hypotheses.association.cells import SMALLEST_GROUP, TOTAL, not_shown, revealing
from angket.report.listing import listed
from angket.report.results import ABSENT
from angket.report.tables import mark_of
from angket.subjects import pair_of, part_of


class Hidden:
    """What a table of counts does not show.

    Parameters
    ----------
    results : Results
    name : str
        Of the hypothesis.
    hypothesis : dict
    cells : tuple of list of str
        The categories in rows and in columns.
    """

    def __init__(self, results, name, hypothesis, cells):
        of_rows = {row: _size(results, name, row, TOTAL) for row in cells[0]}
        of_columns = {column: _size(results, name, TOTAL, column) for column in cells[1]}
        profile = results.settings.get("profile", {})
        self.rows = not_shown(of_rows, hypothesis["row"], profile)
        self.columns = not_shown(of_columns, hypothesis["column"], profile)
        self.small = revealing(of_rows, hypothesis["row"], profile)
        self._sizes = [(group, of_rows[group]) for group in self.small]
        small = revealing(of_columns, hypothesis["column"], profile)
        self._sizes += [(group, of_columns[group]) for group in small]
        named = [group for group, _ in self._sizes]
        self._beside = [group for group in (*self.rows, *self.columns) if group not in named]

    @property
    def is_partial(self):
        """Whether any group is so small: then expected counts would give the totals left out."""
        return bool(self._sizes)

    def hides(self, row, column):
        """Tell whether a cell is not shown.

        That is one of a small group, or of one beside it whose cells would give those of the small
        one by subtraction, or a total from which such a cell would follow; how many respondents a
        group has is told.
        """
        if row == TOTAL or column == TOTAL:
            of_rows, of_columns = self.rows and column != TOTAL, self.columns and row != TOTAL
            told = row in self.rows or column in self.columns
            return not told and bool(of_rows or of_columns)
        return row in self.rows or column in self.columns

    def lines(self, row):
        """List the statistics that a category shows, in order.

        Of a group that is not shown its size alone; and beside one no expected counts, from which
        the totals of the table would follow.
        """
        if row in self.rows:
            return ["n"]
        shown = ["n", "expected", "row_percent", "adjusted"]
        return [name for name in shown if name != "expected" or not self._sizes]

    def cell(self, say, reasons):
        """Return the cell that stands for one that is not shown; see `tables.cell_of`."""
        reason = say.text("association.not_shown", smallest=str(SMALLEST_GROUP))
        return Cell((ABSENT, mark_of(reason, reasons)))

    def tell(self, results, say):
        """Name the groups whose cells are not shown, though the tests include them."""
        if not self._sizes:
            return ()
        groups = [
            say("comparison.small_group", group=group, n=results.write(n, "count"))
            for group, n in self._sizes
        ]
        told = f"association.small_{'one' if len(groups) == 1 else 'many'}"
        smallest = results.write(SMALLEST_GROUP, "count")
        beside = ()
        if self._beside:
            kind = "one" if len(self._beside) == 1 else "many"
            beside = say(f"association.beside_{kind}", groups=listed(say, self._beside))
        return say(told, groups=listed(say, groups), smallest=smallest, beside=beside)


def _size(results, name, *cell):
    """Return how many respondents a category has; none where that is not told."""
    place = ("crosstab", part_of(name, pair_of(*cell)), "n")
    return results.number(*place).value if results.has(*place) else 0
