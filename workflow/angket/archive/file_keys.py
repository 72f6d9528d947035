"""The keys of a study that name a file, and what an archive does with each."""

# What becomes of the file, by key. A key of the schema that is not here fails a test.
COPIED = "the columns that the study uses are copied, and the key names the copy"
WRITTEN = "written beside the copy"
NEVER = "never packed: the copy holds the pseudonyms that were made with it"
PACKED = "packed as it is"
KEYS = {
    "data.file": COPIED,
    "data.original": WRITTEN,
    "data.pseudonym_key": NEVER,
    "pilot.file": COPIED,
    "pilot.original": WRITTEN,
    "pilot.pseudonym_key": NEVER,
    "instrument.content.file": COPIED,
    "report.reference": PACKED,
}


def file_keys(schema, root=None, path=()):
    """Name the keys of a schema that name a file.

    Parameters
    ----------
    schema : dict
        A JSON schema in which such keys have the format `file`.

    Returns
    -------
    list of str
        Keys with dots between.

    Examples
    --------
    >>> file_keys({"properties": {"a": {"properties": {"b": {"format": "file"}}}}})
    ['a.b']
    """
    root = root or schema
    if "$ref" in schema:
        _, _, name = schema["$ref"].rpartition("/")
        schema = root["$defs"][name] | {k: v for k, v in schema.items() if k != "$ref"}
    if schema.get("format") == "file":
        return [".".join(path)]
    found = []
    for name, part in schema.get("properties", {}).items():
        found += file_keys(part, root, (*path, name))
    for key in ("additionalProperties", "items"):
        if isinstance(schema.get(key), dict):
            found += file_keys(schema[key], root, (*path, "*"))
    return found
