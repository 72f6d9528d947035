"""How wide the columns of a table are: wide enough for their numbers and longest words."""

import re
from collections.abc import Iterator
from functools import cache
from math import ceil

from angket.formats.blocks import Cell, Number, Table, as_cell, is_number, text_of
from angket.formats.spaces import NO_BREAK, bind

# How wide the text of a page is, and the space beside the text of a column, in digits of the
# type that tables are set in.
PAGE, MARGIN, INDENT = 80.0, 2.2, 2.0
# A line that a row is spared counts as much as so many lines that cells are spared. Columns are
# widened in such steps, in digits; widths that differ by less than the last are alike.
ROW, STEP, ROUNDED = 3, 0.5, 0.01
# The width of a page of Word, and of print, whose letters are narrower, in those of the former.
FORMATS = 1.0, 1.06
# Widths are only estimates, so that a few lines of many are not worth another share of the page.
CLEARLY = 0.99
# A count with its percentage, or the dash in the place of a number.
COUNT = re.compile(r"\d[\d.,]* \([\d.,]+\)|\N{EN DASH}")
NARROW, WIDE = set("ijlftr.,;:'|!()[]-\N{EN DASH} " + NO_BREAK), set("mwMW%@")


def column_widths(table: Table) -> list[float]:
    """Return the width of each column as a share of the text's, in thousandths.

    No number and no word is broken as long as the page is wide enough for all of them. What is
    left goes where it saves lines.

    >>> column_widths(Table("t", "T", (("item", "n"),), (("a" * 30, "1"),)))
    [0.906, 0.094]
    """
    words, lines, heads = ([0.0] * table.columns for _ in range(3))
    for row in table.body:
        for place, cell in enumerate(map(as_cell, row)):
            text, indent = bound_text(cell.content), indent_of(cell)
            words[place] = max(words[place], longest_word(text) + indent)
            lines[place] = max(lines[place], text_width(text) + indent)
    spanners = []
    for cells in head_places(table):
        for place, cell in cells:
            text = bound_text(cell.content)
            if cell.columns > 1:
                spanners.append((range(place, place + cell.columns), text))
            else:
                words[place] = max(words[place], longest_word(text))
                heads[place] = max(heads[place], text_width(text))
    words = [width + MARGIN for width in words]
    for covered, text in spanners:
        spread(words, covered, longest_word(text) + MARGIN)
    lines = [max(word, line + MARGIN) for word, line in zip(words, lines, strict=True)]
    heads = [max(line, head + MARGIN) for line, head in zip(lines, heads, strict=True)]
    for covered, text in spanners:
        spread(heads, covered, text_width(text) + MARGIN)
    widths = heads
    if sum(heads) > PAGE:
        height = Height(table)
        widths, saving = share_out(words, lines, heads), fitted(height, words, heads)
        if saves(height.of(widths), height.of(saving)):
            widths = saving
    shares = [round(width / sum(widths), 3) for width in widths]
    shares[0] = round(1 - sum(shares[1:]), 3)
    return shares


class Height:
    """How many lines a table takes by the widths of its columns.

    Parameters
    ----------
    table : Table

    Examples
    --------
    >>> height = Height(Table("t", "T", (("item", "n"),), (("two words", "1"),)))
    >>> height.of([20, 10]), height.of([8, 10])
    ((4, 8), (6, 10))
    """

    def __init__(self, table: Table):
        heads, self.spanners = [Cell("")] * table.columns, []
        for cells in head_places(table):
            for place, cell in cells:
                if cell.columns > 1:
                    self.spanners.append((range(place, place + cell.columns), pieces(cell)))
                else:
                    heads[place] = cell
        columns = zip(heads, *(map(as_cell, row) for row in table.body), strict=True)
        self.cells = [[(pieces(cell), indent_of(cell)) for cell in column] for column in columns]
        self.lines = cache(self.lines)

    def lines(self, place: int, width: float) -> list[int]:
        """Return how many lines each cell of a column takes, from its head down, in each format."""
        return [
            wrapped(parts, width * times - MARGIN - indent)
            for times in FORMATS
            for parts, indent in self.cells[place]
        ]

    def of(self, widths: list[float]) -> tuple[int, int]:
        """Return how many lines all rows take, and all cells, in both formats."""
        columns = [list(self.lines(place, width)) for place, width in enumerate(widths)]
        rows = len(self.cells[0])
        for covered, parts in self.spanners:
            width = sum(widths[place] for place in covered)
            for number, times in enumerate(FORMATS):
                above = wrapped(parts, width * times - MARGIN)
                for place in covered:
                    columns[place][number * rows] += above
        return sum(map(max, zip(*columns, strict=True))), sum(map(sum, columns))

    def may_differ(self, place: int, width: float, wider: float) -> bool:
        """Tell whether the table may take fewer lines for a column that is wider."""
        spanned = any(place in covered for covered, _ in self.spanners)
        return spanned or self.lines(place, width) != self.lines(place, wider)


