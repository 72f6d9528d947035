"""What somebody can answer to a fault of a new file: how it is to be read, as settings of `data`.

A fault whose remedy is a setting writes it as a line of its own, such as ``head_rows: 3``. Here it
becomes a button; all else about how a file is read can be typed.
"""

import functools
import json
import re
from typing import NamedTuple

import jsonschema
import yaml

from angket.files.fault import Fault
from angket.files.kind_of_file import is_workbook
from angket.files.workbook import sheet_names
from angket.page.form.described import Told
from angket.page.form.key_labels import in_labels
from angket.page.form.nodes import tree, walk
from angket.page.form.values import types_of
from angket.settings.schemas import load_schema

_LINE = re.compile(r"([a-z_]+): (\S.*)")
# Faults that another way of reading may mend; of others the file itself must be mended.
_BY_READING = ("table.", "text.", "draft.no_items", "sheets.no_respondents")
_OF_TEXT = ("head_rows", "skip_rows", "last_row", "delimiter", "encoding")
_OF_WORKBOOK = ("sheet", "head_rows", "skip_rows", "last_row")


class UnreadableError(Exception):
    """What was typed says nothing of how a file is read; holds the name of the key."""


class Paragraph(NamedTuple):
    """A line of a message.

    Attributes
    ----------
    text : str
        Of a remedy, what its button says.
    value : str or None
        What the button sends; None for a line that only tells.
    """

    text: str
    value: str | None


class Field(NamedTuple):
    """A field that says how a file is read: its key, its words, and what can be chosen, if any."""

    key: str
    label: str
    told: str
    example: str
    choices: list


def is_answerable(message, told):
    """Tell whether a fault can be mended by saying how the file is read.

    Parameters
    ----------
    message : Message or str
    told : str
        The same in the language of the page.

    Returns
    -------
    bool

    Examples
    --------
    >>> is_answerable("", "It has 20,000 columns. If this is right, raise data.maximum_columns.")
    True
    >>> is_answerable("", "It is protected by a password. Remove the password.")
    False
    """
    lines = told.split("\n")
    by_line = any(_paragraph(line, "en").value for line in lines)
    return by_line or bool(_named(told)) or getattr(message, "key", "").startswith(_BY_READING)


def paragraphs(told, language):
    r"""Part a message into lines, those that are settings made buttons.

    Parameters
    ----------
    told : str
    language : str

    Returns
    -------
    list of Paragraph

    Examples
    --------
    >>> for one in paragraphs("Where are the heads? Write\nhead_rows: 3", "en"):
    ...     print(one)
    Paragraph(text='Where are the heads? Write', value=None)
    Paragraph(text='Head rows: 3', value='{"head_rows": 3}')
    """
    return [_paragraph(line, language) for line in told.split("\n") if line.strip()]


def fields(file, language, told):
    """Return the fields by which somebody says how a file is read.

    Parameters
    ----------
    file : path
    language : str
    told : str
        The fault; settings that it names are among the fields.

    Returns
    -------
    list of Field
    """
    said = Told(language)
    keys = _OF_WORKBOOK if is_workbook(file) else _OF_TEXT
    found = []
    for key in dict.fromkeys((*keys, *_named(told))):
        node = _nodes()[key]
        choices = [(value, said.choice(node, value)) for value in node.schema.get("enum", ())]
        if key == "sheet":
            choices = [(name, name) for name in _sheets(file)]
        found.append(Field(key, said.label(node), said.told(node), said.example(node), choices))
    return found


def chosen(pairs):
    """Read how a file is to be read from what a form sends.

    Parameters
    ----------
    pairs : mapping of str to str
        ``data/<key>`` with what was typed or chosen, and ``set`` with what a button says.

    Returns
    -------
    dict
        Settings of `data`.

    Raises
    ------
    UnreadableError

    Examples
    --------
    >>> chosen({"data/head_rows": "1, 2", "data/sheet": ""})
    {'head_rows': [1, 2]}
    """
    found = {}
    for key in _nodes():
        if text := str(pairs.get(f"data/{key}", "")).strip():
            found[key] = _meant(key, text)
    try:
        found |= json.loads(str(pairs.get("set") or "{}"))
    except (ValueError, TypeError) as error:
        raise UnreadableError("set") from error
    for key, value in found.items():
        if key not in _nodes() or not _is_valid(key, value):
            raise UnreadableError(key)
    return found


def _paragraph(line, language):
    match = _LINE.fullmatch(line.strip())
    if match and match[1] in _nodes():
        for text in (match[2], f"[{match[2]}]"):
            value = yaml.safe_load(text)
            if _is_valid(match[1], value):
                said, node = Told(language), _nodes()[match[1]]
                shown = ", ".join(map(str, value)) if isinstance(value, list) else value
                shown = said.choice(node, shown) if isinstance(value, str) else shown
                return Paragraph(f"{said.label(node)}: {shown}", json.dumps({match[1]: value}))
    return Paragraph(in_labels(line, language), None)


def _named(told):
    """List the settings of `data` that a message names."""
    return [key for key in re.findall(r"data\.([a-z_]+)", told) if key in _nodes()]


@functools.cache
def _nodes():
    """Return the keys of `data` in the schema by their names."""
    of_data = [node for node in walk(tree(load_schema("study"), {})) if len(node.place) == 2]
    return {node.place[1]: node for node in of_data if node.place[0] == "data"}


def _is_valid(key, value):
    return jsonschema.Draft202012Validator(_nodes()[key].schema).is_valid(value)


def _meant(key, text):
    """Return numbers of rows as such, several as a list; anything else as it was typed."""
    types = types_of(_nodes()[key].schema)
    if "string" in types:
        return text
    numbers = re.findall(r"\d+", text)
    if re.sub(r"[\d\s,;]", "", text) or not numbers:
        raise UnreadableError(key)
    rows = [int(number) for number in numbers]
    return rows[0] if len(rows) == 1 and "integer" in types else rows


def _sheets(file):
    try:
        return sheet_names(file)
    except (Fault, OSError, ValueError):
        return []
