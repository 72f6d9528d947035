"""A document as a Word file: its styles from a reference document, its numbers as fields."""

import io
import re
import tempfile
import xml.etree.ElementTree as ET
import zipfile
from hashlib import blake2s
from pathlib import Path
from xml.sax.saxutils import escape

from angket.formats.blocks import Cell, Document, Figure, Table
from angket.formats.pandoc import Dialect, attributes, data_file, paragraph, raw, run_pandoc, styled
from angket.formats.rows import row_groups
from angket.formats.spaces import NO_BREAK
from angket.formats.strict import transitional_parts

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STYLES_PART, BODY_PART = "word/styles.xml", "word/document.xml"
SETTINGS_PART = "word/settings.xml"
# Our own styles, completed into any reference document that lacks them.
STYLES = Path(__file__).with_name("styles.xml")
# The page's number, and how the parts of a Word file refer to it.
FOOTER_PART = "word/footer1.xml"
FOOTER_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"
FOOTER_LINKS = {
    "word/_rels/document.xml.rels": '<Relationship Id="rIdFooter" Target="footer1.xml" Type='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer"/></Relationships>',
    "[Content_Types].xml": f'<Override PartName="/{FOOTER_PART}" ContentType="{FOOTER_TYPE}"/>'
    "</Types>",
}
DATE = (1980, 1, 1, 0, 0, 0)
# A table, and the start of its notes if it has some.
TABLE = re.compile(
    r'<w:tbl>.*?</w:tbl>(?=(\s*<w:bookmarkEnd [^>]*>\s*<w:p><w:pPr><w:pStyle w:val="TableNote")?)',
    re.DOTALL,
)
PARAGRAPH = re.compile(r"<w:p>.*?</w:p>", re.DOTALL)
# The style of a paragraph below a table, which has no notes then.
BELOW_TABLE = re.compile(
    r'(</w:tbl>\s*(?:<w:bookmarkEnd [^>]*>\s*)*<w:p><w:pPr><w:pStyle w:val=")BodyText'
)
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
LOCALES = {"id": "id-ID", "en": "en-US"}
# Without it Word lays a document out as its version of 2007 did.
MODERN = (
    '<w:compat><w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
)
BELOW = '<w:bottom w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
NONE = '<w:bottom w:val="nil"/>'
# Pandoc wants the id of a table's style, not its name.
TABLE_STYLE = "ReportTable"
# Ids of bookmarks that pandoc sets count from 1.
FIRST_BOOKMARK = 100_000


class WordDialect(Dialect):
    """Numbers are SEQ fields under bookmarks, references are REF fields to these."""

    def label(self, block: Table | Figure) -> list[dict]:
        """Return the number as a field that Word counts, under a bookmark."""
        word = self.document.word_of(block)
        number = str(self.document.numbers[block.label])
        mark = f'w:id="{FIRST_BOOKMARK + self.document.blocks.index(block)}"'
        return [
            raw(
                "openxml",
                f'<w:bookmarkStart {mark} w:name="{bookmark_of(block.label)}"/>'
                + run(f"{word}{NO_BREAK}{self.document.prefix}", bold=True)
                + field(f"SEQ {word} \\* ARABIC", number, bold=True)
                + f"<w:bookmarkEnd {mark}/>",
            )
        ]

    def reference(self, label: str) -> list[dict]:
        """Return a field that repeats the text under the bookmark of a table or figure."""
        code = f"REF {bookmark_of(label)} \\h \\* CHARFORMAT"
        name = self.document.name_of(label).replace(" ", NO_BREAK)
        return [raw("openxml", field(code, name))]

    def cell(self, cell: Cell, scope: str, numeric: bool) -> list:
        """Return a cell whose paragraph has a style of its own."""
        *others, _ = super().cell(cell, scope, numeric)
        row = "Table Text Indented" if cell.indented else "Table Text"
        style = {"": "Table Text", "row": row, "col": "Table Head"}
        content = paragraph(self.inlines(cell.content))
        return [*others, [styled(style.get(scope, "Table Spanner"), content)]]

    def table_attributes(self, table: Table) -> list:
        """Return the style of tables."""
        return attributes(table.label, **{"custom-style": TABLE_STYLE})

    def meta(self) -> dict[str, str | list[str]]:
        """Return the data about the document, with the language as spelling checks want it."""
        return super().meta() | {"lang": locale(self.document.language)}

    def spoken(self, language: str, blocks: list[dict]) -> dict:
        """Return blocks in a language, as spelling checks want it."""
        return super().spoken(locale(language), blocks)


