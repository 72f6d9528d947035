"""Keys of settings that a message names, by what the form calls them.

Messages are told in terminals, too, where settings are edited as text, and name keys as the file
does: ``exclude.respondents``, or ``already_reversed`` of the part that they are about. A word
without a dot or an underscore is a key only after "the line", with a colon.
"""

import functools
import re

from angket.page.form.described import Told
from angket.page.form.nodes import tree, walk
from angket.page.form.schema_keys import (
    beside,
    first_names,
    last_names,
    node_of,
    steps_of,
    without_heading,
)
from angket.page.words import Words
from angket.settings.schemas import load_schema

_SAID = r"(?P<said>\b(?:the )?key |\bkunci |\b(?:the )?line (?=\w+:)|\bbaris (?=\w+:))?"
_VALUE = r'(?:: (?P<value>\[[^\]]*\]|"[^"]*"|\d[\d.]*|\w+))?'


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
    'ada di "Sudah dibalik". Hapus isian "Skala"'
    >>> in_labels("cronbach_minimum: 0.7, alpha", "en", "tests.cronbach_minimum")
    '0.7, alpha'
    """

    def replaced(match):
        path = _path_of(match, at)
        if path is None:
            return match[0]
        value = _value(path, match["value"], language)
        rest = "" if value or not match["value"] else f": {match['value']}"
        # A word names a key of what the message is about, which needs no saying.
        label = label_of(path, language).rpartition("\n" if match["path"] else ": ")[2]
        named = f'"{label}{": " if value else ""}{value}"{rest}'
        return f"{Words(language)('settings.field')} {named}" if match["said"] else named

    own = re.escape(at.rpartition(".")[2])
    text = re.sub(rf'(?<![\w."]){own}: (?=[\d"\[])', "", text) if own else text
    return _with_choices(_pattern().sub(replaced, text), at, language)


def words_in_labels(phrase, words, language, at, kind=None):
    """Name settings in a phrase by the labels of their fields where the phrase has bare words.

    Parameters
    ----------
    phrase : str
        With what fills it still between braces.
    words : collection of str
        Which words of it are keys.
    language : str
    at : str
        The key that the message is about: the words name keys beside it, above it or in it.
    kind : str, optional
        Of the hypothesis that it is about.

    Returns
    -------
    str

    Examples
    --------
    >>> words_in_labels("seharusnya bands; labels saja", {"bands", "labels"}, "id", "categories.a")
    'seharusnya "Rentang"; "Nama kategori norma" saja'
    """
    own = at.rpartition(".")[2]

    def replaced(match):
        # An example at the field itself needs no name.
        known = match[0] in words and not (
            match[0] == own and match.string[match.end() :][:1] == ":"
        )
        path = beside(match[0], at) if known else None
        label = label_of(path, language, kind).rpartition(": ")[2] if path else match[0]
        return match[0] if label.casefold() == match[0] else f'"{label}"'

    # What has an underscore or stands after "the line" is found once the phrase is told.
    alone = r"\{\w+\}|(?<![\w.])(?<!baris )[a-z]+(?!\w|\.[\w{])"
    return re.sub(alone, replaced, phrase)


def label_of(path, language, kind=None):
    """Return what the form calls a key, with what it is part of before it.

    Parameters
    ----------
    path : str
        With dots between its parts, and positions in lists between brackets.
    language : str
    kind : str, optional
        Of the hypothesis that it is a key of.

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
    for name, key, is_entry in steps_of(path):
        if is_entry:
            parts[-1] += f" {name}"
        else:
            parts.append(said.label(node_of(key, kind)))
    # What stands open has no heading of its own.
    flat = path.split(".")[0] in without_heading() and len(parts) > 1
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
    path = path_in(text)
    return field_at(path, settings) if path else ""


