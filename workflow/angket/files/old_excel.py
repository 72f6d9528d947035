"""Reads workbooks of the Excel before 2007 (XLS), with what their sheets say besides values."""

import io

import xlrd

from angket.files.excel import Sheet
from angket.files.fault import Fault
from angket.files.grid import Facts
from angket.files.package import broken
from angket.messages.message import Message


def open_old(file):
    """Open an XLS workbook.

    Parameters
    ----------
    file : path

    Returns
    -------
    list of Sheet
        The part of each is xlrd's sheet.

    Raises
    ------
    Fault
        When it needs a password, is damaged, or has no sheets of cells.
    """
    try:
        book = xlrd.open_workbook(
            file, formatting_info=True, ragged_rows=True, logfile=io.StringIO()
        )
    except xlrd.XLRDError as error:
        if "encrypted" in str(error):
            raise Fault(Message("sheets.password", file=file)) from error
        raise broken(file, error) from error
    sheets = book.sheets()
    if not sheets:
        raise Fault(Message("sheets.no_sheets", file=file))
    return [Sheet(sheet.name, sheet.visibility == 0, sheet) for sheet in sheets]


def look_through_old(sheet):
    """Find out what a sheet says of its cells besides their values; see `Facts`."""
    facts = Facts()
    formats = {
        number
        for number, style in enumerate(sheet.book.xf_list)
        if "%" in sheet.book.format_map[style.format_key].format_str
    }
    for row in range(sheet.nrows):
        kinds = sheet.row_types(row)
        filled = [place for place, kind in enumerate(kinds) if kind not in (0, 6)]
        if filled:
            facts.fill(row, filled[-1])
        if xlrd.XL_CELL_ERROR in kinds:
            for place in filled:
                if kinds[place] == xlrd.XL_CELL_ERROR:
                    code = sheet.cell_value(row, place)
                    facts.errors[row, place] = xlrd.error_text_from_code.get(code, "#N/A")
        if formats:
            for place in filled:
                if sheet.cell_xf_index(row, place) in formats:
                    facts.percents.setdefault(place, []).append(row)
    for row, info in sorted(sheet.rowinfo_map.items()):
        if info.hidden or info.height == 0:
            facts.hidden_rows.append((row, row))
    for column, info in sorted(sheet.colinfo_map.items()):
        if info.hidden:
            facts.hidden_columns.append((column, column))
    facts.merged = [
        (top, left, bottom - 1, right - 1) for top, bottom, left, right in sheet.merged_cells
    ]
    return facts


def rows_of_old(sheet, count):
    """Return the first rows of a sheet as lists of values; blank and error cells are "".

    Parameters
    ----------
    sheet : xlrd.sheet.Sheet
    count : int or None
        All without it.
    """
    rows = []
    for row in range(sheet.nrows if count is None else min(count, sheet.nrows)):
        values, kinds = sheet.row_values(row), sheet.row_types(row)
        if any(kind > xlrd.XL_CELL_NUMBER for kind in kinds):
            values = [
                _value(value, kind, sheet.book.datemode)
                for value, kind in zip(values, kinds, strict=True)
            ]
        rows.append(values)
    return rows


def _value(value, kind, datemode):
    if kind == xlrd.XL_CELL_DATE:
        try:
            moment = xlrd.xldate_as_datetime(value, datemode)
        except (ValueError, OverflowError):
            return value
        return moment.time() if 0 <= value < 1 else moment
    if kind == xlrd.XL_CELL_BOOLEAN:
        return bool(value)
    return "" if kind == xlrd.XL_CELL_ERROR else value
