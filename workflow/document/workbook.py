"""The tables of a document as a workbook: a sheet for each, numbers as numbers."""

import datetime
import re
from pathlib import Path

import xlsxwriter

from document.blocks import Cell, Document, Number, Table, as_cell, text_of
from document.columns import head_places

CREATED = datetime.datetime(1980, 1, 1)
LONGEST_NAME, WIDEST = 31, 60


def write_workbook(document: Document, file: Path):
    """Write every table of a document to a sheet of its own.

    Text stays text: nothing becomes a formula or a link.

    Parameters
    ----------
    document : Document
    file : Path
    """
    options = {
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "in_memory": True,
    }
    with xlsxwriter.Workbook(str(file), options) as book:
        book.set_properties(
            {
                "title": document.title,
                "author": ", ".join(document.authors),
                "created": CREATED,
            }
        )
        formats = Formats(book)
        for table in (block for block in document.blocks if isinstance(block, Table)):
            name = document.name_of(table.label)
            sheet = book.add_worksheet(sheet_name(name))
            write_table(sheet, table, name, document.words.note, formats)


class Formats:
    """The looks of cells, each made once."""

    def __init__(self, book):
        self.book, self.made = book, {}

    def get(self, **look):
        """Return the format of a look."""
        key = tuple(sorted(look.items()))
        if key not in self.made:
            self.made[key] = self.book.add_format(look)
        return self.made[key]


def write_table(sheet, table: Table, name: str, note: str, formats: Formats):
    """Write a table: number and title, head, body, notes."""
    sheet.write_string(0, 0, name, formats.get(bold=True))
    sheet.write_string(1, 0, table.title, formats.get(italic=True))
    first = 3
    for row, cells in enumerate(head_places(table), start=first):
        for column, cell in cells:
            write_head(sheet, row, column, cell, first + len(table.head) - 1, formats)
    body = first + len(table.head)
    last = body + len(table.body) - 1
    for row, cells in enumerate(table.body, start=body):
        for column, cell in enumerate(map(as_cell, cells)):
            look = {"bottom": 1} if row == last else {}
            look |= {"indent": 1} if cell.indented else {}
            write_cell(sheet, row, column, cell.content, look, formats)
    for row, inlines in enumerate(table.notes, start=last + 1):
        words = f"{note} " if row == last + 1 else ""
        sheet.write_string(row, 0, words + text_of(inlines))
    for column, width in enumerate(widths(table)):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(body, 1)
    sheet.repeat_rows(first, body - 1)
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def write_head(sheet, row: int, column: int, cell: Cell, last: int, formats: Formats):
    """Write a cell of the head, over as many rows and columns as it spans."""
    look = {"text_wrap": True, "valign": "bottom"}
    if row == 3:
        look["top"] = 1
    if row + cell.rows - 1 == last or cell.columns > 1:
        look["bottom"] = 1
    if cell.columns > 1:
        look["align"] = "center"
    made = formats.get(**look)
    if cell.columns > 1 or cell.rows > 1:
        below, right = row + cell.rows - 1, column + cell.columns - 1
        sheet.merge_range(row, column, below, right, "", made)
    sheet.write_string(row, column, text_of(cell.content), made)


def write_cell(sheet, row: int, column: int, content, look: dict, formats: Formats):
    """Write a cell of the body, a number with as many decimals as it is printed with."""
    if isinstance(content, Number):
        look = look | {"num_format": number_format(content.text)}
        sheet.write_number(row, column, content.value, formats.get(**look))
    else:
        sheet.write_string(row, column, text_of(content), formats.get(**look, text_wrap=True))


def number_format(text: str) -> str:
    """Return the format that shows a number as it is printed.

    >>> number_format("0,25"), number_format("12"), number_format("< .001")
    ('0.00', '0', '0.000')
    """
    decimals = re.search(r"[.,](\d+)\D*$", text)
    return f"0.{'0' * len(decimals[1])}" if decimals else "0"


def widths(table: Table) -> list[int]:
    """Return the width of each column in letters."""
    longest = [10] * table.columns
    for row in table.body:
        for column, cell in enumerate(row):
            length = len(text_of(as_cell(cell).content)) + 2
            longest[column] = min(WIDEST, max(longest[column], length))
    return longest


def sheet_name(name: str) -> str:
    """Return a name that a sheet may have.

    >>> sheet_name("Tabel 4.1"), sheet_name("a/b")
    ('Tabel 4.1', 'a b')
    """
    return re.sub(r"[][:*?/\\]", " ", name)[:LONGEST_NAME]
