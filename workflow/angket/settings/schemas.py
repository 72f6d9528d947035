"""The schemas of the settings files, read once."""

from functools import cache
from pathlib import Path

import yaml

from angket.hypotheses.declared import other_names
from angket.hypotheses.kind import with_kinds
from angket.settings.instruments import known_instruments
from angket.settings.places import with_places
from angket.settings.words import known_languages
from angket.systems import systems
from angket.systems.system import read, with_common

SCHEMAS = Path(__file__).parents[2] / "schemas"


@cache
def load_schema(name):
    """Return the schema of a kind of file, with what it refers to in its place.

    Parameters
    ----------
    name : str
        `config`, `study` or a system.

    Returns
    -------
    dict
    """
    if name in systems():
        schema = with_common(read(name, "schema.yaml"), _read("study.schema"))
    else:
        schema = _read(f"{name}.schema")
    if name == "config":
        schema["properties"] |= {system: listing(system) for system in systems()}
    schema = written_out(with_places(with_kinds(schema)) if name == "study" else schema)
    schema["properties"]["language"]["enum"] = known_languages()
    if name == "study":
        variable = schema["properties"]["variables"]["additionalProperties"]["properties"]
        variable["instrument"]["enum"] = known_instruments()
    return schema


def listing(system):
    """Return the part of a schema that lists what there is of a system.

    >>> listing("syntheses")["default"]
    []
    """
    of_studies = _read("config.schema")["properties"]["studies"]
    told = f"What to make of {system}; each names a file config/{system}/<name>.yaml."
    names = {key: value for key, value in of_studies.items() if key != "minItems"}
    return names | {"description": told, "default": []}


@cache
def other_words():
    """Return other words for keys and values, such as those of Indonesian, with the right ones.

    >>> other_words()["keys"]["judul"], other_words()["values"]["regresi"]
    ('title', 'regression')
    """
    words = _read("other_words")
    return words | {"values": words["values"] | other_names()}


@cache
def known_keys():
    """Return every key that the schemas have.

    >>> {"title", "studies", "already_reversed"} <= known_keys()
    True
    """
    return frozenset(
        key for name in ("config", "study", *systems()) for key in _keys(load_schema(name))
    )


def written_out(schema, root=None):
    """Return a schema with what it refers to in place of the references: checked in less time.

    >>> written_out({"$defs": {"name": {"type": "string"}}, "items": {"$ref": "#/$defs/name"}})
    {'items': {'type': 'string'}}
    """
    root = schema if root is None else root
    if isinstance(schema, list):
        return [written_out(part, root) for part in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        key: written_out(part, root)
        for key, part in resolve(schema, root).items()
        if key != "$defs"
    }


def resolve(schema, root):
    """Return a part of a schema with what it refers to in its place."""
    if "$ref" not in schema:
        return schema
    target = root["$defs"][schema["$ref"].removeprefix("#/$defs/")]
    return {**target, **{key: value for key, value in schema.items() if key != "$ref"}}


def _keys(schema):
    if isinstance(schema, dict):
        yield from schema.get("properties", {})
        for part in schema.values():
            yield from _keys(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from _keys(part)


def _read(name):
    with open(SCHEMAS / f"{name}.yaml", encoding="utf-8") as file:
        return yaml.load(file, Loader=yaml.CSafeLoader)