def locale(language: str) -> str:
    """Return the name that Word has for a language.

    >>> locale("id"), locale("de")
    ('id-ID', 'de')
    """
    return LOCALES.get(language, language)


def run(text: str, bold: bool = False) -> str:
    """Return a run of text in Word's XML."""
    look = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def field(code: str, result: str, bold: bool = False) -> str:
    """Return a field in Word's XML, with the result that is shown until Word counts again."""
    look = "<w:rPr><w:b/></w:rPr>" if bold else ""

    def mark(kind):
        return f'<w:r>{look}<w:fldChar w:fldCharType="{kind}"/></w:r>'

    instruction = (
        f'<w:r>{look}<w:instrText xml:space="preserve"> {escape(code)} </w:instrText></w:r>'
    )
    return f"{mark('begin')}{instruction}{mark('separate')}{run(result, bold)}{mark('end')}"


def bookmark_of(label: str) -> str:
    """Return the name of the bookmark on a number: hidden in Word, which wants it short.

    >>> bookmark_of("table-validity")
    '_Ref_554ccff158'
    """
    return f"_Ref_{blake2s(label.encode(), digest_size=5).hexdigest()}"


def write_word(document: Document, file: Path, pictures: Path, reference: Path | None = None):
    """Write a document as a Word file.

    Parameters
    ----------
    document : Document
    file : Path
    pictures : Path
        Folder of the figures.
    reference : Path, optional
        A Word file whose styles, page size, margins, header and footer are taken; styles that
        it lacks are added. Without it, those of this project.
    """
    styles = complete_reference(reference.read_bytes()) if reference else own_reference()
    with tempfile.TemporaryDirectory() as folder:
        complete = Path(folder) / "reference.docx"
        complete.write_bytes(styles)
        caption = f"--figure-caption-position={document.words.caption}"
        options = ("--reference-doc", str(complete), caption)
        source = WordDialect(document).whole()
        made = run_pandoc(source, "docx", *options, folder=pictures)
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        body = finish_styles(finish_tables(archive.read(BODY_PART).decode(), document))
        settings = archive.read(SETTINGS_PART).decode()
    if document.words.caption == "above":
        body = body.replace('w:val="ImageCaption"', 'w:val="TableCaption"')
    # Pandoc leaves the place of the number, which stands in a field, out of a table's name.
    body = body.replace('<w:tblCaption w:val=" ', '<w:tblCaption w:val="')
    # Programs differ on how far a picture keeps from the text where nothing says it.
    body = body.replace("<wp:inline>", '<wp:inline distT="0" distB="0" distL="0" distR="0">')
    body = mark_language(body, locale(document.language))
    if not reference:
        settings = settings.replace("<w:rsids>", f"{MODERN}<w:rsids>")
    file.write_bytes(rezip(made, {BODY_PART: body.encode(), SETTINGS_PART: settings.encode()}))


def mark_language(xml: str, language: str) -> str:
    """Say of every run in which language it is, which it takes along into another document."""
    mark = f'<w:lang w:val="{language}"/>'

    def mark_run(found):
        look = found[1] or ""
        return f"<w:r><w:rPr>{look}{'' if '<w:lang ' in look else mark}</w:rPr>"

    return RUN.sub(mark_run, xml)


