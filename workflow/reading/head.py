"""The column names of a file of any kind, without its answers.

The settings are checked against them at every start, so each format's library is imported
only where a study has such a file, and pandas not at all.
"""

import csv
import datetime

from reading.fault import Fault
from reading.text import read_head

# Of the head of a text file, this much is read.
BYTES = 300_000
# A workbook must be unpacked whole to see its first row: larger ones are left to validation.
WORKBOOK_BYTES = 500_000


def read_names(file, options):
    """Read the column names of a file.

    Parameters
    ----------
    file : pathlib.Path
    options : dict
        Of the settings' `data`: sheet, encoding and delimiter, where given.

    Returns
    -------
    list of str or None
        None where the file is too large for it, or is damaged, or is not what its name
        says, which is for `reading.cells.read_cells` to tell.
    """
    suffix = file.suffix.lower()
    try:
        if suffix in (".csv", ".tsv", ".txt"):
            return _of_text(file, options)
        if suffix in (".xlsx", ".xlsm", ".xls", ".ods"):
            return _of_sheet(file, options)
        if suffix in (".sav", ".zsav"):
            return _of_spss(file)
        if suffix == ".parquet":
            return _of_parquet(file)
    except (Fault, OSError, ValueError, csv.Error):
        pass
    return None


def _of_text(file, options):
    with open(file, "rb") as stream:
        start = stream.read(BYTES)
    if not start or start.startswith((b"PK", b"\xd0\xcf\x11\xe0", b"$FL")):
        return None
    whole = len(start) < BYTES
    if not whole:
        end = max(start.rfind(b"\n"), start.rfind(b"\r"))
        # Of two bytes a letter in UTF-16, which begins with a mark of two bytes or has none.
        start = start[: end - end % 2] if b"\0" in start[:100] else start[: end + 1]
    return read_head(str(file), start, options, whole)


def _of_sheet(file, options):
    from python_calamine import CalamineError, CalamineWorkbook

    if file.stat().st_size > WORKBOOK_BYTES:
        return None
    try:
        workbook = CalamineWorkbook.from_path(str(file))
        sheet, _ = choose_sheet(str(file), workbook.sheet_names, options.get("sheet"))
        rows = workbook.get_sheet_by_name(sheet).to_python(skip_empty_area=False, nrows=1)
    except CalamineError:
        return None
    return [cell_text(cell) for cell in rows[0]] if rows else None


def _of_spss(file):
    import pyreadstat

    try:
        _, meta = pyreadstat.read_sav(file, metadataonly=True, output_format="dict")
    except (pyreadstat.ReadstatError, pyreadstat.PyreadstatError):
        return None
    return meta.column_names


def _of_parquet(file):
    import pyarrow as pa
    import pyarrow.parquet

    try:
        return answer_columns(pyarrow.parquet.read_schema(file).names)
    except pa.ArrowException:
        return None


def answer_columns(names):
    """Leave out the columns in which Parquet files keep an index.

    >>> answer_columns(["X1", "__index_level_0__"])
    ['X1']
    """
    return [name for name in names if not name.startswith("__index")]


def choose_sheet(file, sheets, wanted):
    """Choose the sheet of a workbook; return it and a note where that was a choice.

    Raises
    ------
    Fault
        When the workbook has no sheet of the name that is wanted.
    """
    if wanted is None:
        others = f"; others are {', '.join(sheets[1:])}" if len(sheets) > 1 else ""
        return sheets[0], [f'sheet: "{sheets[0]}", the first{others}'] if others else []
    if wanted not in sheets:
        raise Fault(
            f'{file}: has no sheet "{wanted}". It has: {", ".join(sheets)}. Correct data.sheet.'
        )
    return wanted, []


def cell_text(cell):
    """Write a cell as the person who typed it sees it: 4.0 is 4, a date is a date.

    >>> cell_text(4.0), cell_text(" a "), cell_text(datetime.datetime(2024, 5, 3))
    ('4', 'a', '2024-05-03')
    """
    if isinstance(cell, bool):
        return str(cell)
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime.datetime) and cell.time() == datetime.time():
        return cell.date().isoformat()
    return str(cell).strip()
