"""A report as a whole: its blocks, numbered and checked, and the words that formats add."""

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass, field

from angket.formats.blocks import (
    Appendix,
    Block,
    Ending,
    Figure,
    Heading,
    Reference,
    Table,
    as_cell,
    inlines_of,
    is_printed,
)
from angket.formats.chapter import Place, arabic, places, roman

# Short enough for the name of a bookmark in Word, which has 40 letters at most.
LABEL = re.compile("[A-Za-z][A-Za-z0-9-]*")


@dataclass(frozen=True)
class Words:
    """What the formats add of their own, in the language of the document.

    Parameters
    ----------
    table, figure : str
        What precedes a number, such as `Tabel` and `Gambar`.
    note : str
        What precedes the notes of a table, such as `Catatan.`
    contents, skip : str
        Title of the table of contents; on the page, link past it.
    caption : str
        Whether the captions of figures stand `above` or `below` them.
    continued : str
        What stands above a table that goes on overleaf, with `{name}` for Table 1.
    chapter, results : str
        What a chapter of a thesis is called, with `{number}` for IV, and its title.
    tables, figures : str
        Titles of the lists of tables and of figures.
    title, rows, columns : str
        Heads of the index of a workbook.
    unprinted : str
        What precedes the numbers of tables that stand only in the workbook.
    foreign : sequence of str
        Words of other languages, which stand in italics.
    sideways : str
        What stands above a table of the page that is wider than the screen.
    update : str
        What stands in the contents of a Word file until Word has found the numbers of pages.
    """

    table: str
    figure: str
    note: str
    contents: str
    skip: str
    caption: str = "below"
    continued: str = "{name}"
    chapter: str = "{number}"
    results: str = ""
    tables: str = ""
    figures: str = ""
    title: str = ""
    rows: str = ""
    columns: str = ""
    unprinted: str = "W"
    foreign: tuple[str, ...] = ()
    sideways: str = ""
    update: str = ""


