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


class Odd(NamedTuple):
    """An answer that is no point of its scale.

    Attributes
    ----------
    key : str
        What a form calls it.
    scale, text : str
    hidden : bool
        Whether it is not shown, because it may tell who somebody is.
    places : list of (int, int)
        Row and column of each cell with it.
    near : list of Point
        Points that it may mean.
    number : int or None
        Its code, where it is a number that may stand at an end of the scale.
    """

    key: str
    scale: str
    text: str
    hidden: bool
    places: list
    near: list
    number: int | None


class Slip(NamedTuple):
    """A point that looks like a slip of typing, and the point that may be meant."""

    point: Point
    meant: Point


class Also(NamedTuple):
    """A text that counts as a point (a synonym), or as no answer, where `code` is None."""

    text: str
    code: int | None


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
    also : list of Also
        What else is read as one of the points, or as no answer.
    slips : list of Slip
    """

    name: str
    points: list
    ordered: bool
    words: bool
    also: list = field(default_factory=list)
    slips: list = field(default_factory=list)

    def label(self, code):
        """Return the label of a point."""
        return next((point.label for point in self.points if point.code == code), str(code))


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
    odd : list of Odd
        Answers that are on no scale.
    empty : list of (int, int)
        Row and column of items without an answer.
    left_out : list of angket.page.columns.called.LeftOut
        Respondents whom the settings leave out one by one.
    twice : list of angket.page.columns.twice.Twice
        Rows that may be of one person.
    """

    entries: list
    variables: list
    scales: list
    absent: list
    odd: list
    empty: list = field(default_factory=list)
    left_out: list = field(default_factory=list)
    twice: list = field(default_factory=list)

    def of(self, *roles):
        """Return the columns with some roles, in the order of the file."""
        return [entry for entry in self.entries if entry.role in roles]
