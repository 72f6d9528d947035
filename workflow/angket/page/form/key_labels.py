"""Keys of settings that a message names, by what the form calls them.

Messages are told in terminals, too, where settings are edited as text, and name keys as the file
does: ``exclude.respondents``, or ``already_reversed`` of the part that they are about. A word
without a dot or an underscore is a key only after "the line", with a colon.
"""

import functools
import re
from typing import NamedTuple

from angket.page.form.described import Told, every_key
from angket.page.form.nodes import Node, layout, tree, walk
from angket.page.words import Words
from angket.settings.schemas import load_schema

_SAID = r"(?P<said>\b(?:the )?key |\bkunci |\b(?:the )?line (?=\w+:)|\bbaris (?=\w+:))?"
_VALUE = r'(?:: (?P<value>\[[^\]]*\]|"[^"]*"|\d[\d.]*|\w+))?'


class _Key(NamedTuple):
    """A key of the schema: the kind of hypothesis that it is of, and its part of the schema."""

    kind: str | None
    schema: dict


def in_labels(text, language, at=""):
    """Name settings in a message by the labels of their fields.

    Parameters
    ----------
    text : str
        The message, told.
    language : str
        That of the page.
    at : str
        The key that the message is about, with dots between.

    Returns
    -------
    str

    Examples
    --------
    >>> in_labels("It is named at data.id, and not in reversed.csv.", "en")
    'It is named at "Column that identifies", and not in reversed.csv.'
    >>> in_labels("ada di already_reversed. Hapus baris scale:", "id", "variables.x.reversed")
    'ada di "Sudah dibalik di berkas". Hapus isian "Skala"'
    >>> in_labels("cronbach_minimum: 0.7, alpha", "en", "tests.cronbach_minimum")
    '0.7, alpha'
    """

    def replaced(match):
        path = _path_of(match, at)
        if path is None:
            return match[0]
        value = _value(path, match["value"], language)
        rest = "" if value or not match["value"] else f": {match['value']}"
        if value and path == at:
            return value
        named = f'"{label_of(path, language)}{": " if value else ""}{value}"{rest}'
        return f"{Words(language)('settings.field')} {named}" if match["said"] else named

    return _pattern().sub(replaced, text)


def label_of(path, language):
    """Return what the form calls a key, with what it is part of before it.

    Parameters
    ----------
    path : str
        With dots between its parts, and positions in lists between brackets.
    language : str

    Returns
    -------
    str
        The path itself, where there is no such key.

    Examples
    --------
    >>> label_of("exclude.respondents", "id"), label_of("variables.stress.reversed", "en")
    ('Yang dikeluarkan: Responden tertentu', 'Variables stress: To be reversed')
    """
    parts, said = [], Told(language)
    for name, key, is_entry in _steps(path):
        if is_entry:
            parts[-1] += f" {name}"
        else:
            known = _keys()[key]
            parts.append(said.label(Node("", (), key, "", known.schema, kind=known.kind)))
    # What stands open has no heading of its own.
    flat = path.split(".")[0] in _open() and len(parts) > 1
    return ": ".join(parts[1:] if flat else parts) or path


def field_of(text, settings):
    """Return the id of the field that a message names first, in the form of some settings.

    Parameters
    ----------
    text : str
        The message, told with keys as they stand in the file.
    settings : dict
        As they stand in the file.

    Returns
    -------
    str
        Empty where it names none.

    Examples
    --------
    >>> field_of("a.csv, exclude.respondents: nobody has the id 7.", {})
    'exclude-respondents'
    """
    ids = {node.dotted: node.id for node in walk(tree(load_schema("study"), settings))}
    for match in _pattern().finditer(text):
        if (path := match["path"]) and _path_of(match, "") is not None:
            while path and path not in ids:
                path = path[: max(path.rfind("."), path.rfind("["), 0)]
            return ids.get(path, "")
    return ""


