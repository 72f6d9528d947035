"""A document as a PDF, set by typst with the fonts that it brings."""

import json
import warnings
from dataclasses import replace
from itertools import zip_longest
from pathlib import Path

import typst

from angket.formats.blocks import (
    Cell,
    Figure,
    Inline,
    Literature,
    Paragraph,
    Points,
    Superscript,
    Table,
    begins_behind,
    has_code,
    starts_page,
)
from angket.formats.columns import head_places
from angket.formats.document import Document
from angket.formats.faults import FIGURE, FLOAT, TABLE
from angket.formats.flow import uncut
from angket.formats.pandoc import Dialect, attributes, plain, raw
from angket.formats.pandoc_program import EPOCH, run_pandoc
from angket.formats.rows import SHORT, row_groups

TEMPLATE = Path(__file__).with_name("paper.typ")
# Behind the main text the contents name only the appendices themselves.
BEHIND = """#place(mark("end"))
#pagebreak(weak: true)
#show heading.where(level: 2): set heading(outlined: false, bookmarked: true)
#show heading.where(level: 3): set heading(outlined: false, bookmarked: true)"""
# Words that pandoc may hand on to typst as they are; others might be shorthand there.
DASH, JOINER = "\N{EN DASH}", "\N{WORD JOINER}"
HARMLESS = set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789,;()%")


