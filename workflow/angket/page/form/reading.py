"""Settings from what a form sends: pairs of the name of a field and its text.

The name of a field is its way through the settings with slashes between. Entries of maps and lists
go by numbers, ``variables/#0/label``. Below a part may stand besides:

==========  ================================================================================
``=name``   the name of an entry of a map
``=was``    the name that it had in the file
``=as``     which of several alternatives the part is
``=empty``  what an empty part was in the file
``=json``   what no field can show
``=add``    that one entry more is asked for, and how its name begins
``!0``      a key that no schema knows, with what it holds
==========  ================================================================================
"""

import json

from angket.page.form.shapes import alternatives, below, entry, of_kind, shape_of
from angket.page.form.values import ABSENT, lines_meant, meant, types_of

_EMPTY = {"map": dict, "list": list, "null": lambda: None}
NAME = ("string",)


class UnfitError(Exception):
    """What was sent comes from no form of settings."""

    status_code = 400


class Read:
    """What a form says.

    Attributes
    ----------
    data : dict
        Settings as `Settings.data` has them.
    was : dict of tuple to str
        From the place of an entry to the name that it had in the file.
    twins : list of tuple
        Places of entries that have the name of another one; they are not in `data`.
    added : tuple or None
        Place of an entry that was asked for.

    Raises
    ------
    UnfitError
        Where no form of settings sends such pairs.
    """

    def __init__(self, pairs, schema):
        self.was, self.twins, self.added = {}, [], None
        try:
            data = self._value(_nested(pairs), schema, ())
        except (LookupError, ValueError, TypeError, AttributeError, RecursionError) as error:
            raise UnfitError from error
        self.data = {} if data in (ABSENT, None) else data
        if not isinstance(self.data, dict):
            raise UnfitError

    def _value(self, part, schema, place):
        if "=json" in part:
            return _of_json(_text(part["=json"]))
        known = alternatives(schema)
        alternative = _text(part.get("=as", {})) or (known or ["one"])[0]
        if alternative == "map":
            value = self._mapping(part, schema, place)
        elif alternative == "list":
            value = self._list(part, schema, place)
        else:
            return self._or_empty(part, meant(_text(part), types_of(schema)))
        return self._or_empty(part, value or ABSENT)

    def _or_empty(self, part, value):
        empty = _text(part.get("=empty", {}))
        return _EMPTY[empty]() if value is ABSENT and empty in _EMPTY else value

    def _mapping(self, part, schema, place):
        if shape_of(schema, "map") == "map":
            return self._entries(part, schema, place)
        schema = of_kind(schema, _text(part.get("kind", {})))
        found = {
            key: self._value(part[key], below(schema, key), (*place, key))
            for key in schema["properties"]
            if key in part
        }
        found = {key: value for key, value in found.items() if value is not ABSENT}
        others = [_of_json(_text(other)) for other in _numbered(part, "!")]
        return found | {other[0]: other[1] for other in others if _is_pair(other)}

    def _entries(self, part, schema, place):
        found = {}
        for one in _numbered(part, "#"):
            name = meant(_text(one.get("=name", {})), NAME)
            here = (*place, "" if name is ABSENT else name)
            value = self._value(one, entry(schema, "map"), here)
            if name is ABSENT and value in (ABSENT, None, {}, []):
                continue
            if here[-1] in found:
                self.twins.append(here)
                continue
            was = meant(_text(one.get("=was", {})), NAME)
            if was is not ABSENT:
                self.was[here] = was
            # A name without anything: the check of settings says what is wanted.
            nothing = {} if "map" in alternatives(entry(schema, "map")) else ""
            found[here[-1]] = nothing if value is ABSENT else value
        if "=add" in part:
            name = _new_name(found, _text(part["=add"]))
            self.added = (*place, name)
            found[name] = {} if "map" in alternatives(entry(schema, "map")) else ""
        return found

    def _list(self, part, schema, place):
        shape, items = shape_of(schema, "list"), entry(schema, "list")
        if shape == "lines":
            return lines_meant(_text(part), types_of(items))
        if shape in ("names", "choices"):
            texts = (meant(text, types_of(items)) for text in part.get("", ()))
            return [value for value in texts if value is not ABSENT]
        found = []
        for one in _numbered(part, "#"):
            value = self._value(one, items, (*place, len(found)))
            if value is not ABSENT:
                found.append(value)
        if "=add" in part:
            self.added = (*place, len(found))
            found.append(_EMPTY[alternatives(items)[-1]]())
        return found


def _of_json(text):
    try:
        return json.loads(text)
    except ValueError:
        return text


def _is_pair(value):
    return isinstance(value, list) and len(value) == 2 and isinstance(value[0], str)


def _nested(pairs):
    """Put pairs into each other by the parts of their names; texts stand under an empty key."""
    whole = {}
    for name, text in pairs:
        part = whole
        for step in name.split("/") if name else ():
            part = part.setdefault(step, {})
        part.setdefault("", []).append(text)
    return whole


def _new_name(known, start):
    """Return a name that nothing has yet: the start and a number, or the number alone.

    What starts with "=" has no name until somebody types one.
    """
    if start == "=":
        return ""
    taken = [int(name[len(start) :]) for name in known if name[len(start) :].isdecimal()]
    number = max([0, *taken]) + 1
    return f"{start}{number}"


def _numbered(part, mark):
    """Yield the parts whose names are a mark and a number, by their numbers."""
    steps = [step for step in part if step.startswith(mark) and step[1:].isdecimal()]
    return [part[step] for step in sorted(steps, key=lambda step: int(step[1:]))]


def _text(part):
    return part.get("", [""])[-1] if isinstance(part, dict) else ""
