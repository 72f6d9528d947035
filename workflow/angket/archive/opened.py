"""Reads the members of an archive, which may hold anything: what is wrong is told by its name."""

import csv
import io
import json

from angket.files.fault import Fault
from angket.messages.message import Message
from angket.settings.bounded_yaml import load_foreign


class Unreadable(Exception):
    """A member that is not what it should be.

    Parameters
    ----------
    message : Message
    """

    def __init__(self, message):
        super().__init__(str(message))
        self.message = message


def text_of(members, name):
    """Return a member as text.

    Raises
    ------
    Unreadable
        Where it is missing or no text.

    Examples
    --------
    >>> text_of({"a": b"x"}, "a")
    'x'
    """
    if name not in members:
        raise Unreadable(Message("archive.lacks", name=name))
    try:
        return members[name].decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unreadable(Message("archive.no_text", name=name)) from None


def yaml_of(members, name):
    """Return what a member says in YAML: plain values, within bounds.

    >>> yaml_of({"a": b"x: [1, 2]"}, "a")
    {'x': [1, 2]}
    """
    text_of(members, name)
    try:
        return load_foreign(members[name], name)
    except Fault:
        raise Unreadable(Message("archive.no_yaml", name=name)) from None


def table_of(members, name, *columns):
    r"""Return the rows of a table, each a dict.

    Parameters
    ----------
    members : dict
    name : str
    columns : str
        Those that it must have.

    Raises
    ------
    Unreadable

    Examples
    --------
    >>> table_of({"a.csv": b"x,y\n1,2\n"}, "a.csv", "x")
    [{'x': '1', 'y': '2'}]
    """
    text = text_of(members, name)
    try:
        reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
        rows = list(reader)
    except csv.Error:
        raise Unreadable(Message("archive.no_table", name=name, columns=columns)) from None
    whole = all(None not in row and None not in row.values() for row in rows)
    if not whole or set(columns) - set(reader.fieldnames or ()):
        raise Unreadable(Message("archive.no_table", name=name, columns=columns))
    return rows


def json_of(members, name):
    """Return what a member says in JSON.

    >>> json_of({"a": b'{"x": 1}'}, "a")
    {'x': 1}
    """
    text = text_of(members, name)
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise Unreadable(Message("archive.no_json", name=name)) from None
