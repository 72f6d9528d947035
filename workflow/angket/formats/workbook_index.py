"""The first sheet of a workbook: what stands on which sheet, with a link to each and back."""

import re

from angket.formats.blocks import Table
from angket.formats.document import Document

# What a sheet may be called: so long, and without these signs.
LONGEST_NAME, FORBIDDEN = 31, re.compile(r"[][:*?/\\\x00-\x1f]")
# Excel keeps this name for itself.
RESERVED = "history"
WIDEST_TITLE, NARROWEST = 90, 12


def sheet_names(wanted: list[str]) -> list[str]:
    """Return names that sheets may have, each another one.

    A program takes two names for one that differ in capitals alone.

    Parameters
    ----------
    wanted : list of str

    Returns
    -------
    list of str

    >>> sheet_names(["Tabel 4.1", "a/b", "A b"])
    ['Tabel 4.1', 'a b', 'A b (2)']
    >>> sheet_names(["x" * 40, "x" * 41])[1]
    'xxxxxxxxxxxxxxxxxxxxxxxxxxx (2)'
    """
    names, taken = [], {RESERVED, ""}
    for text in wanted:
        plain = FORBIDDEN.sub(" ", text).strip(" '")
        name, number = plain[:LONGEST_NAME].rstrip(" '"), 1
        while name.lower() in taken:
            number += 1
            mark = f" ({number})"
            name = plain[: LONGEST_NAME - len(mark)].rstrip(" '") + mark
        taken.add(name.lower())
        names.append(name)
    return names


def address_of(sheet: str) -> str:
    """Return what leads to a sheet from another one of the same workbook.

    >>> address_of("Bab '4' A")
    "internal:'Bab ''4'' A'!A1"
    """
    doubled = sheet.replace("'", "''")
    return f"internal:'{doubled}'!A1"


def write_index(sheet, document: Document, tables: list[Table], names: list[str], formats):
    """Write the list of tables: number with a link, title, how many rows and columns.

    Parameters
    ----------
    sheet : xlsxwriter.worksheet.Worksheet
    document : Document
    tables : list of Table
    names : list of str
        Of their sheets.
    formats : angket.formats.workbook.Formats
    """
    words = document.words
    link = link_format(formats)
    sheet.write_string(0, 0, document.title, formats.get(bold=True))
    head = formats.get(bold=True, bottom=1, top=1)
    number = formats.get(bold=True, bottom=1, top=1, align="right")
    for column, word in enumerate((words.table, words.title)):
        sheet.write_string(2, column, word, head)
    for column, word in enumerate((words.rows, words.columns), start=2):
        sheet.write_string(2, column, word, number)
    text, count = formats.get(text_wrap=True, valign="top"), formats.get(valign="top")
    labels = [document.name_of(table.label) for table in tables]
    for row, (table, label, name) in enumerate(zip(tables, labels, names, strict=True), start=3):
        sheet.write_url(row, 0, address_of(name), link, label)
        sheet.write_string(row, 1, table.title, text)
        sheet.write_number(row, 2, len(table.body), count)
        sheet.write_number(row, 3, table.columns, count)
    widest = max((len(table.title) for table in tables), default=0)
    labelled = max(map(len, labels), default=0)
    sheet.set_column(0, 0, max(NARROWEST, labelled + 2))
    sheet.set_column(1, 1, min(WIDEST_TITLE, max(NARROWEST, widest + 2)))
    sheet.set_column(2, 3, NARROWEST)
    sheet.freeze_panes(3, 1)
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def link_format(formats):
    """Return the look of what leads to another sheet."""
    return formats.get(font_color="#00558a", underline=1, valign="top")
