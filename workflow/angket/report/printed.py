"""What a report prints of the statistics: traced from the numbers in its blocks.

A report says of its numbers what computed them, what they mean and whose methods they are. That
must hold for what a reader sees, and neither for what was only compared with something nor for a
table that stands in the workbook alone. So the text of each number knows the statistic that it
writes, on its way through phrases, lists and cells.
"""

from angket.formats.blocks import Heading, Number, Table, as_cell, inlines_of, is_printed


class Traced(str):
    """The text of a number that knows which statistics it writes.

    Attributes
    ----------
    places : frozenset of tuple of str
        Section, subject and statistic of each.

    Examples
    --------
    >>> text = Traced("0.61", [("correlation", "H1", "r")])
    >>> text == "0.61", sorted(text.places)
    (True, [('correlation', 'H1', 'r')])
    """

    __slots__ = ("places",)

    def __new__(cls, text, places=()):
        made = super().__new__(cls, text)
        made.places = frozenset(places)
        return made


def places_of(text):
    """Return the statistics that a text writes: none, of one that is no number.

    >>> places_of("and")
    frozenset()
    """
    return getattr(text, "places", frozenset())


def from_numbers(text, *sources):
    """Return a text that is made of numbers, traced to what they are.

    Parameters
    ----------
    text : str
    *sources : str
        The texts of the numbers.

    Examples
    --------
    >>> places_of(from_numbers("= 5", Traced("5", [("regression", "H1", "f")])))
    frozenset({('regression', 'H1', 'f')})
    """
    return Traced(text, frozenset().union(*map(places_of, sources)))


def printed_in(blocks):
    """List the statistics that blocks print, in the order in which they stand.

    Parameters
    ----------
    blocks : sequence of Block
        Tables that stand only in the workbook count for nothing.

    Returns
    -------
    list of tuple of str
        Section, subject and statistic of each, none twice.

    Examples
    --------
    >>> from angket.formats.blocks import Paragraph
    >>> printed_in([Paragraph("r = ", Traced("0.61", [("correlation", "H1", "r")]))])
    [('correlation', 'H1', 'r')]
    """
    found = {}
    for block in filter(is_printed, blocks):
        for text in (*_in_cells(block), *inlines_of([block])):
            found |= dict.fromkeys(sorted(places_of(text)))
    return list(found)


def by_heading(blocks, title):
    """Return the statistics that blocks print, by the heading of the first level above them.

    Parameters
    ----------
    blocks : sequence of Block
    title : str
        The heading above the first of them.

    Returns
    -------
    dict of str to list of tuple of str
    """
    below = {}
    for block in blocks:
        if isinstance(block, Heading) and block.level == 1:
            title = block.text
        below.setdefault(title, []).append(block)
    return {heading: printed_in(told) for heading, told in below.items()}


def _in_cells(block):
    for row in block.body if isinstance(block, Table) else ():
        for cell in row:
            content = as_cell(cell).content
            yield content.text if isinstance(content, Number) else content
