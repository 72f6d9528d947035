"""The blocks a report is composed of, with neither a format nor a sentence of its own.

Text from data is a plain `str` and stands literally in every format: nothing in it is markup.
"""

from collections.abc import Iterable
from dataclasses import dataclass


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
    """The number of a table, figure or appendix, such as Table 1, linked to it.

    Parameters
    ----------
    label : str
        The `label` of the table, figure or appendix.
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
    numbered : bool
        Whether it has a number where headings have some: in a chapter of a thesis.
    """

    level: int
    text: str
    numbered: bool = True


@dataclass(frozen=True)
class Opening(Heading):
    """The heading of a summary that opens a document: the contents stand below it."""


@dataclass(frozen=True)
class Appendix(Heading):
    """The heading of an appendix: what follows, up to the next one or the end, belongs to it.

    Parameters
    ----------
    level, text, numbered
        As those of a Heading.
    label : str
        As that of a Table.
    name : str
        What a reference to it says, such as Appendix A.
    letter : str
        Stands before the numbers of its tables and figures: `A` makes Table A.1.
    first : bool
        Whether the main text ends before it.
    """

    label: str = ""
    name: str = ""
    letter: str = ""
    first: bool = False


@dataclass(frozen=True)
class Ending(Heading):
    """The heading of what stands behind all appendices, such as the list of references."""


@dataclass(frozen=True, init=False)
class Paragraph:
    """A paragraph, made of inlines: ``Paragraph("The ", Italic("F"), " test")``."""

    inlines: tuple[Inline, ...]

    def __init__(self, *inlines: Inline) -> None:
        object.__setattr__(self, "inlines", inlines)


@dataclass(frozen=True, init=False)
class Notice(Paragraph):
    """A paragraph that must not be missed, such as that the data are reconstructed."""


@dataclass(frozen=True, init=False)
class BelowContents(Paragraph):
    """A paragraph on the contents, below which it stands where a summary opens the document."""


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
    printed : bool
        Whether it is printed; otherwise it stands only in the workbook.
    """

    label: str
    title: str
    head: tuple[tuple[str | Cell, ...], ...]
    body: tuple[tuple[str | Number | Cell, ...], ...]
    notes: tuple[tuple[Inline, ...], ...] = ()
    printed: bool = True

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


Block = Heading | Paragraph | Notice | BelowContents | Points | Table | Figure


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


def starts_page(block: Block) -> bool:
    """Tell whether a block may begin what follows the main text: the first appendix, or the end."""
    return isinstance(block, Ending) or (isinstance(block, Appendix) and block.first)


def begins_behind(blocks: Iterable[Block]) -> Block | None:
    """Return the block with which the part behind the main text begins, on a page of its own.

    What follows there goes on where the one before it ends.
    """
    return next(filter(starts_page, blocks), None)


def is_printed(block: Block) -> bool:
    """Tell whether a block is printed, and not only in the workbook."""
    return not isinstance(block, Table) or block.printed


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
