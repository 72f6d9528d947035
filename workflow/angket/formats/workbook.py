"""The tables of a document as a workbook: a sheet for each, numbers as numbers."""

import datetime
import math
import re
from pathlib import Path
from textwrap import wrap

import xlsxwriter

from angket.formats.blocks import Cell, Number, Superscript, Table, as_cell, text_of
from angket.formats.columns import head_places
from angket.formats.document import Document
from angket.formats.workbook_index import address_of, link_format, sheet_names, write_index

CREATED = datetime.datetime(1980, 1, 1)
WIDEST = 60
# Sheets wider than so many letters are printed on their side, or their text would be tiny.
WIDE = 95
RAISED = str.maketrans("0123456789abcdefghijklmnoprstuvwxyz", "⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ")
# The height of a line, in points.
LINE = 15
# Of a number too small for those that it is printed with.
MOST_DECIMALS = 6


def write_workbook(document: Document, file: Path):
    """Write every table of a document to a sheet of its own, behind an index of them.

    Text stays text: nothing of it becomes a formula or a link.

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
        tables = [block for block in document.blocks if isinstance(block, Table)]
        labels = [document.name_of(table.label) for table in tables]
        first, *names = sheet_names([document.words.contents, *labels])
        write_index(book.add_worksheet(first), document, tables, names, formats)
        for table, label, name in zip(tables, labels, names, strict=True):
            sheet = book.add_worksheet(name)
            write_table(sheet, table, label, document.words.note, formats)
            sheet.write_url(2, 0, address_of(first), link_format(formats), document.words.contents)


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
    first, wide = 3, widths(table)
    looks = [beside(table, column) for column in range(table.columns)]
    for row, cells in enumerate(head_places(table), start=first):
        for column, cell in cells:
            look = looks[column]
            write_head(sheet, row, column, cell, first + len(table.head) - 1, look, formats)
    body = first + len(table.head)
    sheet.set_row(body - 1, LINE * head_lines(table, wide))
    last = body + len(table.body) - 1
    for row, cells in enumerate(map(tuple, table.body), start=body):
        cells = [as_cell(cell) for cell in cells]
        for column, cell in enumerate(cells):
            look = looks[column] | ({"bottom": 1} if row == last else {})
            look |= {"align": "left", "indent": 1} if cell.indented else {}
            write_cell(sheet, row, column, cell.content, look, formats)
        lines = max(
            lines_of(text_of(cell.content), width) for cell, width in zip(cells, wide, strict=True)
        )
        sheet.set_row(row, LINE * lines)
    for row, inlines in enumerate(table.notes, start=last + 1):
        words = (f"{note} " if row == last + 1 else "") + plain_text(inlines)
        made = formats.get(text_wrap=True, valign="top")
        sheet.merge_range(row, 0, row, table.columns - 1, "", made)
        sheet.write_string(row, 0, words, made)
        sheet.set_row(row, LINE * lines_of(words, sum(wide)))
    for column, width in enumerate(wide):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(body, 1)
    sheet.repeat_rows(first, body - 1)
    sheet.set_paper(9)
    if sum(wide) > WIDE:
        sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def beside(table: Table, column: int) -> dict:
    """Return the look that keeps a column apart: numbers to the right, text from the left."""
    if any(isinstance(as_cell(row[column]).content, Number) for row in table.body):
        return {"align": "right"}
    return {"align": "left", "indent": 1} if column else {}


def head_lines(table: Table, wide: list[int]) -> int:
    """Return how many lines the last row of a head takes, at most."""
    return max(
        lines_of(text_of(cell.content), wide[column] - 1) - cell.rows + 1
        for cells in head_places(table)
        for column, cell in cells
        if cell.columns == 1
    )


def lines_of(text: str, width: int) -> int:
    """Return how many lines a text takes in a cell so many letters wide.

    >>> lines_of("", 10), lines_of("a" * 10, 10), lines_of("a" * 11, 10), lines_of("a bb", 3)
    (1, 1, 2, 2)
    """
    # Most cells are short, and tables may have thousands of rows.
    return 1 if len(text) <= width else max(1, len(wrap(text, width)))


def write_head(sheet, row: int, column: int, cell: Cell, last: int, look: dict, formats: Formats):
    """Write a cell of the head, over as many rows and columns as it spans."""
    look = look | {"text_wrap": True, "valign": "bottom"}
    if row == 3:
        look["top"] = 1
    if row + cell.rows - 1 == last or cell.columns > 1:
        look["bottom"] = 1
    if cell.columns > 1:
        look |= {"align": "center", "indent": 0}
    made = formats.get(**look)
    if cell.columns > 1 or cell.rows > 1:
        below, right = row + cell.rows - 1, column + cell.columns - 1
        sheet.merge_range(row, column, below, right, "", made)
    sheet.write_string(row, column, plain_text(cell.content), made)


def plain_text(content) -> str:
    """Return the text of a cell or note; what is raised, as letters and figures that are.

    >>> plain_text(("F", Superscript("a"))), plain_text(("R", Superscript("2")))
    ('Fᵃ', 'R²')
    """
    if isinstance(content, tuple):
        return "".join(map(plain_text, content))
    text = text_of(content)
    return text.translate(RAISED) if isinstance(content, Superscript) else text


def write_cell(sheet, row: int, column: int, content, look: dict, formats: Formats):
    """Write a cell of the body, a number with as many decimals as it is printed with."""
    if isinstance(content, Number) and math.isfinite(content.value):
        look = look | {"num_format": number_format(content), "valign": "top"}
        sheet.write_number(row, column, content.value, formats.get(**look))
    else:
        look = look | {"text_wrap": True, "valign": "top"}
        sheet.write_string(row, column, plain_text(content), formats.get(**look))


def number_format(number: Number) -> str:
    """Return the format that shows a number as it is printed, but for marks of thousands.

    "Below" and "above" a bound stand as they are printed, and only where they hold: from zero to
    the bound, and from the bound to the next number that so many decimals can show. One printed as
    nothing but zeros, and any that somebody writes over these, is shown itself.

    >>> number_format(Number(0.25, "0,25")), number_format(Number(-0.25, "\N{MINUS SIGN}.25"))
    ('0.00', '.00')
    >>> number_format(Number(1968, "1,968")), number_format(Number(0.0002, "< .001"))
    ('0', '[<0]General;[<0.001]"< .001";.000')
    >>> number_format(Number(0.99996, "> .999"))
    '[>1]General;[>0.999]"> .999";.000'
    >>> number_format(Number(0.00042, "0,000"))
    '0.0000'
    """
    text = number.text.lstrip("\N{MINUS SIGN}")
    if text[:1] in "<>":
        bound = text[1:].strip()
        value = float(bound.replace(",", ".").replace("\N{MINUS SIGN}", "-"))
        if value < 0:
            return f'[<={value:g}]General;[<0]"{text}";General'
        other = number_format(Number(value, bound))
        if text[0] == "<":
            return f'[<0]General;[<{value:g}]"{text}";{other}'
        unit = 10.0 ** -len(bound.partition(",")[2] or bound.partition(".")[2])
        return f'[>{value + unit:g}]General;[>{value:g}]"{text}";{other}'
    decimals = re.search(r"[.,](\d+)$", text)
    if not decimals or re.sub("[.,]", "", text) == f"{abs(number.value):.0f}":
        return "0" if number.value == 0 or text.strip("0") else "General"
    whole, places = "0" if decimals.start() else "", len(decimals[1])
    if number.value and not text.strip("0.,"):
        places = max(places, -math.floor(math.log10(abs(number.value))))
        if places > MOST_DECIMALS:
            return "0.0E+00"
    return f"{whole}.{'0' * places}"


def widths(table: Table) -> list[int]:
    """Return the width of each column in letters."""
    longest = [10] * table.columns
    for cells in head_places(table):
        for column, cell in cells:
            if cell.columns == 1:
                # Not at a space that keeps its line, where no program breaks a head.
                words = text_of(cell.content).split(" ")
                longest[column] = max([longest[column], *(len(word) + 3 for word in words)])
    for row in table.body:
        for column, cell in enumerate(row):
            length = len(text_of(as_cell(cell).content)) + 2
            longest[column] = min(WIDEST, max(longest[column], length))
    return longest
