"""What a part of a schema looks like in a form, which follows from the schema alone.

=========  ===================================================================================
group      fields with fixed names
map        entries with names that the study chooses
list       entries in an order
lines      a list of texts or numbers, one a line
names      a list of names that stand elsewhere in the settings
choices    a list of some of what is allowed
choice     one of what is allowed, or yes and no
name       a name that stands elsewhere in the settings
text       a text or a number
=========  ===================================================================================

A part that may be several of these (a text or a list of texts) has an alternative for each: `one`,
`list` and `map`.
"""

from angket.page.form.values import SCALARS, types_of


def alternatives(schema):
    """Return which of `one`, `list` and `map` a part of a schema may be.

    >>> alternatives({"type": ["string", "array"], "items": {"type": "string"}})
    ['one', 'list']
    """
    types = types_of(schema)
    found = ["one"] if any(name in SCALARS for name in types) else []
    found += ["list"] if "array" in types or ("items" in schema and not types) else []
    return found + (["map"] if "object" in types else [])


def alternative_of(value):
    """Return which alternative a value is.

    >>> alternative_of({}), alternative_of([1]), alternative_of("a")
    ('map', 'list', 'one')
    """
    return {dict: "map", list: "list"}.get(type(value), "one")


def shape_of(schema, alternative):
    """Return the shape of one alternative of a part of a schema.

    Parameters
    ----------
    schema : dict
    alternative : {"one", "list", "map"}

    Returns
    -------
    str

    Examples
    --------
    >>> shape_of({"type": "array", "items": {"enum": ["a", "b"]}}, "list")
    'choices'
    >>> shape_of({"type": "object", "additionalProperties": {"type": "string"}}, "map")
    'map'
    """
    if alternative == "map":
        return "map" if isinstance(schema.get("additionalProperties"), dict) else "group"
    if alternative == "list":
        items = schema.get("items", {})
        if alternatives(items) != ["one"]:
            return "list"
        return "choices" if "enum" in items else "names" if "names" in schema else "lines"
    if "enum" in schema or types_of(schema) == ("boolean",):
        return "choice"
    return "name" if "names" in schema else "text"


def below(schema, key):
    """Return the part of a schema that stands under a fixed name.

    >>> below({"properties": {"a": {"type": "string"}}}, "a")
    {'type': 'string'}
    """
    return schema["properties"][key]


def entry(schema, alternative):
    """Return the part of a schema that an entry of a map or a list is.

    Names that the whole holds are those of its entries.

    >>> entry({"items": {"type": "string"}, "names": ["variables"]}, "list")
    {'type': 'string', 'names': ['variables']}
    """
    found = schema.get("additionalProperties" if alternative == "map" else "items", {})
    if "names" in schema and "properties" not in found:
        found = found | {"names": schema["names"]}
    return found


def of_kind(schema, kind):
    """Return the schema of a hypothesis of a kind; of another part of the settings, itself.

    Parameters
    ----------
    schema : dict
        Of an entry.
    kind : object
        What its key `kind` says.

    Returns
    -------
    dict

    Examples
    --------
    >>> then = {"properties": {"kind": {}, "row": {"type": "string"}}}
    >>> when = {"properties": {"kind": {"const": "association"}}}
    >>> schema = {"properties": {"kind": {"type": "string"}}, "allOf": [{"if": when, "then": then}]}
    >>> list(of_kind(schema, "association")["properties"])
    ['kind', 'row']
    >>> of_kind(schema, "association")["properties"]["kind"]
    {'type': 'string'}
    """
    for branch in schema.get("allOf", ()):
        if branch["if"]["properties"]["kind"]["const"] == kind:
            own = schema["properties"]
            properties = branch["then"]["properties"] | own
            return branch["then"] | {"properties": properties, "type": "object"}
    return schema
