"""A document as a Word file: its styles from a reference document, its numbers as fields."""

import io
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

from angket.formats.blocks import Cell, Figure, Heading, Table
from angket.formats.document import Document
from angket.formats.pandoc import (
    Dialect,
    attributes,
    paragraph,
    raw,
    styled,
)
from angket.formats.pandoc_program import run_pandoc
from angket.formats.spaces import NO_BREAK
from angket.formats.word_body import finish_styles, finish_tables, mark_language
from angket.formats.word_contents import front_matter
from angket.formats.word_layout import Layout, layout_of
from angket.formats.word_numbering import (
    complete_lists,
    has_text_number,
    mark_headings,
    mark_styles,
)
from angket.formats.word_reference import (
    BODY_PART,
    STYLES_PART,
    complete_reference,
    own_reference,
    rezip,
)
from angket.formats.word_text import bookmark_of, field, run

SETTINGS_PART, LISTS_PART = "word/settings.xml", "word/numbering.xml"
LOCALES = {"id": "id-ID", "en": "en-US"}
# Without it Word lays a document out as its version of 2007 did.
MODERN = (
    '<w:compat><w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
)
# Pandoc wants the id of a table's style, not its name.
TABLE_STYLE = "ReportTable"
# Ids of bookmarks that pandoc sets count from 1.
FIRST_BOOKMARK = 100_000


@dataclass(frozen=True)
class WordDialect(Dialect):
    """Numbers are SEQ fields under bookmarks, references are REF fields to these."""

    layout: Layout

    def opening(self) -> list[dict]:
        """Return the heading of a chapter below the number of a list."""
        if not self.document.chapter:
            return []
        (made,) = super().opening()
        if not has_text_number(self.document, self.layout, 1):
            # A template may have the number and the title on one line.
            below = [] if 1 in self.layout.lists else [self.line_break()]
            made["c"][2] = [*below, *self.text(self.document.words.results)]
        return [made]

    def contents(self) -> list[dict]:
        """Return the contents, and the lists of tables and figures."""
        return [{"t": "RawBlock", "c": ["openxml", front_matter(self.document, self.layout)]}]

    def heading(self, heading: Heading) -> dict:
        """Return a heading, without its number where a list counts it."""
        made = super().heading(heading)
        if not has_text_number(self.document, self.layout, made["c"][0]):
            made["c"][2] = self.inlines(heading.text)
        return made

    def label(self, block: Table | Figure) -> list[dict]:
        """Return the number as a field that Word counts, under a bookmark."""
        word = self.document.word_of(block)
        number = str(self.document.numbers[block.label])
        # From the first of an appendix, and of each chapter of a thesis, Word counts from 1.
        anew = " \\s 1" if self.document.chapter else ""
        if number == "1" and self.document.letters[block.label]:
            anew = " \\r 1"
        mark = f'w:id="{FIRST_BOOKMARK + self.document.blocks.index(block)}"'
        return [
            raw(
                "openxml",
                f'<w:bookmarkStart {mark} w:name="{bookmark_of(block.label)}"/>'
                + run(f"{word}{NO_BREAK}{self.document.prefix_of(block.label)}", bold=True)
                + field(f"SEQ {word} \\* ARABIC{anew}", number, bold=True)
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
        style = {"": "Table Text", "row": row, "col": "Column Head"}
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
        layout = layout_of(styles)
        source = WordDialect(document, layout).whole()
        made = run_pandoc(source, "docx", *options, folder=pictures)
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        body = finish_styles(finish_tables(archive.read(BODY_PART).decode(), document), layout)
        settings, lists, looks = (
            archive.read(name).decode() for name in (SETTINGS_PART, LISTS_PART, STYLES_PART)
        )
    if document.words.caption == "above":
        body = body.replace('w:val="ImageCaption"', 'w:val="TableCaption"')
        # Only a caption below must stay with its figure; else whatever follows would, too.
        figure = f'<w:pStyle w:val="{layout.style("Captioned Figure")}" />'
        body = body.replace(figure, f'{figure}<w:keepNext w:val="0" />')
    # Pandoc leaves the place of the number, which stands in a field, out of a table's name.
    body = body.replace('<w:tblCaption w:val=" ', '<w:tblCaption w:val="')
    # Programs differ on how far a picture keeps from the text where nothing says it.
    body = body.replace("<wp:inline>", '<wp:inline distT="0" distB="0" distL="0" distR="0">')
    own = reference is None
    body = mark_headings(body, document, layout, own)
    body = mark_language(body, locale(document.language))
    lists = complete_lists(lists, document, layout, own)
    if own:
        settings = settings.replace("<w:rsids>", f"{MODERN}<w:rsids>")
        looks = mark_styles(looks, document, layout)
    changed = {BODY_PART: body, SETTINGS_PART: settings, LISTS_PART: lists, STYLES_PART: looks}
    file.write_bytes(rezip(made, {name: text.encode() for name, text in changed.items()}))