def saves(before: tuple[int, int], after: tuple[int, int]) -> bool:
    """Tell whether a table takes clearly fewer lines, and no more for its rows.

    >>> saves((20, 60), (20, 57)), saves((20, 60), (21, 50)), saves((200, 600), (200, 599))
    (True, False, False)
    """
    (rows, cells), (left, less) = before, after
    return left <= rows and ROW * left + less < CLEARLY * (ROW * rows + cells)


def fitted(height: Height, least: list[float], most: list[float]) -> list[float]:
    """Give each column what it needs at least, and then width to where that saves most lines.

    Columns under one head are as wide as each other, if they can be.

    >>> height = Height(Table("t", "T", (("a", "b"),), (("long " * 30, "two words"),)))
    >>> [round(width) for width in fitted(height, [7, 8], [120, 12])]
    [69, 11]
    """
    widths, left = list(least), PAGE - sum(least)
    while left > 0 and (gains := list(gains_of(height, widths, most, left))):
        _, place, more = max(gains)
        widths[place] += more
        left -= more
    lacking = [max(wish - width, 0) for width, wish in zip(widths, most, strict=True)]
    if left > 0 and sum(lacking):
        shared = zip(widths, lacking, strict=True)
        widths = [width + left * lack / sum(lacking) for width, lack in shared]
    for covered, _ in height.spanners:
        even = sum(widths[place] for place in covered) / len(covered)
        if all(even >= least[place] for place in covered):
            widths[covered.start : covered.stop] = [even] * len(covered)
    return widths


def gains_of(
    height: Height, widths: list[float], most: list[float], left: float
) -> Iterator[tuple[float, int, float]]:
    """Yield what a wider column saves for each digit, in lines; the column; and how much wider."""
    rows, cells = height.of(widths)
    for place, width in enumerate(widths):
        for step in range(1, 1 + ceil(min(left, most[place] - width) / STEP)):
            more = min(step * STEP, left)
            if height.may_differ(place, width + more - STEP, width + more):
                fewer, less = height.of([*widths[:place], width + more, *widths[place + 1 :]])
                if (saved := ROW * (rows - fewer) + cells - less) > 0:
                    yield saved / more, place, more


def share_out(*wishes: list[float]) -> list[float]:
    """Share the width of a page out among columns, whose wishes grow from list to list.

    >>> share_out([20, 10], [40, 20]), share_out([20, 20], [40, 20], [80, 40])
    ([40, 20], [53.333333333333336, 26.666666666666668])
    """
    widths = wishes[0]
    for wish in wishes[1:]:
        left, wanted = max(PAGE - sum(widths), 0), sum(wish) - sum(widths)
        if wanted > left:
            return [w + left * (more - w) / wanted for w, more in zip(widths, wish, strict=True)]
        widths = wish
    return widths


def spread(widths: list[float], covered: range, wanted: float) -> None:
    """Widen the columns below a head that spans them, where it needs more than they have."""
    lacking = wanted - sum(widths[place] for place in covered)
    for place in covered:
        widths[place] += max(lacking, 0) / len(covered)