def joined(content: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Keep a dash and the raised letter behind it on one line.

    >>> made = joined((DASH, Superscript("a")))
    >>> made[0] == DASH + JOINER, made[1].text
    (True, 'a')
    """
    return tuple(
        f"{one}{JOINER}" if one == DASH and isinstance(following, Superscript) else one
        for one, following in zip_longest(content, content[1:])
    )


class PrintDialect(Dialect):
    """Text goes as typst's strings, in which nothing is shorthand."""

    def word(self, word: str) -> dict:
        """Return a word, as a string of typst where it holds more than letters and digits."""
        if set(word.rstrip(".:")) <= HARMLESS and ".." not in word:
            return super().word(word)
        return raw("typst", f"#{string(word)};")

    def opening(self) -> list[dict]:
        """Return the heading of a chapter, on a page of its own."""
        return [raw_block("#pagebreak(weak: true)"), *made] if (made := super().opening()) else []

    def line_break(self) -> dict:
        """Return the end of a line that does not end a heading, as pandoc's own would."""
        return raw("typst", "#linebreak();")

    def cell_attributes(self, scope: str, numeric: bool) -> list:
        """Return where a header stands, and the line under one of several columns."""
        line = {"typst:stroke": "(bottom: 0.5pt)"} if scope == "colgroup" else {}
        return attributes(**line, **({} if scope in ("", "row") else {"typst:align": "bottom"}))

    def cell(self, cell: Cell, scope: str, numeric: bool) -> list:
        """Return a cell, indented as a whole where it belongs to the row above."""
        if isinstance(cell.content, tuple):
            cell = replace(cell, content=joined(cell.content))
        *others, content = super().cell(cell, scope, numeric)
        if cell.indented:
            inlines = self.inlines(cell.content)
            content = [plain([raw("typst", "#indented["), *inlines, raw("typst", "]")])]
        return [*others, content]

    def block(self, block) -> list[dict]:
        """Return a block; a table keeps its notes, lines with code are not stretched."""
        made = super().block(block)
        if starts_page(block) and block is begins_behind(self.document.blocks):
            return [raw_block(BEHIND), *made]
        if isinstance(block, Table):
            if len(row_groups(block, **SHORT)) == 1:
                return enclosed("#together[", made)
            # Its notes stand in its last row.
            made = enclosed("#noted[" if block.notes else "#divided[", made[:1])
            whole = len(row_groups(block)) == 1
            return enclosed(f"#whole({string(TABLE + block.label)})[", made) if whole else made
        if isinstance(block, Figure):
            return enclosed(f"#floating({string(FLOAT + block.label)})[", made)
        if has_code(block):
            made = enclosed("#[#set par(justify: false)", made)
        if isinstance(block, Paragraph | Points) and not isinstance(block, Literature):
            number = next(n for n, b in enumerate(self.document.blocks) if b is block)
            return enclosed(f"#flowing({number})[", made)
        return made

    def table(self, table: Table) -> dict:
        """Return a table; one that may be divided tells which rows stay together.

        Typst keeps rows together that a cell spans. Such cells stand in a column at the right
        that has no width, which in other rows belongs to the last cell.
        """
        made, groups = super().table(table), row_groups(table)
        if len(groups) == 1:
            groups = row_groups(table, **SHORT)
        if len(groups) == 1:
            return made
        _, _, columns, (_, head), [(*_, body)], _ = made["c"]
        columns.append([{"t": "AlignDefault"}, {"t": "ColWidth", "c": 0}])
        for (_, cells), places in zip(head, head_places(table), strict=True):
            column, last = places[-1]
            if column + last.columns == table.columns:
                widen(cells[-1])
        head.insert(0, [attributes(), [self.continued(table)]])
        if table.notes:
            body.append([attributes(), [noted(self.notes(table), table.columns)]])
            groups[-1] += 1
        row = 0
        for size in groups:
            cells = body[row][1]
            widen(cells[-1]) if size == 1 else cells.append(keeping(size))
            row += size
        return made

    def continued(self, table: Table) -> list:
        """Return the cell that names a table overleaf, and draws the line above its head."""
        name = self.document.words.continued.format(name=self.document.name_of(table.label))
        marked = attributes(**{"typst:stroke": "(bottom: 1pt)", "typst:inset": "0pt"})
        text = raw("typst", f"#continued(<{table.label}>, {string(name)})")
        return [marked, {"t": "AlignLeft"}, 1, table.columns + 1, [plain([text])]]

    def styled(self, style: str, inlines: list[dict]) -> dict:
        """Return a paragraph in a block that looks as the template says."""
        name = style.lower().replace(" ", "-")
        return {
            "t": "Div",
            "c": [
                attributes(),
                [plain([raw("typst", f"#{name}["), *inlines, raw("typst", "]")])],
            ],
        }

    def picture(self, figure: Figure) -> dict:
        """Return the picture, with what it shows in words."""
        name, alt = string(f"{figure.name}.svg"), string(figure.alt)
        marks = f"#mark({string(FIGURE)})#mark({string(FLOAT + figure.label)})"
        return raw("typst", f"{marks}#image({name}, alt: {alt}, width: 100%)")

    def meta(self) -> dict[str, str | list[str]]:
        """Return what the template fills in."""
        words = self.document.words
        position = "top" if words.caption == "above" else "bottom"
        made = super().meta() | {"contents": words.contents, "figure-caption": position}
        return made | ({"chapter": self.document.chapter_name} if self.document.chapter else {})

    def contents(self) -> list[dict]:
        """Return the table of contents, as the template makes it."""
        return [raw_block("#listed()")]

    def whole(self) -> dict:
        """Return the document, with its authors as strings for the data about the PDF."""
        made = super().whole()
        names = ", ".join(string(author) for author in self.document.authors)
        # The comma at the end makes a list of one author, too.
        names = f"({names},)" if names else "()"
        made["meta"]["names"] = {"t": "MetaInlines", "c": [raw("typst", names)]}
        return made


def widen(cell: list):
    """Let a cell span one more column."""
    cell[3] += 1


def keeping(rows: int) -> list:
    """Return an empty cell that keeps rows on one page."""
    marked = attributes(**{"typst:breakable": "false", "typst:inset": "0pt"})
    return [marked, {"t": "AlignDefault"}, rows, 1, []]


def noted(notes: list[dict], columns: int) -> list:
    """Return the cell of a table's notes, with the line that ends the table above them."""
    marked = attributes(**{"typst:stroke": "(top: 1pt)", "typst:inset": "(x: 0pt, top: 0.8em)"})
    return [marked, {"t": "AlignLeft"}, 1, columns, notes]


def enclosed(start: str, blocks: list[dict]) -> list[dict]:
    """Return blocks between the start of typst's markup and its end."""
    return [raw_block(start), *blocks, raw_block("]")]


def raw_block(text: str) -> dict:
    """Return lines in typst's language."""
    return {"t": "RawBlock", "c": ["typst", text]}


def string(text: str) -> str:
    r"""Write a string in typst's language.

    >>> print(string('a "b" \\ #c'))
    "a \"b\" \\ #c"
    """
    return json.dumps(text, ensure_ascii=False)


def write_paper(document: Document, file: Path, pictures: Path):
    """Write a document as a PDF.

    Parameters
    ----------
    document : Document
    file : Path
    pictures : Path
        Folder of the figures.
    """
    text, setter = uncut(written(document), pictures)
    try:
        made = compiled(text, setter, standards=["ua-1"])
    except typst.TypstError as error:
        # That standard allows no box in the place of a letter which none of the fonts has.
        if "could not be displayed" not in str(error):
            raise
        warnings.warn(f"In the PDF a box stands for a letter: {error}", stacklevel=2)
        made = compiled(text, setter, standards=[])
    file.write_bytes(made)


def written(document: Document) -> bytes:
    """Return a document in typst's language."""
    source = PrintDialect(document).whole()
    return run_pandoc(source, "typst-smart", f"--template={TEMPLATE.absolute()}")


def compiled(text: bytes, setter: typst.Compiler, standards: list[str]) -> bytes:
    """Return the PDF of a text in typst's language, the same bytes for the same text."""
    return setter.compile(text, format="pdf", timestamp=int(EPOCH), pdf_standards=standards)
