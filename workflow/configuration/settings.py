"""Cuts out of a study's settings the slice that one step uses."""


def cut(study, *paths):
    """Return a nested dict with the keys that the paths name, and nothing else.

    A path is a row of keys with dots between; ``*`` stands for every key at its
    place. Keys that the study does not have are left out. What a step is handed in
    this way decides when it is redone, so each rule names the keys it uses.

    >>> study = {"title": "t", "variables": {"x": {"label": "X", "items": ["a"]}}}
    >>> cut(study, "variables.*.items")
    {'variables': {'x': {'items': ['a']}}}
    """
    result = {}
    for path in paths:
        _copy(study, result, path.split("."))
    return result


def _copy(source, target, keys):
    first, *rest = keys
    for key in source if first == "*" else [first]:
        if key not in source:
            continue
        if rest:
            _copy(source[key], target.setdefault(key, {}), rest)
        else:
            target[key] = source[key]