def path_in(text):
    """Return the first key of settings that a message names with all that it is part of.

    Parameters
    ----------
    text : str
        The message, told with keys as they stand in the file.

    Returns
    -------
    str
        With dots between its parts; empty where none is named.

    Examples
    --------
    >>> path_in("has no categories. Give it some with variables.stress.categories.")
    'variables.stress.categories'
    """
    for match in _pattern().finditer(text):
        if match["path"] and _path_of(match, "") is not None:
            return match["path"]
    return ""


def field_at(path, settings):
    """Return the id of the field of a key, or of the smallest group that it lies in.

    Parameters
    ----------
    path : str
        With dots between its parts, and positions in lists between brackets.
    settings : dict
        As they stand in the file.

    Returns
    -------
    str
        Empty where no field is near.

    Examples
    --------
    >>> field_at("exclude.respondents.7", {"exclude": {"respondents": {"7": "twice"}}})
    'exclude-respondents-0'
    """
    return nearest_field(path, field_ids(settings))


def field_ids(settings):
    """Return the ids of the fields in the form of some settings, by their paths.

    Parameters
    ----------
    settings : dict
        As they stand in the file.

    Returns
    -------
    dict of str to str

    Examples
    --------
    >>> field_ids({})["exclude.respondents"]
    'exclude-respondents'
    """
    return {node.dotted: node.id for node in walk(tree(load_schema("study"), settings))}


def nearest_field(path, ids):
    """Return the id of the field that a key is of, or of the smallest group that it lies in.

    Parameters
    ----------
    path : str
    ids : dict of str to str
        Ids of fields by their paths.

    Returns
    -------
    str

    Examples
    --------
    >>> nearest_field("variables.x.items[2]", {"variables.x": "variables-0"})
    'variables-0'
    """
    while path and path not in ids:
        path = path[: max(path.rfind("."), path.rfind("["), 0)]
    return ids.get(path, "")


@functools.cache
def _pattern():
    tops = sorted(first_names(), key=len, reverse=True)
    parts = r"(?:\.[\w-]*\w(?:\[\d+\])?)+"
    dotted = rf"(?P<path>(?:{'|'.join(map(re.escape, tops))}){parts})"
    joined = {name for name in last_names() if "_" in name}
    words = "|".join(sorted(map(re.escape, joined), key=len, reverse=True))
    lined = r"(?P<line>(?<=baris )\w+(?=:)|(?<=line )\w+(?=:))"
    begins, ends = r'(?<![\w/."“\-{])', r"(?![\w/(\-])"
    word = rf"(?P<word>{words}){ends}"
    return re.compile(rf"{_SAID}(?:{begins}(?:{dotted}{ends}|{word}){_VALUE}|{lined}:)")


def _path_of(match, at):
    """Return the path that a match names, or None where it is no key."""
    if path := match["path"]:
        return path if len(steps_of(path)) > 1 else None
    name = match["word"] or match["line"]
    if path := beside(name, at):
        return path
    if match["line"] or name not in last_names():
        return None
    key = min(last_names()[name], key=len)
    return key if "*" not in key and "[" not in key else None


def _with_choices(text, at, language):
    """Name choices of a key, where they stand between quotation marks, as the form does."""
    node, allowed = _choices(at)
    if node is None:
        return text

    def replaced(match):
        return f'"{Told(language).choice(node, match[1])}"' if match[1] in allowed else match[0]

    return re.sub(r'"(\w+)"', replaced, text)


def _choices(path):
    """Return the field of a key, or None where there is none, and what may be chosen there."""
    steps = steps_of(path)
    node = node_of(steps[-1].key) if steps else None
    if node is None:
        return None, ()
    return node, node.schema.get("enum") or node.schema.get("items", {}).get("enum") or ()


def _value(path, text, language):
    """Return what is to be written at a key, as the form has it; empty where nothing is told."""
    (node, allowed), said = _choices(path), Told(language)
    if not text or node is None:
        return ""
    parts = [part.strip().strip('"') for part in text.strip("[]").split(",")]
    if text[0] not in '["' and not text[0].isdigit() and text not in map(str, allowed):
        return ""
    return ", ".join(said.choice(node, part) if part in allowed else part for part in parts)
