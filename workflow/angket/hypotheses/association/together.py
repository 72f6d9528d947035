"""The cells of an association as they are shown: those of small groups with others, as one."""

from angket.hypotheses.association.cells import TOTAL, told_together
from angket.report.counts import sizes_of
from angket.report.listing import listed
from angket.statistics.categorical.joint_groups import SMALLEST_GROUP
from angket.subjects import pair_of, part_of

# What of several cells adds up to that of all of them.
_SUMS = ("n", "expected")


class Shown:
    """The rows and columns that a table of counts shows, and what stands in its cells.

    Parameters
    ----------
    results : Results
    name : str
        Of the hypothesis.
    hypothesis : dict
    cells : tuple of list of str
        The categories in rows and in columns.

    Attributes
    ----------
    rows, columns : dict
        From what is shown, in order, to the categories that it stands for.
    small : list of str
        The groups of so few people that they are told with others.
    """

    def __init__(self, results, name, hypothesis, cells):
        self._results, self._name, self.small = results, name, []
        of_rows = {row: self._size(row, TOTAL) for row in cells[0]}
        of_columns = {column: self._size(TOTAL, column) for column in cells[1]}
        self.rows = self._joint(hypothesis["row"], of_rows)
        self.columns = self._joint(hypothesis["column"], of_columns)

    def _size(self, *cell):
        """Return how many respondents a category has; none where that is not told."""
        place = self._place(*cell, "n")
        return self._results.number(*place).value if self._results.has(*place) else 0

    def _joint(self, column, sizes):
        profile = self._results.settings.get("profile") or {}
        analysed = sizes_of(self._results, column) if column in profile else {}
        together = told_together(sizes, column, profile, analysed)
        few = [one for one in together if 0 < sizes.get(one, 0) < SMALLEST_GROUP]
        self.small += [one for one in sizes if one in few]
        found = {}
        for category in sizes:
            found.setdefault(together.get(category, category), []).append(category)
        return found

    @property
    def joint(self):
        """What is shown for several categories together."""
        shown = [*self.rows.items(), *self.columns.items()]
        return [called for called, stands_for in shown if stands_for != [called]]

    def is_joint(self, *cell):
        """Tell whether a cell is not that of one row and one column."""
        return not {*cell}.isdisjoint(self.joint)

    def _place(self, row, column, statistic):
        return "crosstab", part_of(self._name, pair_of(row, column)), statistic

    def _cells(self, row, column):
        columns = self.columns.get(column, [column])
        return [(one, other) for one in self.rows.get(row, [row]) for other in columns]

    def has(self, row, column, statistic):
        """Tell whether a cell has a statistic; of several together, no residual stands for all."""
        cells = self._cells(row, column)
        known = all(self._results.has(*self._place(*cell, statistic)) for cell in cells)
        return known and (statistic != "adjusted" or not self.is_joint(row, column))

    def number(self, row, column, statistic):
        """Return a statistic of a cell, or of several together.

        Raises
        ------
        KeyError
            Where `has` is false.
        """
        if not self.is_joint(row, column):
            return self._results.number(*self._place(row, column, statistic))
        if statistic in _SUMS:
            return self._results.write(self._sum(row, column, statistic), self._style(statistic))
        share = 100 * self._sum(row, column, "n") / self._sum(row, TOTAL, "n")
        return self._results.write(share, self._style(statistic))

    def _sum(self, row, column, statistic):
        cells = self._cells(row, column)
        return sum(self._results.number(*self._place(*cell, statistic)).value for cell in cells)

    def _style(self, statistic):
        return self._results.catalogue.find("crosstab", statistic).style

    def tell(self, say):
        """Say which groups are told together and why, and what the tests still tell of them."""
        if not self.small:
            return ()
        return say(
            f"association.small_{'one' if len(self.small) == 1 else 'many'}",
            groups=listed(say, self.small),
            together=listed(say, self.joint),
            smallest=self._results.spelled(SMALLEST_GROUP),
        )
