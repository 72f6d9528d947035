"""Reads any file of answers as cells of text, with the row numbers that a spreadsheet shows."""

from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import pandas as pd

from angket.coding import NUMBER
from reading.fault import Fault

MEGABYTE = 1_000_000
TEXT = (".csv", ".tsv", ".txt")
SHEETS = (".xlsx", ".xlsm", ".xls", ".ods")
SPSS = (".sav", ".zsav")
PARQUET = (".parquet",)


class Cells(NamedTuple):
    """The cells of a table.

    Attributes
    ----------
    names : list of str
        Column names as they stand in the file; may repeat.
    table : DataFrame of str
        A column for each name, numbered from 0; indexed by row as a spreadsheet shows it
        (the first respondent is row 2). An empty cell is missing.
    notes : list of str
        What was found out about the file, and declared missing values that were emptied.
    labels : dict
        From column number to its wording, the labels of its codes and the level at which it
        is measured, where the file has them (SPSS).
    numbers_as_text : dict
        From column number to the rows whose number the file stores as text, where it tells
        one from the other (spreadsheets, SPSS, Parquet).
    stores_numbers : bool
        Whether the file tells numbers from text, so that a point in a number is its decimal mark.
    """

    names: list
    table: pd.DataFrame
    notes: list
    labels: dict
    numbers_as_text: dict = MappingProxyType({})
    stores_numbers: bool = False


def read_cells(file, options):
    """Read a file of answers.

    Parameters
    ----------
    file : str
    options : dict
        Of the settings' `data`: sheet, encoding, delimiter, original, maximum_megabytes and
        maximum_columns, where given.

    Returns
    -------
    Cells
        Blanks around answers are gone; rows without any filled cell are left out.

    Raises
    ------
    Fault
        When the file is not what its name says, is damaged, or holds no respondents.
    """
    before = _state(file)
    suffix = Path(file).suffix.lower()
    limit = options.get("maximum_megabytes", 200)
    if before[0] > limit * MEGABYTE:
        raise Fault(
            f"{file}: has {before[0] / MEGABYTE:,.0f} MB; files up to {limit} MB are read. If this "
            "is the right file, raise data.maximum_megabytes and mind the memory it will take."
        )
    if before[0] == 0:
        raise Fault(f"{file}: is empty. {_EXPECTED}")
    _check_kind(file, suffix)
    if "original" in options:
        from reading.copied import read_copy as read
    elif suffix in TEXT:
        from reading.delimited import read_delimited as read
    elif suffix in SHEETS:
        from reading.sheets import read_sheet as read
    elif suffix in SPSS:
        from reading.spss import read_spss as read
    else:
        from reading.columnar import read_parquet as read
    cells = read(file, options)
    if suffix not in TEXT and "original" not in options:
        cells = cells._replace(stores_numbers=True)
    if _state(file) != before:
        raise Fault(f"{file}: was changed while it was read. Save it, then run again.")
    return _checked(file, cells, options.get("maximum_columns", 1000))


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


_EXPECTED = "Expected a row of column names and a row for each respondent."


def _state(file):
    try:
        state = Path(file).stat()
    except FileNotFoundError as error:
        raise Fault(f"{file}: there is no such file. Correct data.file.") from error
    return state.st_size, state.st_mtime_ns


def _check_kind(file, suffix):
    """Compare what the file begins with to what its name says."""
    with open(file, "rb") as stream:
        start = stream.read(4096)
        stream.seek(0)
        if start.startswith(b"\xd0\xcf\x11\xe0") and _is_encrypted(stream.read(MEGABYTE)):
            raise Fault(
                f"{file}: is protected by a password. Open it, remove the password, save it."
            )
    if start.startswith(b"PK\x03\x04"):
        kind, fitting = "a spreadsheet", (".xlsx", ".xlsm", ".ods")
    elif start.startswith(b"\xd0\xcf\x11\xe0"):
        kind, fitting = "an old Excel workbook", (".xls",)
    elif start.startswith((b"$FL2", b"$FL3")):
        kind, fitting = "an SPSS file", SPSS
    elif start.startswith(b"PAR1"):
        kind, fitting = "a Parquet file", PARQUET
    else:
        kind, fitting = "text (CSV)", TEXT
    known = (*TEXT, *SHEETS, *SPSS, *PARQUET)
    if suffix == ".zip":
        raise Fault(f"{file}: is a zip file. Unpack it, and name the file of answers inside it.")
    if suffix not in known:
        raise Fault(
            f'{file}: files ending in "{suffix}" are not read. Expected one of: {", ".join(known)}.'
        )
    if suffix not in fitting:
        raise Fault(
            f"{file}: is named {suffix} but holds {kind}. "
            f"Rename it to end in {fitting[0]}, or save it as what its name says."
        )


def _is_encrypted(data):
    return "EncryptedPackage".encode("utf-16-le") in data


def _checked(file, cells, maximum_columns):
    names = cells.names
    if len(names) > maximum_columns:
        raise Fault(
            f"{file}: has {len(names):,} columns; up to {maximum_columns:,} are read. Respondents "
            "belong in rows: is the table turned? If it is right, raise data.maximum_columns."
        )
    if not any(names):
        raise Fault(f"{file}: is empty. {_EXPECTED}")
    if cells.table.empty:
        raise Fault(f"{file}: has column names but no respondents. {_EXPECTED}")
    return cells
