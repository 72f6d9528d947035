"""A document as one page of HTML that needs nothing besides itself."""

import base64
import re
from dataclasses import dataclass
from html import escape
from pathlib import Path

from angket.formats.blocks import Cell, Figure, Heading, Table, text_of
from angket.formats.document import Document
from angket.formats.pandoc import Dialect, attributes, raw
from angket.formats.pandoc_program import run_pandoc

TEMPLATE = Path(__file__).with_name("page.html")
# Where the contents go if they do not stand above the whole text.
CONTENTS = "<!-- contents -->"
# Letters from which on a text in a table would be broken into many lines on a phone.
LONG = 12
# Where a picture of the width of a page would have text of less than 9 pixels.
NARROW = "screen and (max-width: 32rem)"


@dataclass(frozen=True)
class PageDialect(Dialect):
    """Tables in regions that scroll by themselves; headers say what they are headers of."""

    pictures: Path

    def block(self, block) -> list[dict]:
        """Return a block; a table with its notes in a region that scrolls."""
        made = super().block(block)
        if isinstance(block, Table):
            # Of the class `section` pandoc makes that element: with a name, a region.
            region = {"aria-labelledby": f"{block.label}-label", "tabindex": "0"}
            marked = attributes("", "section", "wide", **region)
            return [{"t": "Div", "c": [marked, made[:1]]}, *made[1:]]
        return made

    def styled(self, style: str, inlines: list[dict]) -> dict:
        """Return a paragraph in a class of its own."""
        name = style.lower().replace(" ", "-")
        return {"t": "Div", "c": [attributes("", name), [{"t": "Para", "c": inlines}]]}

    def label(self, block: Table | Figure) -> list[dict]:
        """Return the number that a caption begins with, to be referred to as a name."""
        named = attributes(f"{block.label}-label", "label")
        return [{"t": "Span", "c": [named, super().label(block)]}]

    def heading(self, heading: Heading) -> dict:
        """Return a heading; that of the chapter is the page's, above which nothing stands."""
        made = super().heading(heading)
        made["c"][0] = heading.level
        return made

    def opening(self) -> list[dict]:
        """Leave the heading of a chapter to the template."""
        return []

    def contents(self) -> list:
        """Return a mark where the contents go, unless they stand above the whole text."""
        return [{"t": "RawBlock", "c": ["html", CONTENTS]}] if self.end_of_summary() else []

    def end_of_summary(self) -> int:
        """Return how many blocks the summary has, in a chapter, too: a page is no part of more."""
        return self.next_section()

    def cell(self, cell: Cell, scope: str, numeric: bool) -> list:
        """Return a cell aligned, indented and kept from being too narrow by its classes alone."""
        marked, _, *others = super().cell(cell, scope, numeric)
        marked[1] += ["indented"] if cell.indented else []
        long = scope in ("", "row") and not numeric and len(text_of(cell.content)) > LONG
        marked[1] += ["long"] if long else []
        return [marked, {"t": "AlignDefault"}, *others]

    def cell_attributes(self, scope: str, numeric: bool) -> list:
        """Return the scope of a header and the class of a number."""
        classes = ["spanner"] if scope == "colgroup" else ["number"] if numeric else []
        return attributes("", *classes, **({"scope": scope} if scope else {}))

    def widths(self, table: Table) -> list[dict]:
        """Leave the widths of columns to the browser."""
        return [{"t": "ColWidthDefault"}] * table.columns

    def table(self, table: Table) -> dict:
        """Return a table whose columns are aligned by classes alone."""
        made = super().table(table)
        made["c"][2] = [[{"t": "AlignDefault"}, width] for _, width in made["c"][2]]
        return made

    def picture(self, figure: Figure) -> dict:
        """Return the picture itself: apart from the page's other ids, and sharp at any size.

        On a screen too narrow for the text in it, another one of the same stands in its place.
        """
        wide, narrow = (self._address(f"{figure.name}.{end}") for end in ("svg", "narrow.svg"))
        return raw(
            "html",
            f'<picture><source media="{NARROW}" srcset="{narrow}">'
            f'<img src="{wide}" alt="{escape(figure.alt)}"></picture>',
        )

    def _address(self, file):
        """Return the contents of a drawing as an address."""
        content = base64.b64encode((self.pictures / file).read_bytes()).decode()
        return f"data:image/svg+xml;base64,{content}"

    def meta(self) -> dict[str, str | list[str]]:
        """Return what the template fills in."""
        words = self.document.words
        made = super().meta() | {"contents": words.contents, "skip": words.skip}
        made["sideways"] = words.sideways
        if self.document.chapter:
            made |= {"chapter": self.document.chapter_name, "results": words.results}
        return made


def write_page(document: Document, file: Path, pictures: Path):
    """Write a document as one HTML file.

    Parameters
    ----------
    document : Document
    file : Path
    pictures : Path
        Folder of the figures.
    """
    source = PageDialect(document, pictures).whole()
    caption = f"--figure-caption-position={document.words.caption}"
    options = (f"--template={TEMPLATE.absolute()}", "--shift-heading-level-by=1", "--toc", caption)
    made = run_pandoc(source, "html5-smart", *options, "--toc-depth=3")
    # As HTML has it; in text the sign is escaped.
    file.write_bytes(contents_below_summary(made.replace(b" />", b">")))


def contents_below_summary(made: bytes) -> bytes:
    """Move the contents to their mark, if a page has one.

    A summary for everybody is read before a list of some fifty headings.

    >>> contents_below_summary(b"<nav>List</nav><main>Summary<!-- contents -->Text</main>")
    b'<main>Summary<nav>List</nav>Text</main>'
    """
    mark = CONTENTS.encode()
    found = re.search(rb"<nav\b.*?</nav>\n?", made, re.DOTALL)
    if not found or mark not in made:
        return made
    return made.replace(found[0], b"", 1).replace(mark, found[0], 1)
