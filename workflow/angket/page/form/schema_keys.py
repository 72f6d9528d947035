"""Keys of the schema of a study: which there are, and where a path of settings leads."""

import functools
import re
from typing import NamedTuple

from angket.page.form.described import every_key
from angket.page.form.nodes import Node, layout
from angket.page.form.shapes import alternatives, shape_of
from angket.settings.schemas import load_schema


class Step(NamedTuple):
    """A part of a path: its name, its key in the schema, and whether it is an entry."""

    name: str
    key: str
    entry: bool


def steps_of(path):
    """Part a path of settings.

    Parameters
    ----------
    path : str
        With dots between its parts, and positions in lists between brackets.

    Returns
    -------
    list of Step
        Empty where it leads to no key.

    Examples
    --------
    >>> [step.key for step in steps_of("exclude.where[2].reason")]
    ['exclude', 'exclude.where', 'exclude.where[]', 'exclude.where[].reason']
    >>> steps_of("exclude.respondents.a@b.id")[-1].name, steps_of("exclude.nobody")
    ('a@b.id', [])
    """
    found, key, rest = [], "", path
    while rest:
        part, *_ = re.match(r"\.?(\[\d+\]|[^.\[\]]*)", rest).groups()
        mark = "[]" if part.startswith("[") else ".*"
        if key and key + mark in _entries():
            key += mark
            # A name may have dots, where nothing stands below it.
            part = part if any(one.startswith(f"{key}.") for one in _keys()) else rest.lstrip(".")
            found.append(Step(part.strip("[]"), key, True))
        else:
            key = f"{key}.{part}" if key else part
            if key not in _keys():
                return []
            found.append(Step(part, key, False))
        rest = rest[rest.index(part) + len(part) :] if part else ""
    return found


def node_of(key, kind=None):
    """Return a field for a key of the schema, or None where that is an entry alone.

    Parameters
    ----------
    key : str
    kind : str, optional
        Of the hypothesis that the key is of; without it, the first kind that has the key.

    Returns
    -------
    Node or None

    Examples
    --------
    >>> node_of("tests.alpha").key, node_of("exclude.respondents.*")
    ('tests.alpha', None)
    """
    known = _keys().get(key)
    if known is None:
        return None
    kind = kind if kind in known else next(iter(known))
    return Node("", (), key, "", known[kind], kind=kind)


def beside(name, at):
    """Return the path of a key beside another one, in it or above it.

    Parameters
    ----------
    name : str
    at : str
        The path of the other one.

    Returns
    -------
    str or None

    Examples
    --------
    >>> beside("is_not", "exclude.where[2].reason"), beside("reversed", "variables.x")
    ('exclude.where[2].is_not', 'variables.x.reversed')
    """
    steps = steps_of(at)
    for depth in range(len(steps), -1, -1):
        above = f"{steps[depth - 1].key}." if depth else ""
        if f"{above}{name}" in _keys():
            around = [f"[{one.name}]" if one.key.endswith("[]") else one.name for one in steps]
            return ".".join([*around[:depth], name]).replace(".[", "[")
    return None


@functools.cache
def last_names():
    """Return the last parts of keys, each with the keys that end with it.

    >>> last_names()["cronbach_minimum"]
    ['tests.cronbach_minimum']
    """
    found = {}
    for key in _keys():
        found.setdefault(key.split(".")[-1].removesuffix("[]"), []).append(key)
    return found


@functools.cache
def first_names():
    """Return the first parts of keys.

    >>> "exclude" in first_names()
    True
    """
    return {key.split(".")[0] for key in _keys()}


@functools.cache
def without_heading():
    """Return the groups whose keys stand in the form without a heading of the group.

    >>> sorted(without_heading())
    ['data', 'tests']
    """
    sections = [section for section in layout()["sections"] if section.get("open")]
    groups = {key for section in sections for key in section["keys"]}
    return {key for key in groups if "properties" in node_of(key).schema}


@functools.cache
def _keys():
    """Return the keys of the schema of a study, each with its part of the schema by kind."""
    found = {}
    for key, kind, schema in every_key(load_schema("study")):
        found.setdefault(key, {})[kind] = schema
    return found


@functools.cache
def _entries():
    """Return the keys of entries that have names or positions."""
    found = set()
    for key, kinds in _keys().items():
        for schema in kinds.values():
            ways = alternatives(schema)
            found |= {f"{key}[]"} if "list" in ways else set()
            found |= {f"{key}.*"} if "map" in ways and shape_of(schema, "map") == "map" else set()
    return found
