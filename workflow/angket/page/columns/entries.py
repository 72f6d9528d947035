"""The columns of a file, sorted into variables, scales and the rest."""

from dataclasses import dataclass, field
from typing import NamedTuple

from angket.files.places import column_letters


@dataclass
class Entry:
    """A column of the file.

    Attributes
    ----------
    place : int
        Counted from 0.
    letters, heading, wording : str
        `wording` is what was asked.
    name : str or None
        What the study calls it.
    role : str
        item, category or number (both of the profile), id, choice (of a question with several
        answers), part (one of several columns of one item), personal or aside.
    within : str
        Of an item, its variable, and its dimension after a slash; of a choice, its question.
    kind : str
        What it seems to be, as `angket.drafting` says.
    hidden : bool
        Whether its values are not shown, because they may tell who somebody is.
    answers : list of str
        Examples.
    reversed : bool
    """

    place: int
    heading: str
    wording: str
    kind: str
    name: str | None = None
    role: str = "aside"
    within: str = ""
    hidden: bool = False
    answers: list = field(default_factory=list)
    reversed: bool = False

    @property
    def letters(self):
        return column_letters(self.place)

    @property
    def target(self):
        """What a form calls the present place of the column."""
        return f"item:{self.within}" if self.role == "item" else self.role


@dataclass
class Part:
    """A dimension, or a variable without: its key, label and items."""

    key: str
    label: str
    entries: list


@dataclass
class Variable:
    """A variable with its dimensions, if it has some; else its only part is itself."""

    name: str
    label: str
    scale: str | None
    parts: list
    divided: bool


@dataclass
class Point:
    """A point of a scale: its code, label, and how many answers were this."""

    code: int
    label: str
    count: int


@dataclass
class Scale:
    """A scale of answers.

    Attributes
    ----------
    name : str
    points : list of Point
    ordered : bool
        Whether the order of the answers is known.
    words : bool
        Whether the file holds the answers as words, so that their order can be chosen.
    """

    name: str
    points: list
    ordered: bool
    words: bool


class Strange(NamedTuple):
    """An answer that is on no scale: its scale and text, how often it is there, and where first."""

    scale: str
    text: str
    count: int
    row: int
    letters: str


@dataclass
class Board:
    """All columns of a file, by what they are in a study.

    Attributes
    ----------
    entries : list of Entry
        In the order of the file.
    variables : list of Variable
    scales : list of Scale
    absent : list of (str, Message)
        Columns that the settings name and the file lacks, with what is told of each.
    odd : list of (int, int)
        Row and column of answers that are on no scale.
    strange : list of Strange
        Those answers, each once for a scale, but for such as may tell who somebody is.
    """

    entries: list
    variables: list
    scales: list
    absent: list
    odd: list
    strange: list = field(default_factory=list)

    def of(self, *roles):
        """Return the columns with some roles, in the order of the file."""
        return [entry for entry in self.entries if entry.role in roles]
