"""What a sheet of a workbook holds before anybody knows where its table begins."""

from dataclasses import dataclass, field

from angket.files.places import column_letters


@dataclass
class Facts:
    """What a sheet says of itself besides its values; rows and columns are numbered from 0.

    Attributes
    ----------
    rows, columns : int
        How many there are from the first to the last that holds a value.
    last : tuple of int
        Row and column of the filled cell that lies farthest down.
    errors, formulas : dict
        From row and column to the error that a cell shows, and to the formula whose result the
        file does not hold.
    percents : dict
        From column to the rows whose number is shown as a percentage.
    hidden_rows, hidden_columns : list of tuple
        First and last of each stretch.
    merged : list of tuple
        First row, first column, last row and last column of each merged range.
    filtered : bool
        Whether the sheet has a filter.
    """

    rows: int = 0
    columns: int = 0
    last: tuple = (0, 0)
    errors: dict = field(default_factory=dict)
    formulas: dict = field(default_factory=dict)
    percents: dict = field(default_factory=dict)
    hidden_rows: list = field(default_factory=list)
    hidden_columns: list = field(default_factory=list)
    merged: list = field(default_factory=list)
    filtered: bool = False

    def fill(self, row, column):
        """Note that a cell holds a value."""
        self.columns = max(self.columns, column + 1)
        if row >= self.rows:
            self.rows, self.last = row + 1, (row, column)


def within(stretches, numbers):
    """Pick the numbers that lie in any of the stretches.

    >>> within([(1, 3), (9, 9)], [0, 2, 3, 5, 9])
    [2, 3, 9]
    """
    found = set()
    for first, last in stretches:
        found.update(number for number in numbers if first <= number <= last)
    return sorted(found)


def column_number(letters):
    """Number a column, from 0, by its letters.

    >>> column_number("A"), column_number("AB"), column_number("xfd")
    (0, 27, 16383)
    """
    number = 0
    for letter in letters.upper():
        number = 26 * number + ord(letter) - ord("A") + 1
    return number - 1


def cell_name(row, column):
    """Name a cell as spreadsheets do, by its row and column from 0.

    >>> cell_name(0, 27)
    'AB1'
    """
    return f"{column_letters(column)}{row + 1}"
