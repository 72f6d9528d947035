"""Cuts out of a study's settings the slice that a step uses, as short readable texts.

Snakemake compares parameters as a set of values without names, and prints those that
changed as the reason why a step runs again. So each setting becomes one text that
carries its own key, such as ``tests.alpha = 0.05``.
"""

import json


def describe_setting(study, key):
    """Write one setting of a study as a text.

    Parameters
    ----------
    study : dict
        Settings, completed.
    key : str
        Keys with dots between; ``*`` stands for every key at its place.

    Returns
    -------
    str
        The key and its value as JSON, null where the study does not have it.

    Examples
    --------
    >>> study = {"variables": {"x": {"label": "X", "items": ["a", "b"]}}}
    >>> describe_setting(study, "variables.*.items")
    'variables.*.items = {"x": ["a", "b"]}'
    """
    return f"{key} = {json.dumps(_pick(study, key.split('.')), ensure_ascii=False)}"


def of_pilot(study):
    """Return the settings by which the pilot sample of a study is read.

    Its own file, and of the study's rules those that concern items.
    """
    timing = ("duration", "shortest_duration", "decimal_mark")
    screening = {key: value for key, value in study["screening"].items() if key not in timing}
    return study | {
        "data": study["pilot"],
        "profile": {},
        "sample": {},
        "screening": screening,
        "multiple_choice": {},
        "exclude": study["exclude"]
        | {
            "respondents": {},
            # Its file need not have the columns that these rules look at.
            "where": [rule | {"optional": True} for rule in study["exclude"]["where"]],
        },
    }


def read_settings(texts):
    """Put a step's settings together again from their texts.

    Parameters
    ----------
    texts : iterable of str
        As `describe_setting` writes them.

    Returns
    -------
    dict
        Nested like the study's settings, with the keys named and nothing else.

    Examples
    --------
    >>> read_settings(['variables.*.items = {"x": ["a"]}', "tests.alpha = 0.05"])
    {'variables': {'x': {'items': ['a']}}, 'tests': {'alpha': 0.05}}
    """
    settings = {}
    for text in texts:
        key, value = text.split(" = ", 1)
        _place(settings, key.split("."), json.loads(value))
    return settings


def _pick(source, keys):
    if not keys:
        return source
    first, *rest = keys
    if first == "*":
        picked = {key: _pick(value, rest) for key, value in source.items()}
        return {key: value for key, value in picked.items() if value is not None}
    return _pick(source[first], rest) if first in source else None


def _place(target, keys, value):
    if value is None:
        return
    first, *rest = keys
    if first == "*":
        for key, part in value.items():
            _place(target, [key, *rest], part)
    elif rest:
        _place(target.setdefault(first, {}), rest, value)
    else:
        target[first] = value
