"""New names for the items of a variable: the beginning of its own and a number, X1.1, X1.2 ..."""

import copy
import re

from angket.answers.spelling import plain
from angket.page.columns.board import items_by_variable, parts_of

# What a heading has before its wording: "1. ", "12) ", "(3) ".
_NUMBER = re.compile(r"\s*\(?\d{1,3}[.)]\)?\s+(?=\S)")
_PREFIX = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,9}")
# Parts of the settings that name no items, or that name columns and are looked at by themselves.
_WITHOUT = ("title", "data", "scales", "profile", "report", "sources", "notice", "archive")
# Parts with files of their own, whose columns have the names of items.
_FILES = ("instrument", "pilot")


def prefixes(study):
    """Offer how the names of items begin, by variable: Y for what is to be explained, else X.

    Parameters
    ----------
    study : dict
        Its settings.

    Returns
    -------
    dict of str to str
        Nothing where files beside the answers go by the names of items, or where items of the
        variable have such names.

    Examples
    --------
    >>> study = {"variables": {"a": {"items": ["Q1"]}, "b": {"items": ["Q2"]}},
    ...          "hypotheses": {"H1": {"response": "b"}}}
    >>> prefixes(study)
    {'a': 'X1', 'b': 'Y1'}
    """
    if any(study.get(key) for key in _FILES):
        return {}
    hypotheses = (study.get("hypotheses") or {}).values()
    outcomes = {told.get("response") for told in hypotheses if isinstance(told, dict)}
    found, numbers = {}, {"X": 0, "Y": 0}
    for name in study.get("variables") or {}:
        letter = "Y" if name in outcomes else "X"
        numbers[letter] += 1
        found[name] = f"{letter}{numbers[letter]}"
    named = {name for name, _, item in items_by_variable(study) if re.fullmatch(r"\w+\.\d+", item)}
    return {name: prefix for name, prefix in found.items() if name not in named}


def name_items(study, board, doubled, variable, prefix):
    """Give the items of a variable new names, wherever the settings name them.

    Parameters
    ----------
    study : dict
        Its settings; changed.
    board : angket.page.columns.entries.Board
    doubled : collection of int
        Columns whose heading another one has, too.
    variable, prefix : str

    Returns
    -------
    dict of tuple to str
        From the places of renamed entries of mappings to the names that they had; empty where
        nothing was renamed, because a name is taken or the prefix is none.
    """
    told = (study.get("variables") or {}).get(variable)
    prefix = prefix.strip()
    if told is None or not _PREFIX.fullmatch(prefix):
        return {}
    items = [item for part in parts_of(told).values() for item in part.get("items") or []]
    new = {item: f"{prefix}.{number}" for number, item in enumerate(items, 1)}
    others = [*study["variables"], *(study.get("profile") or {})]
    others += [item for *_, item in items_by_variable(study) if item not in new]
    if {plain(str(other)) for other in others} & {plain(name) for name in new.values()}:
        return {}
    was, before = {}, copy.deepcopy(study)
    _name_columns(study, board, doubled, new, was)
    for key in [key for key in study if key not in _WITHOUT]:
        study[key] = _renamed(study[key], new, was, (key,))
    return {place: old for place, old in was.items() if _had(before, place, old)}


def _had(before, place, old):
    """Tell whether an entry was there before, so that it has a place in the file."""
    for key in place[:-1]:
        before = before.get(key) if isinstance(before, dict) else None
    return isinstance(before, dict) and old in before


def _name_columns(study, board, doubled, new, was):
    data, labels = study["data"], study.setdefault("labels", {})
    columns = data.setdefault("columns", {})
    for entry in board.of("item"):
        if entry.name not in new:
            continue
        wording = str(labels.get(entry.name) or " ".join((entry.wording or entry.heading).split()))
        wording = _NUMBER.sub("", wording, count=1)
        if " " in wording:
            labels[entry.name] = wording
        if entry.name not in columns and entry.name not in (data.get("parallel") or {}):
            at = {"heading": entry.heading, "position": entry.place + 1}
            columns[entry.name] = at if entry.place in doubled else entry.heading
            columns[new[entry.name]] = columns.pop(entry.name)
    for key in ("columns", "parallel"):
        if key in data:
            data[key] = _keys(data[key], new, was, ("data", key))
    for part, key in ((data, "columns"), (study, "labels")):
        if not part[key]:
            del part[key]


def _keys(part, new, was, place):
    was |= {(*place, new[key]): key for key in part if key in new}
    return {new.get(key, key): value for key, value in part.items()}


def _renamed(value, new, was, place):
    if isinstance(value, dict):
        known = {key: _renamed(one, new, was, (*place, new.get(key, key)))
                 for key, one in value.items()}  # fmt: skip
        return _keys(known, new, was, place)
    if isinstance(value, list):
        return [_renamed(one, new, was, (*place, at)) for at, one in enumerate(value)]
    return new.get(value, value) if isinstance(value, str) else value
