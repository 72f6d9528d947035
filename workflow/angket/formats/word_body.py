"""What pandoc leaves to do in the body of a Word file: tables whole, lines, notes, language."""

import re

from angket.formats.blocks import Table
from angket.formats.document import Document
from angket.formats.rows import UNKNOWN, row_groups
from angket.formats.word_layout import Layout

# A table, and the start of its notes if it has some.
TABLE = re.compile(
    r'<w:tbl>.*?</w:tbl>(?=(\s*<w:bookmarkEnd [^>]*>\s*<w:p><w:pPr><w:pStyle w:val="TableNote")?)',
    re.DOTALL,
)
PARAGRAPH = re.compile(r"<w:p>.*?</w:p>", re.DOTALL)
# What stands before the style of a paragraph below a table, which has no notes then.
BELOW_TABLE = r'(</w:tbl>\s*(?:<w:bookmarkEnd [^>]*>\s*)*<w:p><w:pPr><w:pStyle w:val=")'
# The style of a note that another follows.
NOTES = re.compile(
    r'(<w:pStyle w:val="TableNote" />)(?=(?:(?!</w:p>).)*</w:p>\s*<w:p><w:pPr>'
    r'<w:pStyle w:val="TableNote")',
    re.DOTALL,
)
ROW = re.compile(r"<w:tr>.*?</w:tr>", re.DOTALL)
# The start of a run, with its properties if it has some.
RUN = re.compile(r"<w:r>(?:<w:rPr>((?:(?!</w:rPr>).)*)</w:rPr>)?", re.DOTALL)
# The paragraph of an empty cell, or of one that another reaches into, which has no style.
EMPTY = re.compile("<w:p />|<w:p><w:pPr /></w:p>")
EMPTY_STYLED = '<w:p><w:pPr><w:pStyle w:val="TableText" /></w:pPr></w:p>'
STYLE = re.compile(r"<w:pStyle [^>]*/>")
BELOW = '<w:bottom w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
NONE = '<w:bottom w:val="nil"/>'


def mark_language(xml: str, language: str) -> str:
    """Say of every run in which language it is, which it takes along into another document."""
    mark = f'<w:lang w:val="{language}"/>'

    def mark_run(found):
        look = found[1] or ""
        return f"<w:r><w:rPr>{look}{'' if '<w:lang ' in look else mark}</w:rPr>"

    return RUN.sub(mark_run, xml)


def finish_styles(xml: str, layout: Layout) -> str:
    """Keep notes with further notes, text off tables, and lines with code unstretched."""
    xml = NOTES.sub(r"\1<w:keepNext />", xml)
    text, first = layout.style("Body Text"), layout.style("First Paragraph")
    xml = re.sub(f'{BELOW_TABLE}{re.escape(text)}"', rf'\g<1>{first}"', xml)
    return PARAGRAPH.sub(
        lambda found: (
            found[0].replace('w:val="Compact"', 'w:val="CodePoints"', 1)
            if 'w:val="VerbatimChar"' in found[0]
            else found[0]
        ),
        xml,
    )


def finish_tables(xml: str, document: Document) -> str:
    """Keep rows of tables together on a page, and draw the lines of their heads."""
    tables = (block for block in document.printed if isinstance(block, Table))

    def finish(found):
        return line_heads(keep_together(found[0], next(tables), bool(found[1])))

    return TABLE.sub(finish, xml)


def keep_together(xml: str, table: Table, noted: bool) -> str:
    """Keep rows whole, and with their neighbours where the table should not be divided.

    Word keeps a row on the page of the next if all its paragraphs say so.

    Parameters
    ----------
    xml : str
        The table in Word's XML.
    table : Table
    noted : bool
        Whether notes follow, which the last row is kept with.
    """
    kept = [True] * len(table.head)
    for size in row_groups(table, **UNKNOWN):
        kept += [True] * (size - 1) + [False]
    kept[-1] = noted
    stays = iter(kept)

    def keep_row(found):
        row = EMPTY.sub(EMPTY_STYLED, keep_whole(found[0]))
        return STYLE.sub(r"\g<0><w:keepNext />", row) if next(stays) else row

    return ROW.sub(keep_row, xml)


def keep_whole(row: str) -> str:
    """Keep a row on one page."""
    if "<w:trPr>" in row:
        return row.replace("<w:trPr>", "<w:trPr><w:cantSplit />", 1)
    return row.replace("<w:tr>", "<w:tr><w:trPr><w:cantSplit /></w:trPr>", 1)


def line_heads(table: str) -> str:
    """Draw the line under a head of several rows below its last row alone.

    The style of a table has one look for all rows of a head, and programs differ on whether
    its line stands under each of them. Heads of one row are left to the style.
    """
    rows = [row for row in ROW.findall(table) if "<w:tblHeader" in row]
    for row in rows if len(rows) > 1 else ():
        table = table.replace(row, border_cells(row, BELOW if row is rows[-1] else NONE), 1)
    return table


def border_cells(row: str, border: str) -> str:
    """Give every cell of a row a border."""
    row = row.replace("<w:tcPr />", "<w:tcPr></w:tcPr>")
    return row.replace("</w:tcPr>", f"<w:tcBorders>{border}</w:tcBorders></w:tcPr>")
