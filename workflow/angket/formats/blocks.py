"""The blocks a report is composed of, with neither a format nor a sentence of its own.

Text from data is a plain `str` and stands literally in every format: nothing in it is markup.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

# Short enough for the name of a bookmark in Word, which has 40 letters at most.
LABEL = re.compile("[A-Za-z][A-Za-z0-9-]*")


@dataclass(frozen=True)
class Italic:
    """Text in italics, such as the symbol of a statistic."""

    text: str


@dataclass(frozen=True)
class Bold:
    """Text in bold face."""

    text: str


@dataclass(frozen=True)
class Subscript:
    """Lowered text."""

    text: str


@dataclass(frozen=True)
class Superscript:
    """Raised text."""

    text: str


@dataclass(frozen=True)
class Code:
    """What is typed or compared letter by letter, such as a command or a checksum."""

    text: str


@dataclass(frozen=True)
class Reference:
    """The number of a table or figure, such as Table 1, linked to it.

    Parameters
    ----------
    label : str
        The `label` of the table or figure.
    """

    label: str


Inline = str | Italic | Bold | Subscript | Superscript | Code | Reference


@dataclass(frozen=True)
class Number:
    """A number in a table: as it is printed, and as a workbook calculates with it.

    Parameters
    ----------
    value : float
        At full precision.
    text : str
        Rounded, with the decimal mark of the language.
    """

    value: float
    text: str


@dataclass(frozen=True)
class Cell:
    """A cell that needs more than its text.

    Parameters
    ----------
    content : str, Number or tuple of Inline
    columns, rows : int
        How many columns and rows it spans; only in the head of a table.
    indented : bool
        Whether it belongs to the row above; only in the first column of a table.
    """

    content: str | Number | tuple[Inline, ...]
    columns: int = 1
    rows: int = 1
    indented: bool = False


@dataclass(frozen=True)
class Heading:
    """A heading.

    Parameters
    ----------
    level : int
        1 or more, below the title of the document.
    text : str
    """

    level: int
    text: str


@dataclass(frozen=True, init=False)
class Paragraph:
    """A paragraph, made of inlines: ``Paragraph("The ", Italic("F"), " test")``."""

    inlines: tuple[Inline, ...]

    def __init__(self, *inlines: Inline) -> None:
        object.__setattr__(self, "inlines", inlines)


@dataclass(frozen=True, init=False)
class Notice(Paragraph):
    """A paragraph that must not be missed, such as that the data are reconstructed."""


@dataclass(frozen=True)
class Points:
    """A list of points, each a tuple of inlines."""

    points: tuple[tuple[Inline, ...], ...]


@dataclass(frozen=True)
class Literature(Points):
    """A list of literature, each source a tuple of inlines, in the language of its titles."""

    language: str = "en"


@dataclass(frozen=True)
class Table:
    """A table with its caption above and its notes below.

    Parameters
    ----------
    label : str
        Unique in the document, of letters, digits and `-`; what a `Reference` names.
    title : str
    head : sequence of rows
        One row or more of str or Cell. A cell that spans rows or columns leaves its place
        in the rows below out, as in HTML.
    body : sequence of rows
        Of str, Number or Cell; the first cell of a row is its header.
    notes : sequence of tuple of Inline
        What must be known to read the table, a paragraph each.
    """

    label: str
    title: str
    head: tuple[tuple[str | Cell, ...], ...]
    body: tuple[tuple[str | Number | Cell, ...], ...]
    notes: tuple[tuple[Inline, ...], ...] = ()

    @property
    def columns(self) -> int:
        """How many columns the table has."""
        return sum(as_cell(cell).columns for cell in self.head[0])


@dataclass(frozen=True)
class Figure:
    """A picture with its caption.

    Parameters
    ----------
    label, title : str
        As those of a Table.
    name : str
        File without suffix in the folder of pictures, where it is as SVG and as PNG.
    alt : str
        What the picture shows, for those who do not see it.
    notes : sequence of tuple of Inline
    """

    label: str
    title: str
    name: str
    alt: str
    notes: tuple[tuple[Inline, ...], ...] = ()


Block = Heading | Paragraph | Notice | Points | Table | Figure


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
    """

    table: str
    figure: str
    note: str
    contents: str
    skip: str
    caption: str = "below"
    continued: str = "{name}"


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
        Stands before the numbers of tables and figures: `4` makes Table 4.1.
    """

    title: str
    language: str
    words: Words
    blocks: tuple[Block, ...]
    authors: tuple[str, ...] = ()
    chapter: str = ""
    numbers: dict[str, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Number the tables and figures, and check what would end in a broken document."""
        object.__setattr__(self, "numbers", number_floats(self.blocks))
        check_headings(self.blocks)
        check_references(self.blocks, self.numbers)
        for block in self.blocks:
            if isinstance(block, Table):
                check_table(block)

    def word_of(self, block: Table | Figure) -> str:
        """Return what precedes the number of a table or figure."""
        return self.words.table if isinstance(block, Table) else self.words.figure

    @property
    def prefix(self) -> str:
        """The chapter with its point, or nothing."""
        return f"{self.chapter}." if self.chapter else ""

    def name_of(self, label: str) -> str:
        """Return what a reference to a table or figure says, such as Table 4.1."""
        block = next(b for b in floats(self.blocks) if b.label == label)
        return f"{self.word_of(block)} {self.prefix}{self.numbers[label]}"


