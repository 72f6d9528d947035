"""From a document to pandoc's own form of it (JSON), and through pandoc to a format.

Every text goes into that form as text, so pandoc's writers escape it as their format needs.
Parts that a format needs and pandoc has no form for (fields in Word) are made by a `Dialect`.
"""

import re
from dataclasses import dataclass

from angket.formats.blocks import (
    BelowContents,
    Bold,
    Cell,
    Code,
    Figure,
    Heading,
    Inline,
    Italic,
    Literature,
    Notice,
    Number,
    Opening,
    Paragraph,
    Points,
    Reference,
    Subscript,
    Superscript,
    Table,
    as_cell,
)
from angket.formats.columns import column_widths, head_places, numeric_columns
from angket.formats.document import Document
from angket.formats.foreign import in_italics
from angket.formats.spaces import NO_BREAK, bind

# The version of pandoc's form of a document that is written here.
API_VERSION = [1, 23, 1]
# What leads to the heading of a chapter.
CHAPTER = "chapter"
# Spaces where a line may end.
BREAKING = " \t\r\n"
STYLES = {Italic: "Emph", Bold: "Strong", Subscript: "Subscript", Superscript: "Superscript"}


@dataclass(frozen=True)
class Dialect:
    """What pandoc's form looks like for one format; each format overrides what it needs."""

    document: Document

    def text(self, text: str) -> list[dict]:
        """Return words and the spaces between them."""
        return [
            self.word(part) if part.strip(BREAKING) else {"t": "Space"}
            for part in re.split(f"([{BREAKING}]+)", text)
            if part
        ]

    def word(self, word: str) -> dict:
        """Return a word without spaces."""
        return {"t": "Str", "c": word}

    def inlines(self, inlines: str | Number | tuple[Inline, ...]) -> list[dict]:
        """Return inlines one after the other, with spaces where no line ends.

        Words of other languages are in italics.
        """
        return self.upright(in_italics(as_inlines(inlines), tuple(self.document.words.foreign)))

    def upright(self, inlines: str | Number | tuple[Inline, ...]) -> list[dict]:
        """Return inlines as they are: in italics as a whole, or in a language of their own."""
        return [part for inline in bind(as_inlines(inlines)) for part in self.inline(inline)]

    def inline(self, inline: Inline) -> list[dict]:
        """Return one inline."""
        if isinstance(inline, str):
            return self.text(inline)
        if isinstance(inline, Reference):
            return self.reference(inline.label)
        if isinstance(inline, Code):
            return [{"t": "Code", "c": [attributes(), inline.text]}]
        return [{"t": STYLES[type(inline)], "c": self.text(inline.text)}]

    def reference(self, label: str) -> list[dict]:
        """Return a link that says the number of a table, figure or appendix."""
        words = self.text(self.document.name_of(label).replace(" ", NO_BREAK))
        anchor = self.document.anchor_of(label)
        return [{"t": "Link", "c": [attributes(), words, [f"#{anchor}", ""]]}] if anchor else words

    def label(self, block: Table | Figure) -> list[dict]:
        """Return the number that a caption begins with."""
        words = self.text(self.document.name_of(block.label))
        return [{"t": "Strong", "c": words}]

    def caption(self, block: Table | Figure) -> list[dict]:
        """Return the caption: the number, and the title in italics on a line of its own."""
        title = {"t": "Emph", "c": self.upright(block.title)}
        return [*self.label(block), {"t": "LineBreak"}, title]

    def block(self, block) -> list[dict]:
        """Return a block, with its notes if it has some."""
        if isinstance(block, Heading):
            return [self.heading(block)]
        if isinstance(block, Notice):
            return [self.styled("Notice", self.inlines(block.inlines))]
        if isinstance(block, Paragraph):
            return [paragraph(self.inlines(block.inlines))]
        if isinstance(block, Literature):
            entries = [self.styled("Reference Entry", self.upright(p)) for p in block.points]
            return [self.spoken(block.language, entries)]
        if isinstance(block, Points):
            return [{"t": "BulletList", "c": [[plain(self.inlines(p))] for p in block.points]}]
        made = self.table(block) if isinstance(block, Table) else self.figure(block)
        return [made, *self.notes(block)]

    def heading(self, heading: Heading) -> dict:
        """Return a heading, below that of the chapter if there is one."""
        place = self.document.place_of(heading)
        text = f"{place.number} {heading.text}" if place.number else heading.text
        return {"t": "Header", "c": [place.level, attributes(place.anchor), self.inlines(text)]}

    def opening(self) -> list[dict]:
        """Return what stands before the first block: the heading of a chapter."""
        if not self.document.chapter:
            return []
        name, title = map(self.text, (self.document.chapter_name, self.document.words.results))
        words = [*name, self.line_break(), *title]
        return [{"t": "Header", "c": [1, attributes(CHAPTER), words]}]

    def line_break(self) -> dict:
        """Return the end of a line within a heading."""
        return {"t": "LineBreak"}

    def styled(self, style: str, inlines: list[dict]) -> dict:
        """Return a paragraph in a style."""
        return styled(style, paragraph(inlines))

    def spoken(self, language: str, blocks: list[dict]) -> dict:
        """Return blocks in a language, which may be another than the document's."""
        return {"t": "Div", "c": [attributes(lang=language), blocks]}

    def notes(self, block: Table | Figure) -> list[dict]:
        """Return the notes below a table or figure."""
        paragraphs = [self.inlines(note) for note in block.notes]
        if paragraphs:
            note = {"t": "Emph", "c": self.text(self.document.words.note)}
            paragraphs[0] = [note, {"t": "Space"}, *paragraphs[0]]
        return [self.styled("Table Note", inlines) for inlines in paragraphs]

    def table(self, table: Table) -> dict:
        """Return a table."""
        numeric = numeric_columns(table)
        sides = ["AlignRight" if is_numeric else "AlignLeft" for is_numeric in numeric]
        head = [[attributes(), self.head_row(table, row)] for row in range(len(table.head))]
        body = [
            [
                attributes(),
                [
                    self.cell(as_cell(cell), "row" if place == 0 else "", numeric[place])
                    for place, cell in enumerate(row)
                ],
            ]
            for row in table.body
        ]
        columns = [
            [{"t": side}, width] for side, width in zip(sides, self.widths(table), strict=True)
        ]
        return {
            "t": "Table",
            "c": [
                self.table_attributes(table),
                [None, [plain(self.caption(table))]],
                columns,
                [attributes(), head],
                [[attributes(), 1, [], body]],
                [attributes(), []],
            ],
        }

    def table_attributes(self, table: Table) -> list:
        """Return the id of a table, and what else it is marked with."""
        return attributes(table.label)

    def head_row(self, table: Table, place: int) -> list:
        """Return the cells of a row of the head."""
        numeric = numeric_columns(table)
        cells = []
        for column, cell in head_places(table)[place]:
            group = cell.columns > 1
            cells.append(self.cell(cell, "colgroup" if group else "col", numeric[column]))
        return cells

    def cell(self, cell: Cell, scope: str, numeric: bool) -> list:
        """Return a cell.

        Parameters
        ----------
        cell : Cell
        scope : str
            `col`, `colgroup` or `row` if it is a header, else empty.
        numeric : bool
            Whether it stands in a column of numbers.
        """
        side = "AlignCenter" if scope == "colgroup" else "AlignDefault"
        content = [plain(self.inlines(cell.content))]
        return [self.cell_attributes(scope, numeric), {"t": side}, cell.rows, cell.columns, content]

    def cell_attributes(self, scope: str, numeric: bool) -> list:
        """Return the attributes of a cell."""
        return attributes()

    def widths(self, table: Table) -> list[dict]:
        """Return the width of each column, a share of the text's."""
        return [{"t": "ColWidth", "c": width} for width in column_widths(table)]

    def figure(self, figure: Figure) -> dict:
        """Return a figure."""
        content = [plain([self.picture(figure)])]
        caption = [None, [plain(self.caption(figure))]]
        return {"t": "Figure", "c": [attributes(figure.label), caption, content]}

    def picture(self, figure: Figure) -> dict:
        """Return the picture of a figure."""
        alt = [{"t": "Str", "c": figure.alt}]
        return {"t": "Image", "c": [attributes(width="100%"), alt, [f"{figure.name}.png", ""]]}

    def meta(self) -> dict[str, str | list[str]]:
        """Return the data about the document, for the template."""
        return {
            "title": self.document.title,
            "author": list(self.document.authors),
            "lang": self.document.language,
        }

    def whole(self) -> dict:
        """Return the document in pandoc's form, its contents behind a summary that opens it."""
        printed, listed = self.document.printed, self.contents()
        end = self.end_of_summary()
        before, behind = ([], listed) if end else (listed, [])
        return {
            "pandoc-api-version": API_VERSION,
            "meta": {key: self.meta_value(value) for key, value in self.meta().items()},
            "blocks": [
                *before,
                *self.opening(),
                *(part for block in printed[:end] for part in self.block(block)),
                *behind,
                *(part for block in printed[end:] for part in self.block(block)),
            ],
        }

    def contents(self) -> list[dict]:
        """Return the table of contents, where the format wants it as a part of the text."""
        return []

    def end_of_summary(self) -> int:
        """Return how many blocks a summary that opens the document has, 0 without one.

        It is read before a list of some fifty headings. A chapter that goes into a larger
        document keeps the contents above its heading.
        """
        return 0 if self.document.chapter else self.next_section()

    def next_section(self) -> int:
        """Return which block stands first behind a summary, 0 where there is none."""
        blocks = self.document.printed
        starts = [
            i for i, block in enumerate(blocks) if isinstance(block, Heading) and block.level == 1
        ]
        if len(starts) < 2 or not isinstance(blocks[0], Opening):
            return 0
        own = (isinstance(block, BelowContents) for block in blocks)
        return next((i for i, is_below in enumerate(own) if is_below), starts[1])

    def meta_value(self, value: str | list[str]) -> dict:
        """Return a text, or several."""
        if isinstance(value, list):
            return {"t": "MetaList", "c": [self.meta_value(part) for part in value]}
        return {"t": "MetaInlines", "c": self.inlines(value)}


def as_inlines(inlines: str | Number | tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Return text, a number or inlines as inlines."""
    if isinstance(inlines, Number):
        inlines = inlines.text
    return (inlines,) if isinstance(inlines, str) else inlines


def attributes(identifier: str = "", *classes: str, **others: str) -> list:
    """Return an id, classes and other attributes as pandoc wants them."""
    return [identifier, list(classes), [list(pair) for pair in others.items()]]


def plain(inlines: list[dict]) -> dict:
    """Return text that is no paragraph of its own."""
    return {"t": "Plain", "c": inlines}


def paragraph(inlines: list[dict]) -> dict:
    """Return a paragraph."""
    return {"t": "Para", "c": inlines}


def styled(style: str, *blocks: dict, **others: str) -> dict:
    """Return blocks in a style: of that name in Word, its class on the page."""
    name = style.lower().replace(" ", "-")
    made = attributes("", name, **{"custom-style": style}, **others)
    return {"t": "Div", "c": [made, list(blocks)]}


def raw(form: str, text: str) -> dict:
    """Return text in the language of a format, which no other format shows."""
    return {"t": "RawInline", "c": [form, text]}
