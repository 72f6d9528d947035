"""Reads YAML from anywhere within bounds, which are checked before any of it is built up.

A kilobyte of YAML can stand for gigabytes, by parts that refer to parts, and a hundred thousand
brackets overflow the stack of whoever builds them up. So the events of the text, which come one
by one, are counted first.
"""

import re

import yaml

from angket.files.fault import Fault
from angket.messages.message import Message

# A thousand items with their wordings take a quarter of a megabyte and 10,000 parts.
MOST_BYTES = 2_000_000
MOST_PARTS = 100_000
DEEPEST = 30
# How files of word processors begin.
_PROGRAMS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf", b"%PDF")


class OutOfBounds(Exception):
    """More than a text of YAML may hold.

    Attributes
    ----------
    line : int or None
        Counted from 1.
    message : Message
    """

    def __init__(self, line, message):
        super().__init__(str(message))
        self.line, self.message = line, message


def read_text(path):
    """Read a file of YAML as text, which may not be larger than any that people write.

    Raises
    ------
    OutOfBounds, OSError, UnicodeDecodeError
    """
    with open(path, "rb") as stream:
        return as_text(stream.read(MOST_BYTES + 1))


def as_text(data):
    """Return bytes of YAML as text.

    >>> as_text(b"a: 1")
    'a: 1'
    """
    if len(data) > MOST_BYTES:
        told = Message("settings.too_large", most=f"{MOST_BYTES / 1e6:g}")
        raise OutOfBounds(None, told)
    if data.startswith(_PROGRAMS):
        raise OutOfBounds(None, Message("settings.not_a_text"))
    return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")


def events_of(text):
    """Return the events of a text of YAML, if it stays within bounds.

    Parameters
    ----------
    text : str

    Returns
    -------
    list of yaml.Event

    Raises
    ------
    OutOfBounds
        Where it has too many parts, those that marks stand for counted, is nested too deep, or
        refers to itself.
    yaml.YAMLError
        Where it is none.

    Examples
    --------
    >>> len(events_of("a: 1"))
    8
    >>> try:
    ...     events_of("a: " + "[" * 1000)
    ... except OutOfBounds as error:
    ...     print(error.line, error)
    1 is nested more than 30 deep. Is a bracket not closed, or is it the right file?
    """
    events, parts = [], 0
    # What marks stand for, in parts, and the marks of what is still open.
    marked, opened = {}, []
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        events.append(event)
        line = event.start_mark.line + 1
        if isinstance(event, yaml.AliasEvent):
            if event.anchor in (mark for mark, _ in opened):
                raise OutOfBounds(line, Message("settings.refers_to_itself", mark=event.anchor))
            parts += marked.get(event.anchor, 1)
        elif isinstance(event, yaml.ScalarEvent):
            parts += 1
            if event.anchor:
                marked[event.anchor] = 1
        elif isinstance(event, yaml.CollectionStartEvent):
            opened.append((event.anchor, parts))
            parts += 1
            if len(opened) > DEEPEST:
                raise OutOfBounds(line, Message("settings.too_deep", most=DEEPEST))
        elif isinstance(event, yaml.CollectionEndEvent):
            mark, before = opened.pop()
            if mark:
                marked[mark] = parts - before
        if parts > MOST_PARTS:
            raise OutOfBounds(line, Message("settings.too_many_parts", most=MOST_PARTS))
        if isinstance(event, yaml.DocumentStartEvent) and len(events) > 2:
            raise OutOfBounds(line, Message("settings.several_documents"))
    return events


def load_foreign(data, name):
    """Return what YAML from outside says, such as that of an archive or a plan.

    Parameters
    ----------
    data : bytes or str
    name : str
        Of the file, for the message.

    Returns
    -------
    object
        Mappings, lists and scalars, as `yaml.safe_load` builds them. Merge keys (``<<``) are
        not followed: nobody needs them here, and they multiply like marks.

    Raises
    ------
    Fault
        Whatever is wrong with it, in words with the name of the file.

    Examples
    --------
    >>> load_foreign(b"studies: [a]", "config/config.yaml")
    {'studies': ['a']}
    >>> load_foreign("a: [", "x.yaml")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
        ...
    angket.files.fault.Fault: x.yaml: is not valid YAML (line 2: ...).
    """
    try:
        text = as_text(data) if isinstance(data, bytes) else as_text(data.encode())
        for event in events_of(text):
            if isinstance(event, yaml.ScalarEvent) and event.value == "<<":
                raise OutOfBounds(event.start_mark.line + 1, Message("settings.merge_key"))
        return yaml.load(text, Loader=yaml.CSafeLoader)
    except OutOfBounds as error:
        raise Fault(Message("settings.foreign", file=name, problem=error.message)) from error
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        told = Message(
            "settings.foreign_yaml",
            file=name,
            line=mark.line + 1 if mark else 1,
            problem=error.problem or "YAML",
        )
        raise Fault(told) from error
    # Numbers too long for one, days that no calendar has, letters that are none.
    except (yaml.YAMLError, ValueError, TypeError, OverflowError, RecursionError) as error:
        problem = re.sub(r"\s+", " ", str(error))
        told = Message("settings.foreign_value", file=name, problem=problem)
        raise Fault(told) from error