def as_cell(cell: str | Number | Cell) -> Cell:
    """Return a cell for what may stand in a row."""
    return cell if isinstance(cell, Cell) else Cell(cell)


def is_number(cell: str | Number | Cell) -> bool:
    """Tell whether a cell holds a number."""
    return isinstance(as_cell(cell).content, Number)


def text_of(content: str | Number | Inline | tuple[Inline, ...]) -> str:
    """Return the bare text of a cell or inline.

    >>> text_of(("The ", Italic("F"), " test")), text_of(Number(0.5, "0,50"))
    ('The F test', '0,50')
    """
    if isinstance(content, str):
        return content
    if isinstance(content, tuple):
        return "".join(text_of(part) for part in content)
    return content.label if isinstance(content, Reference) else content.text


def has_code(block: Block) -> bool:
    """Tell whether a block holds code, which is too long for lines of even length."""
    return any(isinstance(inline, Code) for inline in inlines_of([block]))


def floats(blocks: Iterable[Block]) -> Iterable[Table | Figure]:
    """Yield the tables and figures."""
    return (block for block in blocks if isinstance(block, Table | Figure))


def number_floats(blocks: Iterable[Block]) -> dict[str, int]:
    """Number tables and figures, each kind from 1.

    Raises
    ------
    ValueError
        If a label is used twice, or may not be one.
    """
    numbers, last = {}, {Table: 0, Figure: 0}
    for block in floats(blocks):
        if not LABEL.fullmatch(block.label):
            raise ValueError(f"Label {block.label!r}: use letters, digits and -")
        if block.label in numbers:
            raise ValueError(f"Two tables or figures are labelled {block.label}")
        last[type(block)] += 1
        numbers[block.label] = last[type(block)]
    return numbers


def check_headings(blocks: Iterable[Block]) -> None:
    """Raise ValueError where a heading skips a level."""
    level = 0
    for heading in (block for block in blocks if isinstance(block, Heading)):
        if not 1 <= heading.level <= level + 1:
            raise ValueError(f"Heading {heading.text!r} has level {heading.level} after {level}")
        level = heading.level


def check_references(blocks: Iterable[Block], numbers: dict[str, int]) -> None:
    """Raise ValueError where a reference leads nowhere."""
    for inline in inlines_of(blocks):
        if isinstance(inline, Reference) and inline.label not in numbers:
            raise ValueError(f"No table or figure is labelled {inline.label}")


def inlines_of(blocks: Iterable[Block]) -> Iterable[Inline]:
    """Yield the inlines of paragraphs, points, notes and cells."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from block.inlines
        elif isinstance(block, Points):
            yield from (inline for point in block.points for inline in point)
        elif isinstance(block, Table | Figure):
            yield from (inline for note in block.notes for inline in note)
        if isinstance(block, Table):
            for row in (*block.head, *block.body):
                for cell in row:
                    content = as_cell(cell).content
                    yield from content if isinstance(content, tuple) else ()


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