@functools.cache
def _keys():
    """Return the keys of the schema of a study; of one that several kinds have, the first."""
    found = {}
    for key, kind, schema in every_key(load_schema("study")):
        found.setdefault(key, _Key(kind, schema))
    return found


@functools.cache
def _entries():
    """Return the keys whose entries have names or positions, with the mark of these."""
    marked = re.compile(r"(.+?)(\.\*|\[\])")
    found = {}
    for key in _keys():
        for match in marked.finditer(key):
            found[key[: match.end(1)]] = match[2]
    maps = {key: ".*" for key, known in _keys().items() if "additionalProperties" in known.schema}
    return {key: mark for key, mark in (maps | found).items() if mark != ".*" or _is_map(key)}


def _is_map(key):
    known = _keys().get(key)
    return known is not None and isinstance(known.schema.get("additionalProperties"), dict)


@functools.cache
def _open():
    """Return the groups whose keys stand in the form without a heading of the group."""
    sections = [section for section in layout()["sections"] if section.get("open")]
    groups = {key for section in sections for key in section["keys"]}
    return {key for key in groups if key in _keys() and not _is_map(key)}


@functools.cache
def _pattern():
    tops = sorted({key.split(".")[0] for key in _keys()}, key=len, reverse=True)
    parts = r"(?:\.[\w-]*\w(?:\[\d+\])?)+"
    dotted = rf"(?P<path>(?:{'|'.join(map(re.escape, tops))}){parts})"
    joined = {name for name in _names() if "_" in name}
    words = "|".join(sorted(map(re.escape, joined), key=len, reverse=True))
    lined = r"(?P<line>(?<=baris )\w+(?=:)|(?<=line )\w+(?=:))"
    begins, ends = r'(?<![\w/."“\-{])', r"(?![\w/(\-])"
    word = rf"(?P<word>{words}){ends}"
    return re.compile(rf"{_SAID}(?:{begins}(?:{dotted}{ends}|{word}){_VALUE}|{lined}:)")


@functools.cache
def _names():
    """Return the last parts of keys, each with the keys that end with it."""
    found = {}
    for key in _keys():
        found.setdefault(key.split(".")[-1].removesuffix("[]"), []).append(key)
    return found


def _path_of(match, at):
    """Return the path that a match names, or None where it is no key."""
    if path := match["path"]:
        return path if len(_steps(path)) > 1 else None
    name = match["word"] or match["line"]
    steps = [key for _, key, _ in _steps(at)] if at else []
    around = at.split(".")
    for depth in range(len(steps), -1, -1):
        above = f"{steps[depth - 1]}" if depth else ""
        for key in _names().get(name, ()):
            if key == (f"{above}.{name}" if above else name):
                return ".".join([*around[:depth], name])
    if match["line"] or name not in _names():
        return None
    key = min(_names()[name], key=len)
    return key if "*" not in key and "[" not in key else None


def _steps(path):
    """Part a path: of each part its name, its key in the schema, and whether it is an entry.

    Empty where it leads to no key.
    """
    found, key = [], ""
    for part in re.findall(r"\[\d+\]|[^.\[\]]+", path):
        inner = f"{key}.{part}" if key else part
        if key in _entries():
            key += _entries()[key]
            found.append((part.strip("[]"), key, True))
        elif inner in _keys():
            key = inner
            found.append((part, key, False))
        else:
            return []
    return found


def _value(path, text, language):
    """Return what is to be written at a key, as the form has it; empty where nothing is told."""
    if not text or not (steps := _steps(path)):
        return ""
    key, said = steps[-1][1], Told(language)
    if key not in _keys():
        return ""
    known = _keys()[key]
    node = Node("", (), key, "", known.schema, kind=known.kind)
    allowed = known.schema.get("enum") or known.schema.get("items", {}).get("enum") or ()
    parts = [part.strip().strip('"') for part in text.strip("[]").split(",")]
    if text[0] not in '["' and not text[0].isdigit() and text not in map(str, allowed):
        return ""
    return ", ".join(said.choice(node, part) if part in allowed else part for part in parts)
