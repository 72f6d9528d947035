"""Finds the columns of a study in the head of its file, by their headings.

A column is who its heading says, wherever it stands. Where a heading stands over several
columns, the study says besides which of them it means.
"""

import difflib
import functools
import hashlib
import json
import re

from angket.answers.spelling import plain
from angket.files.places import column_letters
from angket.messages.message import DEFAULT, LONGEST, Message, Sentences, visible

# Where a column is not found, at most this many columns of the file are named.
SHOWN = 6
# Names that YAML takes for text as they stand.
_PLAIN = re.compile(r"[^\W\d][\w .()/-]*")
# At most this many letters of a heading are shown.
_LONGEST = 80


class Line(Message):
    """A line to be written into settings: shown whole, because it is to be copied.

    >>> len(str(Line("x" * 1000)))
    1000
    """

    def __init__(self, text):
        super().__init__("", text=text)

    def tell(self, language=DEFAULT):
        text = self.fillings["text"]
        parts = range(0, len(text), LONGEST)
        return "".join(visible(text[start : start + LONGEST]) for start in parts)


class Listed(Sentences):
    """The first of the headings of a file, and how many there are besides.

    >>> print(Listed(["id", "X1", "", "X2"]))
    "id", "X1", "X2"
    """

    def __init__(self, names):
        names = [name for name in names if name]
        shown = [Message("columns.quoted", heading=short(name, 30)) for name in names[:SHOWN]]
        left = len(names) - SHOWN
        super().__init__(shown, Message("columns.more", count=left) if left > 0 else None)


class Meant(Message):
    """The heading that comes close to one that is not there, or the first of the file.

    Looked for when it is told: among many headings that takes its time.

    >>> print(Meant("X 1", ["id", "X1"]))
    Did you mean "X1"?
    """

    def __init__(self, wanted, names):
        super().__init__("", wanted=wanted, names=names)

    def tell(self, language=DEFAULT):
        names = self.fillings["names"]
        meant = _closest(self.fillings["wanted"], names)
        if meant:
            return Message("columns.did_you_mean", meant=short(meant)).tell(language)
        return Message("columns.listed", shown=Listed(names)).tell(language)


def locate(column, names, columns):
    """Find a column of the study among the headings of a file.

    Parameters
    ----------
    column : str
        As the study names it.
    names : list of str
        The headings as they stand in the file; may repeat.
    columns : dict
        From the study's name to the heading of the column, for those that differ; or to
        {"heading": ..., "position": ...}, counted from 1, where the heading stands several times.

    Returns
    -------
    place : int or None
        Counted from 0.
    problem : Message or None
        What is wrong, to stand between the name of the column and that of the file.
    remedy : Message or ""

    Examples
    --------
    >>> locate("A", ["Id", "How often?"], {"A": "how  often?"})
    (1, None, '')
    >>> locate("A", ["x", "x"], {"A": {"heading": "x", "position": 2}})
    (1, None, '')
    >>> print(locate("A", ["x", "x"], {"A": 3})[1])
    is named by position 3 alone
    """
    wanted = columns.get(column, column)
    if isinstance(wanted, int):
        remedy = Message("columns.write", line=Line(line_instead(column, names, wanted)))
        return None, Message("columns.position_alone", position=wanted), remedy
    position = None
    if isinstance(wanted, dict):
        wanted, position = wanted["heading"], wanted.get("position")
    places = places_of(wanted, names)
    if position is None and len(places) == 1:
        return places[0], None, ""
    if position is not None and position - 1 in places:
        return position - 1, None, ""
    if not places:
        return None, Message("columns.absent"), Meant(wanted, names)
    letters = [column_letters(place) for place in places]
    place = places[min(_rank(wanted, position, columns), len(places) - 1)]
    line = Line(line_for(column, names, place + 1))
    if position is None:
        problem = Message("columns.repeated", count=len(places), letters=letters)
        return None, problem, Message("columns.say_which", line=line)
    told = {"position": position, "letter": column_letters(position - 1), "letters": letters}
    problem = Message("columns.moved", heading=short(wanted), **told)
    return None, problem, Message("columns.write_if", line=line)


