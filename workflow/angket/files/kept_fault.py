"""A fault kept beside a log: its words by key, and the places in files that it names.

Other programs than a reader's eyes can then tell it in another language, and mark the cells.
"""

import json
from pathlib import Path
from typing import NamedTuple

from angket.messages.message import Message, Sentences, tell
from angket.messages.packed import packed, unpacked

# As many places are kept; all of them stand in the table beside the log.
MOST = 200
# What heads of tables of faults call what a place tells.
_NAMES = {"found": "value"}


class Kept(NamedTuple):
    """A fault as it was kept.

    Attributes
    ----------
    message : Message or str
    places : list of Place
    count : int
        How many places there were.
    """

    message: object
    places: list
    count: int

    def lines(self, language):
        """Return the message in a language, sentence by sentence."""
        several = isinstance(self.message, Sentences)
        parts = self.message.fillings["parts"] if several else [self.message]
        return [line for part in parts for line in tell(part, language).splitlines()]


class Place(NamedTuple):
    """A cell, row or column of a file, and what is wrong there.

    Attributes
    ----------
    file : str or None
    row : int or None
        As a spreadsheet counts.
    column : str or Message or None
        Its heading, or what the study calls it.
    value : object
        What was found; None or empty where nothing was.
    expected : object
    """

    file: str | None = None
    row: int | None = None
    column: object = None
    value: object = None
    expected: object = None


def keep(fault, file):
    """Write a fault to a file.

    Parameters
    ----------
    fault : angket.files.fault.Fault
    file : path

    Examples
    --------
    >>> import pathlib, tempfile
    >>> from angket.files.fault import Fault
    >>> file = pathlib.Path(tempfile.mkdtemp()) / "scoring.fault.json"
    >>> told = Message("message.example", file="a.csv", count=1)
    >>> keep(Fault(told, (["row", "found"], [[3, "x"]])), file)
    >>> kept(file).places[0].row, kept(file).lines("en")
    (3, ['a.csv: 1 fault.'])
    """
    places = _places(fault)
    known = {
        "message": packed(fault.message),
        "places": [packed(list(place)) for place in places[:MOST]],
        "count": len(places),
    }
    Path(file).write_text(json.dumps(known, ensure_ascii=False, default=str), encoding="utf-8")


def kept(file):
    """Return the fault that a file keeps, or None.

    Parameters
    ----------
    file : path

    Returns
    -------
    Kept or None
        None where there is no such file, or one that is not whole.
    """
    try:
        known = json.loads(Path(file).read_text(encoding="utf-8"))
        places = [Place(*unpacked(place)) for place in known["places"]]
        return Kept(unpacked(known["message"]), places, known["count"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _places(fault):
    messages = [message for message in _messages(fault.message) if "file" in message.fillings]
    if not fault.table:
        return [_place(message.fillings, None) for message in messages if _is_place(message)]
    head, rows = fault.table
    head = [_NAMES.get(name, name) for name in head]
    file = messages[0].fillings["file"] if messages else None
    return [_place(dict(zip(head, row, strict=True)), file) for row in rows]


def _is_place(message):
    return message.fillings.keys() & {"row", "column"}


def _place(known, file):
    row = known.get("row")
    row = int(row) if str(row).isdecimal() else None
    texts = {name: _or_none(known.get(name)) for name in ("column", "value", "expected")}
    named = known.get("file", file)
    return Place(file=None if named is None else str(named), row=row, **texts)


def _or_none(value):
    return None if isinstance(value, str) and not value else value


def _messages(value):
    """Yield a message and all that fill it."""
    if isinstance(value, Message):
        yield value
        value = list(value.fillings.values())
    if isinstance(value, list | tuple):
        for part in value:
            yield from _messages(part)