@dataclass(frozen=True)
class Document:
    """A report.

    Parameters
    ----------
    title : str
    language : str
        Such as `id` or `en`.
    words : Words
    blocks : sequence of Block
    authors : sequence of str
    chapter : str
        The number of the chapter of a thesis that the report is, `4` or `IV`: its headings have
        numbers such as 4.1 then, and so have its tables and figures.
    """

    title: str
    language: str
    words: Words
    blocks: tuple[Block, ...]
    authors: tuple[str, ...] = ()
    chapter: str = ""
    numbers: dict[str, int] = field(init=False, repr=False, compare=False)
    places: tuple[Place, ...] = field(init=False, repr=False, compare=False)
    letters: dict[str, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Number the tables and figures, and check what would end in a broken document."""
        object.__setattr__(self, "numbers", number_floats(self.blocks))
        object.__setattr__(self, "places", tuple(places(self.blocks, self.chapter)))
        object.__setattr__(self, "letters", letters_of(self.blocks))
        check_headings(self.blocks)
        check_references(self.blocks, {*self.numbers, *self.letters})
        for block in self.blocks:
            if isinstance(block, Table):
                check_table(block)

    def word_of(self, block: Table | Figure) -> str:
        """Return what precedes the number of a table or figure."""
        return self.words.table if isinstance(block, Table) else self.words.figure

    @property
    def printed(self) -> tuple[Block, ...]:
        """The blocks without the tables that stand only in the workbook."""
        return tuple(block for block in self.blocks if is_printed(block))

    @property
    def prefix(self) -> str:
        """The chapter with its point, or nothing."""
        return f"{arabic(self.chapter)}." if self.chapter else ""

    @property
    def chapter_name(self) -> str:
        """What the chapter is called, such as CHAPTER IV."""
        return self.words.chapter.format(number=roman(self.chapter))

    def place_of(self, heading: Heading) -> Place:
        """Return the number of a heading of this document, and what leads to it."""
        return next(place for place in self.places if place.heading is heading)

    def prefix_of(self, label: str) -> str:
        """Return what stands before the number of a table or figure: a chapter or a letter."""
        if not is_printed(self.found(label)):
            return self.words.unprinted
        letter = self.letters[label]
        return f"{letter}." if letter else self.prefix

    def found(self, label: str) -> Table | Figure | Appendix:
        """Return the table, figure or appendix of a label."""
        labelled = (block for block in self.blocks if isinstance(block, Appendix | Table | Figure))
        return next(block for block in labelled if block.label == label)

    def name_of(self, label: str) -> str:
        """Return what a reference says, such as Table 4.1, Table A.1 or Appendix A."""
        block = self.found(label)
        if isinstance(block, Appendix):
            return block.name
        return f"{self.word_of(block)} {self.prefix_of(label)}{self.numbers[label]}"

    def anchor_of(self, label: str) -> str:
        """Return what leads to a table, figure or appendix; nothing if it is not printed."""
        block = self.found(label)
        if isinstance(block, Appendix):
            # As a heading has it.
            return f"h-{next(n for n, b in enumerate(self.blocks, start=1) if b is block)}"
        return label if is_printed(block) else ""


def number_floats(blocks: Iterable[Block]) -> dict[str, int]:
    """Number tables and figures, each kind from 1, and anew in every appendix.

    Tables that are not printed have numbers of their own.

    Raises
    ------
    ValueError
        If a label is used twice, or may not be one.
    """
    numbers, last, unprinted = {}, {Table: 0, Figure: 0}, 0
    for block in blocks:
        if isinstance(block, Appendix):
            last = {Table: 0, Figure: 0}
        if not isinstance(block, Table | Figure):
            continue
        if not LABEL.fullmatch(block.label):
            raise ValueError(f"Label {block.label!r}: use letters, digits and -")
        if block.label in numbers:
            raise ValueError(f"Two tables or figures are labelled {block.label}")
        if is_printed(block):
            last[type(block)] += 1
            numbers[block.label] = last[type(block)]
        else:
            unprinted += 1
            numbers[block.label] = unprinted
    return numbers


def letters_of(blocks: Iterable[Block]) -> dict[str, str]:
    """Return the letter of each appendix, and of the one that each table and figure is in.

    In the main text it is empty.
    """
    letters, letter = {}, ""
    for block in blocks:
        if isinstance(block, Appendix):
            letter = block.letter
        elif isinstance(block, Ending):
            letter = ""
        if isinstance(block, Appendix | Table | Figure):
            letters[block.label] = letter
    return letters


def check_headings(blocks: Iterable[Block]) -> None:
    """Raise ValueError where a heading skips a level."""
    level = 0
    for heading in (block for block in blocks if isinstance(block, Heading)):
        if not 1 <= heading.level <= level + 1:
            raise ValueError(f"Heading {heading.text!r} has level {heading.level} after {level}")
        level = heading.level


def check_references(blocks: Iterable[Block], labels: Container[str]) -> None:
    """Raise ValueError where a reference leads nowhere."""
    for inline in inlines_of(blocks):
        if isinstance(inline, Reference) and inline.label not in labels:
            raise ValueError(f"No table or figure is labelled {inline.label}")


def check_table(table: Table) -> None:
    """Raise ValueError unless every row of the table fills its columns, once."""
    if not table.head or not table.body:
        raise ValueError(f"Table {table.label} has no head or no body")
    pending = [0] * table.columns
    for place, row in enumerate((*table.head, *table.body)):
        left, filled = list(row), [rows > 0 for rows in pending]
        pending = [max(rows - 1, 0) for rows in pending]
        for column in range(table.columns):
            if not filled[column] and left:
                cell = as_cell(left.pop(0))
                for covered in range(column, column + cell.columns):
                    if covered >= table.columns or filled[covered]:
                        raise ValueError(f"Table {table.label}, row {place + 1}: cells overlap")
                    filled[covered], pending[covered] = True, cell.rows - 1
        if left or not all(filled):
            raise ValueError(f"Table {table.label}, row {place + 1}: not {table.columns} columns")
        if place == len(table.head) - 1 and any(pending):
            raise ValueError(f"Table {table.label}: a cell reaches out of the head")
    if any(as_cell(cell).rows > 1 for row in table.body for cell in row):
        raise ValueError(f"Table {table.label}: a cell of the body spans rows")