def finish_styles(xml: str) -> str:
    """Keep notes with further notes, text off tables, and lines with code unstretched."""
    xml = NOTES.sub(r"\1<w:keepNext />", xml)
    xml = BELOW_TABLE.sub(r"\1FirstParagraph", xml)
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
    tables = (block for block in document.blocks if isinstance(block, Table))

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
    for size in row_groups(table):
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


def own_reference() -> bytes:
    """Return the reference document that pandoc brings, in this project's styles."""
    reference = data_file("reference.docx")
    with zipfile.ZipFile(io.BytesIO(reference)) as archive:
        parts = {name: archive.read(name) for name in (STYLES_PART, BODY_PART)}
        links = {name: archive.read(name).decode() for name in FOOTER_LINKS}
    for prefix, address in {pair for part in parts.values() for pair in namespaces(part)}:
        ET.register_namespace(prefix, address)
    styles, body = (ET.fromstring(part) for part in parts.values())
    ours = ET.fromstring(STYLES.read_bytes())
    replaced = {name_of(style) for style in ours.findall(tag("style"))}
    for style in styles.findall(tag("style")):
        if name_of(style) in replaced:
            styles.remove(style)
    styles.extend(ours.findall(tag("style")))
    styles.remove(styles.find(tag("docDefaults")))
    styles.insert(0, ours.find(tag("docDefaults")))
    section = body.find(f".//{tag('sectPr')}")
    section.clear()
    section.extend(ours.find(tag("sectPr")))
    roots = zip(parts, (styles, body), strict=True)
    changed = {name: ET.tostring(root, encoding="UTF-8") for name, root in roots}
    for name, link in FOOTER_LINKS.items():
        # It takes the place of the closing tag, which it ends with.
        changed[name] = links[name].replace(link[link.rindex("<") :], link).encode()
    return rezip(reference, changed | {FOOTER_PART: ET.tostring(ours.find(tag("ftr")), "UTF-8")})


def complete_reference(reference: bytes) -> bytes:
    """Add to a reference document those of this project's styles that it lacks.

    They go in as text: a parser would drop declarations that Word insists on.

    Raises
    ------
    ValueError
        If it is no Word file.
    """
    try:
        reference = rezip(reference, transitional_parts(reference))
        with zipfile.ZipFile(io.BytesIO(reference)) as archive:
            text = archive.read(STYLES_PART)
    except (zipfile.BadZipFile, KeyError) as error:
        raise ValueError("The reference document is no Word file (.docx)") from error
    end = text.rfind(b"</w:styles>")
    if end < 0:
        raise ValueError("The styles of the reference document cannot be read")
    theirs = {name_of(style) for style in ET.fromstring(text).findall(tag("style"))}
    lacking = [
        found[0]
        for found in re.finditer(rb"<w:style .*?</w:style>", STYLES.read_bytes(), re.DOTALL)
        if re.search(rb'<w:name w:val="(.*?)"', found[0])[1].decode().lower() not in theirs
    ]
    return rezip(reference, {STYLES_PART: text[:end] + b"".join(lacking) + text[end:]})


def namespaces(xml: bytes) -> list[tuple[str, str]]:
    """Return the prefixes that an XML text declares, with their addresses."""
    return [pair for _, pair in ET.iterparse(io.BytesIO(xml), events=["start-ns"])]


def tag(name: str) -> str:
    """Return the full name of an element of Word's XML."""
    return f"{{{NAMESPACE}}}{name}"


def name_of(style: ET.Element) -> str:
    """Return the name of a style, as Word compares names."""
    return style.find(tag("name")).get(tag("val")).lower()


def rezip(archive: bytes, changed: dict[str, bytes]) -> bytes:
    """Pack a ZIP file anew, with parts changed or added.

    The same contents make the same bytes, whenever and wherever.
    """
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(archive)) as old,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in dict.fromkeys([*old.namelist(), *changed]):
            entry = zipfile.ZipInfo(name, DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            new.writestr(entry, changed[name] if name in changed else old.read(name))
    return made.getvalue()