def places_of(heading, names):
    """Return where a heading stands.

    The very text is looked for first, then all but for case and blanks, then all but for the
    letters' width and the way accents are stored.

    >>> places_of("x2", ["X²", "X2"]), places_of("x2", ["X²", "id"])
    ([1], [0])
    """
    for fold in (str, _folded, _plain):
        wanted = fold(heading)
        places = [place for place, name in enumerate(names) if fold(name) == wanted]
        if places:
            return places
    return []


def heading_of(column, columns):
    """Return the heading by which a study finds a column.

    >>> heading_of("X1", {}), heading_of("X1", {"X1": {"heading": "Tired?", "position": 2}})
    ('X1', 'Tired?')
    """
    wanted = columns.get(column, column)
    return wanted["heading"] if isinstance(wanted, dict) else str(wanted)


def line_for(column, names, position):
    """Write the line of data.columns that names the column at a position.

    Parameters
    ----------
    column : str
        As the study names it.
    names : list of str
    position : int
        Counted from 1.

    Examples
    --------
    >>> line_for("A", ["id", "How often?"], 2)
    'A: "How often?"'
    >>> line_for("A", ["x", "x"], 2)
    'A: {heading: "x", position: 2}'
    """
    column = column if _PLAIN.fullmatch(column) else json.dumps(column, ensure_ascii=False)
    if not 0 < position <= len(names) or not names[position - 1]:
        return f'{column}: "..."'
    heading = json.dumps(names[position - 1], ensure_ascii=False)
    if len(places_of(names[position - 1], names)) == 1:
        return f"{column}: {heading}"
    return f"{column}: {{heading: {heading}, position: {position}}}"


def line_instead(column, names, number):
    """Write the line to take the place of one that names a column by a number.

    The number may be meant as a heading, which stands between quotes then.

    >>> line_instead("A", ["id", "2024"], 2024), line_instead("A", ["id", "2024"], 1)
    ('A: "2024"', 'A: "id"')
    """
    places = places_of(str(number), names)
    return line_for(column, names, places[0] + 1 if places else number)


def describe_column(cells, place, column=None):
    """Name a column so that somebody finds it in a spreadsheet.

    Parameters
    ----------
    cells : angket.files.cells.Cells
    place : int
        Of the column in the table, counted from 0.
    column : str, optional
        As the study names it.

    Returns
    -------
    Message
        Letter, heading, the study's name where it is another, and wording where there is one.

    Examples
    --------
    >>> from angket.files.cells import Cells
    >>> print(describe_column(Cells(["id", "7. I am tired"], None, [], {}), 1, "X7"))
    column B ("7. I am tired", X7)
    """
    heading, wording = cells.names[place], cells.labels.get(place, {}).get("wording")
    named = [f'"{short(heading)}"'] if heading else []
    if column and column != heading:
        named.append(column)
    if wording and wording != heading:
        named.append(f'"{short(wording)}"')
    letter = column_letters(place + cells.first_column)
    return Message("columns.column", letter=letter, named=named)


def disguised(identifier):
    """Return what stands for an id in settings that replace ids by pseudonyms.

    >>> disguised("R17") == disguised("R17") != disguised("R18")
    True
    """
    return hashlib.sha256(str(identifier).encode()).hexdigest()[:16]


def _closest(word, candidates):
    spelled = {plain(str(candidate)): candidate for candidate in reversed(list(candidates))}
    match = difflib.get_close_matches(plain(str(word)), spelled, n=1, cutoff=0.6)
    return spelled[match[0]] if match else None


def _rank(heading, position, columns):
    """Count the columns of the study that have the same heading and stood before this one."""
    return sum(
        isinstance(other, dict)
        and plain(other["heading"]) == plain(heading)
        and other.get("position", 0) < (position or 0)
        for other in columns.values()
    )


def short(heading, longest=_LONGEST):
    """Cut a heading that is too long to be read in a message.

    >>> short("How often are you tired?", 9)
    'How often...'
    """
    return heading if len(heading) <= longest + 3 else f"{heading[:longest]}..."


@functools.cache
def _folded(name):
    return " ".join(name.casefold().split())


# Each heading is compared with each column of the study.
_plain = functools.cache(plain)
