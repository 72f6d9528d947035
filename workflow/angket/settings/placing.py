"""What a key that the schema does not know may be: misspelt, in another language, misplaced."""

import re

from angket.messages.message import Message
from angket.settings.nearest import nearest
from angket.settings.schemas import other_words


def unknown_key(settings, path, key, known, schema):
    """Say what to do about a key that does not belong where it stands.

    Parameters
    ----------
    settings : angket.settings.yaml_file.Settings
    path : tuple
        Of the group that the key stands in.
    key : str
    known : list of str
        Keys that the group may have.
    schema : dict
        Of the whole file.

    Returns
    -------
    Message
    """
    here = (*path, key)
    if settings.follows_comma(here):
        return Message("settings.comma_made_key")
    line = settings.line_of(here)[1]
    owner = _owner(settings, path, key, known, schema)
    if owner and line:
        return Message("settings.too_far_left", owner=owner, line=line, should=f"  {line}")
    around = path[-1] if len(path) > 1 else None
    if around in schema.get("properties", {}) and around not in settings.data:
        line, margin = settings.line_of(path)[1], Message("settings.the_margin")
        return Message("settings.too_far_right", group=margin, line=line, name=around)
    outer = _outer(settings, path, key, schema)
    if outer is not None and line and key not in known:
        group = outer or Message("settings.the_margin")
        return Message("settings.too_far_right", group=group, line=line, name=key)
    other = other_words()["keys"].get(re.sub(r"[\s-]+", "_", key.strip().casefold()))
    meant = other if other in known else nearest(key, known)
    should = None
    if meant and line and re.search(rf"(^|[\s{{,\"'-]){re.escape(key)}[\"']?\s*:", line):
        written = re.sub(rf"([\"']?){re.escape(key)}\1\s*:", f"{meant}:", line, count=1)
        should = Message("settings.line_should", line=line[:100], should=written[:100])
    return Message(
        "settings.unknown_key",
        known=known,
        meant=Message("settings.did_you_mean", meant=meant) if meant else None,
        line=should,
    )


def _owner(settings, path, key, known, schema):
    """Name the group before a key that the key would belong to, were it further in."""
    group = _at(settings.data, path)
    value, before = group[key], None
    for name in group:
        if name == key:
            break
        if name in known or not path:
            inner = _schema_at(schema, (*path, name))
            if inner.get("type") == "object":
                before = name
    if before is None:
        return None
    inner = _schema_at(schema, (*path, before))
    if key in inner.get("properties", {}) and key not in known:
        return before
    # A group of names that the study gives, each with keys of its own: H2 after hypotheses.
    others = inner.get("additionalProperties")
    if isinstance(others, dict) and isinstance(value, dict) and others.get("type") == "object":
        expected = set(others.get("properties", {}))
        for branch in others.get("allOf", ()):
            expected |= set(branch["then"].get("properties", {}))
        if expected & set(value) and nearest(key, known) is None:
            return before
    return None


def _outer(settings, path, key, schema):
    """Name the group around that a key belongs to: "" for the margin, None for no such group."""
    if not path or nearest(key, _schema_at(schema, path).get("properties", {})):
        return None
    for depth in range(len(path) - 1, -1, -1):
        around = _schema_at(schema, path[:depth])
        if key in around.get("properties", {}) and key not in _at(settings.data, path[:depth]):
            return ".".join(map(str, path[:depth]))
    return None


def _at(data, path):
    for part in path:
        data = data[part]
    return data


def _schema_at(schema, path):
    """Return the part of a schema that describes what stands at a path."""
    for part in path:
        if isinstance(part, int):
            schema = schema.get("items", {})
        elif part in schema.get("properties", {}):
            schema = schema["properties"][part]
        else:
            others = schema.get("additionalProperties")
            schema = others if isinstance(others, dict) else {}
    return schema
