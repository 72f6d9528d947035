"""What a column of a table holds; apart, so that the settings can be checked without pandas."""

from typing import NamedTuple


class Column(NamedTuple):
    """What a column holds.

    Attributes
    ----------
    kind : str
        text, number, count (a whole number) or choice.
    required : bool
        Whether every row must have a value; the column must be there then.
    there : bool
        Whether the column must be there, though its cells may be empty.
    heads : tuple of str
        Other headings than its name that it goes by.
    choices : dict of str to object, optional
        Of a choice: from what may be written to what it means. How it is typed does not matter.
    least, most : float, optional
        Of a number or count.
    above : float, optional
        What a number is greater than.
    """

    kind: str = "text"
    required: bool = False
    there: bool = False
    heads: tuple = ()
    choices: dict | None = None
    least: float | None = None
    most: float | None = None
    above: float | None = None
