"""Checks settings against a closed JSON schema, in words, and fills in its defaults."""

import re

from jsonschema import Draft202012Validator

from angket.messages.message import Message, Sentences, phrase_of
from angket.settings.nearest import did_you_mean, names_meant, nearest
from angket.settings.placing import unknown_key
from angket.settings.remedies import named, remedy_for_type, with_value
from angket.settings.schemas import other_words, resolve
from angket.settings.study_names import fitting_name
from angket.systems import systems


def check(settings, schema):
    """Report whatever in `settings` the schema does not allow.

    Parameters
    ----------
    settings : angket.settings.yaml_file.Settings
    schema : dict
        A JSON schema, draft 2020-12.
    """
    for error in Draft202012Validator(schema).iter_errors(settings.data):
        _report(settings, error, schema)


def fill_defaults(data, schema):
    """Return `data` with the defaults of the schema where a key is absent.

    >>> fill_defaults({}, {"properties": {"alpha": {"default": 0.05}}})
    {'alpha': 0.05}
    """
    return _fill(data, schema, schema)


def needed(path, file=""):
    """Say what a key that is missing is there for, or nothing.

    Of a key that one kind of hypothesis alone has, its folder says it, and of one of a system, by
    the file of settings, that of the system.

    >>> print(needed(("variables", "stress", "label")))
    It is needed: Name as it is printed.
    """
    system = next((name for name in systems() if file.startswith(f"config/{name}/")), None)
    groups = [f"systems.{system}"] if system else []
    for group in (*groups, "settings"):
        phrases = phrase_of(group, "en").get("needed", ())
        for key in (f"{path[0]}_{path[-1]}", path[-1]):
            if key in phrases:
                what = Message(f"{group}.needed.{key}")
                return Message("settings.it_is_needed", what=what)
    for kind, told in phrase_of("hypotheses", "en").items():
        if path[0] == "hypotheses" and path[-1] in told.get("needed", ()):
            what = Message(f"hypotheses.{kind}.needed.{path[-1]}")
            return Message("settings.it_is_needed", what=what)
    return None


def _report(settings, error, schema):
    path = tuple(error.absolute_path)
    kind, wanted, found = error.validator, error.validator_value, error.instance
    if kind == "additionalProperties":
        known = list(error.schema.get("properties", {}))
        for key in found:
            if key not in known:
                told = unknown_key(settings, path, key, known, schema)
                settings.report((*path, key), told)
    elif kind == "required":
        for key in wanted:
            if key not in found and repr(key) in error.message:
                here = (*path, key)
                settings.report(
                    here, Message("settings.is_missing", needed=needed(here, settings.file))
                )
    elif kind == "enum":
        settings.report(path, _not_among(settings, path, found, wanted))
    elif kind == "pattern":
        _report_pattern(settings, path, error)
    else:
        told = _not_allowed(settings, path, error)
        if wanted == "array" and isinstance(found, dict) and found:
            # A list without dashes: its first key is the line to be mended.
            path = (*path, next(iter(found)))
        settings.report(path, told)


def _not_among(settings, path, found, wanted):
    other = other_words()["values"].get(str(found).strip().casefold())
    meant = other if other in wanted else nearest(found, wanted)
    return Message(
        "settings.not_among",
        found=named(found),
        wanted=list(map(str, wanted)),
        meant=Message("settings.did_you_mean", meant=meant) if meant else None,
        line=with_value(settings, path, meant) if meant else None,
    )


def _report_pattern(settings, path, error):
    wanted, found = error.validator_value, error.instance
    value = "propertyNames" not in error.absolute_schema_path
    if not value:
        path = (*path, found)
    meant, line = None, None
    fitting = re.sub(r"[^A-Za-z0-9]+", "_", found).strip("_")
    if _PATTERNS[wanted] == "study":
        fitting = fitting_name(found)
    if wanted == CODE and isinstance(settings.data, dict):
        meant = _codes_first(settings, path, found)
    elif "A-Z" in wanted and value and (known := names_meant(settings, path))[0]:
        meant = did_you_mean(found, *known)
    if meant is None and "A-Z" in wanted and re.fullmatch(wanted, fitting):
        meant = Message("settings.write_name", fitting=fitting)
    expected = Message(f"settings.pattern.{_PATTERNS[wanted]}")
    told = Message(
        "settings.not_valid", found=named(found), expected=expected, meant=meant, line=line
    )
    settings.report(path, told)


def _codes_first(settings, path, found):
    """Tell that codes stand before their labels, where they stand after them."""
    given = settings.data
    for key in path[:-1]:
        given = given.get(key, {}) if isinstance(given, dict) else {}
    code = given.get(found) if isinstance(given, dict) else None
    if isinstance(code, int) and not isinstance(code, bool):
        return Message("settings.code_first", code=code, label=found)
    if re.fullmatch(r"[+-]?0*[0-9]+", found):
        return Message("settings.code_plain", code=int(found))
    return None


def _not_allowed(settings, path, error):
    kind, wanted, found = error.validator, error.validator_value, error.instance
    if kind == "type":
        types = [wanted] if isinstance(wanted, str) else wanted
        parts = [Message(f"settings.type.{name}") for name in types]
        expected = (
            parts[0] if len(parts) == 1 else Message("settings.either", a=parts[0], b=parts[1])
        )
    elif kind in phrase_of("settings.expected", "en"):
        expected = Message(f"settings.expected.{kind}", wanted=wanted)
    else:
        expected = Message("settings.something_else", wanted=wanted)
    # As it was written: YAML takes yes for true.
    written = settings.written(path) if settings.written(path) is not None else found
    shown = Message("settings.quoted", text=written) if isinstance(found, bool) else named(found)
    if kind == "uniqueItems":
        twice = next(value for value in found if found.count(value) > 1)
        shown = Message("settings.twice", found=named(twice))
    remedy = remedy_for_type(settings, path, error, written) if kind == "type" else None
    told = Message("settings.not_allowed", found=shown, expected=expected)
    return Sentences(told, remedy)


def _fill(data, schema, root):
    schema = resolve(schema, root)
    if isinstance(data, list) and "items" in schema:
        return [_fill(value, schema["items"], root) for value in data]
    if not isinstance(data, dict):
        return data
    for branch in schema.get("allOf", ()):
        if data.get("kind") == branch["if"]["properties"]["kind"]["const"]:
            return _fill(data, branch["then"], root)
    filled = {}
    properties = schema.get("properties", {})
    for key, subschema in properties.items():
        subschema = resolve(subschema, root)
        if key in data:
            filled[key] = _fill(data[key], subschema, root)
        elif "default" in subschema:
            filled[key] = _fill(subschema["default"], subschema, root)
    others = schema.get("additionalProperties", {})
    for key, value in data.items():
        if key not in properties:
            filled[key] = _fill(value, others or {}, root)
    return filled


CODE = "^-?(0|[1-9][0-9]{0,5})$"
_PATTERNS = {
    "^[A-Za-z0-9][A-Za-z0-9_-]*$": "study",
    "^[A-Za-z][A-Za-z0-9_]*$": "name",
    CODE: "code",
    "^[A-Za-z0-9][A-Za-z0-9.+-]*$": "licence",
    "^[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X]$": "orcid",
    "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$": "date",
    "^10\\.[0-9]{4,}/\\S+$": "doi",
    "^[^=:|+@\\s-][^=:|\\n]*$": "column",
}
