"""Reads any file of answers as cells of text, with the row numbers that a spreadsheet shows."""

from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import pandas as pd

from angket.answers.coding import NUMBER
from angket.files.fault import Fault
from angket.files.kind_of_file import as_fault, check_file, load
from angket.files.marks import with_marks
from angket.messages.message import Message

# Of a file that is read by columns.
MAXIMUM_CELLS = 100_000_000


class Cells(NamedTuple):
    """The cells of a table.

    Attributes
    ----------
    names : list of str
        Column names as they stand in the file; may repeat.
    table : DataFrame of str
        A column for each name, numbered from 0; indexed by row as a spreadsheet shows it
        (the first respondent is row 2). An empty cell is missing.
    notes : list of Message
        What was found out about the file, and declared missing values that were emptied.
    labels : dict
        From column number to its wording (of a second row of heads, or of SPSS), its section
        (heads that stand over several columns), the labels of its codes and the level at which
        it is measured, where the file has them.
    numbers_as_text : dict
        From column number to the rows whose number the file stores as text, where it tells
        one from the other (spreadsheets, SPSS, Parquet).
    first_column : int
        How many empty columns stand in the file before the first of the table.
    dates, times : dict
        From column number to the rows whose cell a spreadsheet stores as a date (with or
        without a time), or as a time or duration; and to the rows of dates among texts.
    percents : dict
        From column number to the rows whose number a spreadsheet shows as a percentage: 0.85
        in the table is 85 % on the screen.
    errors : dict
        From column number to the rows that show an error such as #N/A, in any format.
    formulas : dict
        From column number to the rows with a formula whose result the file does not hold; the
        table has the formula.
    stores_numbers : bool
        Whether the file tells numbers from text, so that a point in a number is its decimal mark.
    """

    names: list
    table: pd.DataFrame
    notes: list
    labels: dict
    numbers_as_text: dict = MappingProxyType({})
    first_column: int = 0
    dates: dict = MappingProxyType({})
    times: dict = MappingProxyType({})
    percents: dict = MappingProxyType({})
    errors: dict = MappingProxyType({})
    formulas: dict = MappingProxyType({})
    stores_numbers: bool = False


def read_cells(file, options):
    """Read a file of answers.

    Parameters
    ----------
    file : str
    options : dict
        Of the settings' `data`: accept, sheet, encoding, delimiter, original, maximum_megabytes,
        maximum_columns and maximum_cells, and where the table stands, where given.

    Returns
    -------
    Cells
        Blanks around answers are gone; rows without any filled cell are left out.

    Raises
    ------
    Fault
        When the file is not what its name says, is damaged, too large, or holds no respondents.
        Whatever else reading raises, because of what is in the file, becomes a Fault too.
    """
    try:
        before = _state(file)
        kind = check_file(file, before[0], options)
        cells = _reader(kind, options)(file, options)
        # What the original of a copy was like is written down already.
        cells = cells if "original" in options else with_marks(cells)
        if _state(file) != before:
            raise Fault(Message("sheets.changed", file=file))
        return _checked(file, cells, options.get("maximum_columns", 1000))
    # An ImportError is no fault of the file. A panic of a library in Rust is no Exception.
    except (Fault, ImportError, KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except BaseException as error:
        raise as_fault(file, error) from error


def _reader(kind, options):
    if "original" in options:
        from angket.files.copied import read_copy

        return read_copy
    return load(kind).read


def refuse_cells(file, rows, columns, options):
    """Refuse a file that says, before it is read, that it has too many columns or cells.

    Raises
    ------
    Fault
    """
    limit = options.get("maximum_columns", 1000)
    if columns > limit:
        raise Fault(
            Message("sheets.too_many_columns", file=file, count=f"{columns:,}", limit=f"{limit:,}")
        )
    limit = options.get("maximum_cells", MAXIMUM_CELLS)
    if rows * columns > limit:
        size = {"rows": f"{rows:,}", "columns": f"{columns:,}", "limit": f"{limit:,}"}
        raise Fault(Message("sheets.too_many_cells", file=file, **size))


def numbers_among(texts):
    """Find the numbers in columns of text.

    Parameters
    ----------
    texts : DataFrame of str

    Returns
    -------
    dict
        From column to the rows that hold a number; columns without any are left out.

    Examples
    --------
    >>> numbers_among(pd.DataFrame({0: ["4", "a"], 1: ["b", "c"]}, index=[1, 2]))
    {0: [1]}
    """
    found = {}
    for place in texts:
        column = texts[place]
        numbers = [text for text in column.dropna().unique() if NUMBER.fullmatch(text)]
        if numbers:
            found[place] = column.index[column.isin(numbers)].tolist()
    return found


def _state(file):
    try:
        state = Path(file).stat()
    except FileNotFoundError as error:
        raise Fault(Message("sheets.no_file", file=file)) from error
    return state.st_size, state.st_mtime_ns


def _checked(file, cells, maximum_columns):
    names = cells.names
    if len(names) > maximum_columns:
        size = {"count": f"{len(names):,}", "limit": f"{maximum_columns:,}"}
        raise Fault(Message("sheets.too_many_columns", file=file, **size))
    if not any(names):
        raise Fault(Message("sheets.empty", file=file))
    if cells.table.empty:
        raise Fault(Message("sheets.no_respondents", file=file))
    return cells
