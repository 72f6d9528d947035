"""How wide the columns of a table are: wide enough for their numbers and longest words."""

import re

from angket.formats.blocks import Cell, Number, Table, as_cell, is_number, text_of
from angket.formats.spaces import NO_BREAK, bind

# How wide the text of a page is, and the space beside the text of a column, in digits of the
# type that tables are set in.
PAGE, MARGIN, INDENT = 80.0, 2.2, 2.0
# A count with its percentage, or the dash in the place of a number.
COUNT = re.compile(r"\d[\d.,]* \([\d.,]+\)|\N{EN DASH}")
NARROW, WIDE = set("ijlftr.,;:'|!()[]-\N{EN DASH} " + NO_BREAK), set("mwMW%@")


def column_widths(table: Table) -> list[float]:
    """Return the width of each column as a share of the text's, in thousandths.

    No number and no word is broken as long as the page is wide enough for all of them. What is
    left goes first to cells that would need another line, then to heads.

    >>> column_widths(Table("t", "T", (("item", "n"),), (("a" * 30, "1"),)))
    [0.906, 0.094]
    """
    words, lines, heads = ([0.0] * table.columns for _ in range(3))
    for row in table.body:
        for place, cell in enumerate(map(as_cell, row)):
            text, indent = bound_text(cell.content), INDENT if cell.indented else 0.0
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
    widths = share_out(words, lines, heads)
    shares = [round(width / sum(widths), 3) for width in widths]
    shares[0] = round(1 - sum(shares[1:]), 3)
    return shares


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
    parts = re.split(r" |(?<=[^\W\d][-\u2013])(?=[^\W\d])", text)
    parts = [
        piece
        for part in parts
        for piece in (re.split(r"(?<=/)", part) if part.count("/") > 1 else [part])
    ]
    return max(map(text_width, parts), default=0.0)


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