def indent_of(cell: Cell) -> float:
    """Return how far the text of a cell is set in."""
    return INDENT if cell.indented else 0.0


def pieces(cell: Cell) -> list[tuple[float, float]]:
    """Return how wide each part of a cell is that no line ends within, and the space behind it.

    >>> pieces(Cell("Spearman-Brown r"))
    [(8.9, 0.0), (5.5, 0.6), (0.6, 0.6)]
    """
    made = []
    for word in bound_text(cell.content).split(" "):
        *parts, last = map(text_width, unbroken(word))
        made += [*((part, 0.0) for part in parts), (last, text_width(" "))]
    return made


def wrapped(parts: list[tuple[float, float]], room: float) -> int:
    """Count the lines that a text takes which is broken between its parts.

    >>> wrapped([(4, 0.6), (3, 0.6)], 7.6), wrapped([(4, 0.6), (3, 0.6)], 7)
    (1, 2)
    """
    lines, used = 1, 0.0
    for wide, space in parts:
        if used and used + wide > room + ROUNDED:
            lines, used = lines + 1, 0.0
        used += wide + space
    return lines


def numeric_columns(table: Table) -> list[bool]:
    """Tell for each column whether it holds numbers."""
    if any(as_cell(cell).columns > 1 for row in table.body for cell in row):
        raise ValueError(f"Table {table.label}: a cell of the body spans columns")
    columns = zip(*table.body, strict=True)
    return [place > 0 and holds_numbers(column) for place, column in enumerate(columns)]


def holds_numbers(column: tuple[str | Number | Cell, ...]) -> bool:
    """Tell whether a column is to be aligned as numbers are.

    >>> holds_numbers(("", Number(1, "1"))), holds_numbers(("0 (0,00)", "\N{EN DASH}"))
    (True, True)
    """
    texts = [text_of(as_cell(cell).content) for cell in column]
    counts = all(COUNT.fullmatch(text) for text in texts)
    return counts or any(map(is_number, column))


def head_places(table: Table) -> list[list[tuple[int, Cell]]]:
    """Return for each row of the head its cells with the columns where they begin."""
    places, covered = [], [0] * table.columns
    for row in table.head:
        cells, column = [], 0
        for cell in map(as_cell, row):
            while covered[column]:
                column += 1
            cells.append((column, cell))
            for place in range(column, column + cell.columns):
                covered[place] = cell.rows
            column += cell.columns
        covered = [max(rows - 1, 0) for rows in covered]
        places.append(cells)
    return places


def bound_text(content) -> str:
    """Return the text of a cell with the spaces at which no line ends."""
    return text_of(bind(content if isinstance(content, tuple) else (text_of(content),)))


def longest_word(text: str) -> float:
    """Return how wide the widest part is that no line ends within.

    >>> longest_word("alpha bila"), longest_word("Spearman-Brown"), longest_word("25-35")
    (4.4, 8.9, 4.6)

    An address may end a line behind each slash.

    >>> longest_word("a.org/view/12"), longest_word("or/and")
    (5.0, 5.4)
    """
    return max(map(text_width, unbroken(text)), default=0.0)


def unbroken(text: str) -> list[str]:
    """Return the parts of a text that no line ends within.

    >>> unbroken("Spearman-Brown r")
    ['Spearman-', 'Brown', 'r']
    """
    parts = re.split(r" |(?<=[^\W\d][-\u2013])(?=[^\W\d])", text)
    return [
        piece
        for part in parts
        for piece in (re.split(r"(?<=/)", part) if part.count("/") > 1 else [part])
    ]


def text_width(text: str) -> float:
    """Estimate how wide a text is, in digits.

    >>> text_width("0,25"), text_width("mm")
    (3.6, 3.2)
    """
    return round(sum(map(letter_width, text)), 1)


def letter_width(letter: str) -> float:
    """Estimate how wide a letter is, in digits."""
    if letter in NARROW:
        return 0.6
    if letter in WIDE:
        return 1.6
    if letter.isdigit():
        return 1.0
    return 1.35 if letter.isupper() else 0.95
