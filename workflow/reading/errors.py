"""Finds the cells of an Excel workbook that hold an error, which calamine gives as empty."""

import re
import zipfile
from xml.etree import ElementTree

_CELL = re.compile(rb'<(?:\w+:)?c\s([^>]*\bt="e"[^>]*)>(.*?)</(?:\w+:)?c>', re.DOTALL)
_PLACE = re.compile(rb'\br="([A-Z]+)([0-9]+)"')
_VALUE = re.compile(rb"<(?:\w+:)?v>([^<]*)</")
# So much of a sheet is looked through at a time.
_BYTES = 2**24


def error_cells(file, sheet):
    """Find the cells of one sheet that hold an error such as #N/A.

    Parameters
    ----------
    file : str
        A workbook of the kind XLSX or XLSM (ECMA-376).
    sheet : str

    Returns
    -------
    dict of str
        From row and column, both from 0, to the error as the spreadsheet shows it. Empty
        where the workbook is built in a way of its own.
    """
    found = {}
    try:
        with zipfile.ZipFile(file) as book, book.open(_part(book, sheet)) as stream:
            for rows in _rows(stream):
                for attributes, content in _CELL.findall(rows) if b't="e"' in rows else ():
                    place, value = _PLACE.search(attributes), _VALUE.search(content)
                    if place and value:
                        row, column = int(place[2]) - 1, _column(place[1].decode())
                        found[row, column] = value[1].decode()
    except (KeyError, StopIteration, zipfile.BadZipFile, ElementTree.ParseError):
        return {}
    return found


def _part(book, sheet):
    """Name the part of a workbook that holds a sheet."""
    sheets = ElementTree.fromstring(book.read("xl/workbook.xml")).iterfind("{*}sheets/{*}sheet")
    attributes = next(entry.attrib for entry in sheets if entry.get("name") == sheet)
    wanted = next(value for key, value in attributes.items() if key.endswith("}id"))
    relations = ElementTree.fromstring(book.read("xl/_rels/workbook.xml.rels"))
    target = next(part.get("Target") for part in relations if part.get("Id") == wanted)
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _rows(stream):
    """Read a sheet by parts that end where a row does."""
    rest = b""
    while part := stream.read(_BYTES):
        rows, end, rest = (rest + part).rpartition(b"row>")
        if end:
            yield rows
    yield rest


def _column(letters):
    """Number a column by its letters.

    >>> _column("A"), _column("AB")
    (0, 27)
    """
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - ord("A") + 1
    return number - 1
