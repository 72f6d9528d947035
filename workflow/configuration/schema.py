"""Checks settings against a closed JSON schema, in words, and fills in its defaults."""

import re

from jsonschema import Draft202012Validator

from reading.columns import closest


def check(settings, schema):
    """Report whatever in `settings` the schema does not allow.

    Parameters
    ----------
    settings : configuration.yaml_file.Settings
    schema : dict
        A JSON schema, draft 2020-12.
    """
    for error in Draft202012Validator(schema).iter_errors(settings.data):
        _report(settings, error)


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
        for key, part in _resolve(schema, root).items()
        if key != "$defs"
    }


def fill_defaults(data, schema):
    """Return `data` with the defaults of the schema where a key is absent.

    >>> fill_defaults({}, {"properties": {"alpha": {"default": 0.05}}})
    {'alpha': 0.05}
    """
    return _fill(data, schema, schema)


def _report(settings, error):
    path = tuple(error.absolute_path)
    kind, wanted, found = error.validator, error.validator_value, error.instance
    if kind == "additionalProperties":
        known = list(error.schema.get("properties", {}))
        for key in found:
            if key not in known:
                settings.report(
                    (*path, key),
                    f"unknown key. Expected one of: {', '.join(known)}.{closest(key, known)}",
                )
    elif kind == "required":
        for key in wanted:
            if key not in found and repr(key) in error.message:
                described = error.schema["properties"].get(key, {}).get("description")
                needed = f" It is needed: {described}" if described else ""
                settings.report((*path, key), f"is missing.{needed}")
    elif kind == "enum":
        settings.report(
            path,
            f"{_shown(found)} is not allowed. Expected one of: "
            f"{', '.join(map(str, wanted))}.{closest(found, wanted)}",
        )
    elif kind == "pattern":
        if "propertyNames" in error.absolute_schema_path:
            path = (*path, found)
        fitting = re.sub(r"[^A-Za-z0-9]+", "_", found.removesuffix(".yaml")).strip("_")
        remedy = f" Write {fitting}." if "A-Z" in wanted and re.fullmatch(wanted, fitting) else ""
        expected = f"Expected {_PATTERNS[wanted]}.{remedy}"
        settings.report(path, f"{_shown(found)} is not valid. {expected}")
    else:
        expected = _EXPECTED.get(kind, "something else ({wanted})").format(
            wanted=_types(wanted) if kind == "type" else wanted
        )
        # As it was written: YAML takes yes for true.
        written = settings.written(path) or found
        shown = f'"{written}"' if isinstance(found, bool) else _shown(found)
        if kind == "uniqueItems":
            twice = next(value for value in found if found.count(value) > 1)
            shown = f"{_shown(twice)} twice"
        remedy = _remedy(wanted, found, error.schema, written) if kind == "type" else ""
        settings.report(path, f"{shown} is not allowed. Expected {expected}.{remedy}")


def _remedy(wanted, found, schema, written):
    """Say how to write a value so that it has the type that is wanted, or nothing."""
    if found is None:
        return " Write it after the colon; what stands behind # is a comment."
    if wanted == "object":
        keys = list(schema.get("properties", {}))
        named = f"Its keys are: {', '.join(keys)}. " if keys else ""
        return f" {named}Write each on a line of its own below, two blanks farther in: key: value"
    if isinstance(found, dict | list):
        return ""
    if wanted == "string":
        truth = " Without quotes it means true or false." if isinstance(found, bool) else ""
        return f'{truth} Put it between quotes if it is text: "{written}"'
    if wanted == "array":
        parts = re.split(r"[,;\s]+", str(found).strip(" ,;"))
        return f" Write [{', '.join(parts)}]"
    if wanted in ("number", "integer") and isinstance(found, str):
        number = found.strip().removesuffix("%").strip().replace(",", ".")
        if not re.fullmatch(r"[+-]?\d*\.?\d+", number):
            return ""
        if found.strip().endswith("%"):
            return f" Write {float(number) / 100:g}, without the sign."
        return f" Write {number}, with a point and without quotes."
    return ""


def _shown(value):
    if value is None:
        return "nothing"
    if isinstance(value, dict):
        return "a group of keys"
    if isinstance(value, list):
        return f"a list of {len(value)}"
    return f'"{value}"'


def _types(wanted):
    return " or ".join(_TYPES[name] for name in ([wanted] if isinstance(wanted, str) else wanted))


def _fill(data, schema, root):
    schema = _resolve(schema, root)
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
        subschema = _resolve(subschema, root)
        if key in data:
            filled[key] = _fill(data[key], subschema, root)
        elif "default" in subschema:
            filled[key] = _fill(subschema["default"], subschema, root)
    others = schema.get("additionalProperties", {})
    for key, value in data.items():
        if key not in properties:
            filled[key] = _fill(value, others or {}, root)
    return filled


def _resolve(schema, root):
    if "$ref" not in schema:
        return schema
    target = root["$defs"][schema["$ref"].removeprefix("#/$defs/")]
    return {**target, **{key: value for key, value in schema.items() if key != "$ref"}}


_TYPES = {
    "object": "a group of keys",
    "array": "a list",
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
}
_EXPECTED = {
    "type": "{wanted}",
    "minimum": "at least {wanted}",
    "maximum": "at most {wanted}",
    "exclusiveMinimum": "more than {wanted}",
    "exclusiveMaximum": "less than {wanted}",
    "minItems": "at least {wanted} of them",
    "maxItems": "at most {wanted} of them",
    "minProperties": "at least {wanted} of them",
    "minLength": "some text",
    "uniqueItems": "each of them once",
}
_PATTERNS = {
    "^[A-Za-z0-9][A-Za-z0-9_-]*$": "letters, digits, - and _, beginning with a letter or digit",
    "^[A-Za-z][A-Za-z0-9_]*$": "letters, digits and _, beginning with a letter",
    "^-?[0-9]+$": "a whole number",
    "^[A-Za-z0-9][A-Za-z0-9.+-]*$": "the SPDX name of a licence, such as CC-BY-4.0",
    "^[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X]$": "an ORCID, such as 0000-0002-1825-0097",
    "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$": 'a date between quotes, such as "2026-05-01" or "2026"',
    "^10\\.[0-9]{4,}/\\S+$": "a DOI without address, such as 10.5281/zenodo.1234",
    "^[^=:|+@\\s-][^=:|\\n]*$": (
        "a column name without =, : and | that does not begin with +, -, @ or a blank"
    ),
}
