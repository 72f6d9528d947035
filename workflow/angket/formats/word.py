"""A document as a Word file: its styles from a reference document, its numbers as fields."""

import io
import tempfile
import zipfile
from hashlib import blake2s
from pathlib import Path
from xml.sax.saxutils import escape

from angket.formats.blocks import Cell, Figure, Table, starts_page
from angket.formats.document import Document
from angket.formats.pandoc import Dialect, attributes, paragraph, raw, run_pandoc, styled
from angket.formats.spaces import NO_BREAK
from angket.formats.word_body import finish_styles, finish_tables, mark_language
from angket.formats.word_reference import BODY_PART, complete_reference, own_reference, rezip

SETTINGS_PART = "word/settings.xml"
LOCALES = {"id": "id-ID", "en": "en-US"}
# Without it Word lays a document out as its version of 2007 did.
MODERN = (
    '<w:compat><w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
)
# Pandoc wants the id of a table's style, not its name.
TABLE_STYLE = "ReportTable"
# A line too low to be seen, that begins a page; a break alone could leave an empty one behind.
PAGE_BREAK = (
    '<w:p><w:pPr><w:pageBreakBefore/><w:spacing w:before="0" w:after="0" w:line="20" '
    'w:lineRule="exact"/></w:pPr></w:p>'
)
# Ids of bookmarks that pandoc sets count from 1.
FIRST_BOOKMARK = 100_000


class WordDialect(Dialect):
    """Numbers are SEQ fields under bookmarks, references are REF fields to these."""

    def block(self, block) -> list[dict]:
        """Return a block, on a page of its own where it begins what follows the main text."""
        made = super().block(block)
        return (
            [{"t": "RawBlock", "c": ["openxml", PAGE_BREAK]}, *made] if starts_page(block) else made
        )

    def label(self, block: Table | Figure) -> list[dict]:
        """Return the number as a field that Word counts, under a bookmark."""
        word = self.document.word_of(block)
        number = str(self.document.numbers[block.label])
        # Word counts anew from the first of an appendix.
        restart = f" \\r {number}" if number == "1" and self.document.letters[block.label] else ""
        mark = f'w:id="{FIRST_BOOKMARK + self.document.blocks.index(block)}"'
        return [
            raw(
                "openxml",
                f'<w:bookmarkStart {mark} w:name="{bookmark_of(block.label)}"/>'
                + run(f"{word}{NO_BREAK}{self.document.prefix_of(block.label)}", bold=True)
                + field(f"SEQ {word} \\* ARABIC{restart}", number, bold=True)
                + f"<w:bookmarkEnd {mark}/>",
            )
        ]

    def reference(self, label: str) -> list[dict]:
        """Return a field that repeats the text under the bookmark of a table or figure."""
        if self.document.anchor_of(label) != label:
            return super().reference(label)
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
