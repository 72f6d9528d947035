"""What a system says of its settings: its schema, and what no schema can tell."""

import copy
import importlib
from functools import cache

import yaml

from angket.systems import FOLDER

# The keys that every system has, as studies have them.
COMMON = ("title", "language", "notice", "sources", "report", "archive")
# What of these belongs to answers of respondents, or to parts of a study's report.
_OF_STUDIES = {
    "report": ("detail", "main_text", "appendix"),
    "archive": ("share", "smallest_cell"),
}


def load(system, part):
    """Return a module of a system.

    >>> load("syntheses", "settings").__name__
    'angket.systems.syntheses.settings'
    """
    return importlib.import_module(f"angket.systems.{system}.{part}")


def with_common(schema, of_study):
    """Return the schema of a system with the keys that every system has.

    Parameters
    ----------
    schema : dict
        As in the folder of the system.
    of_study : dict
        Of a study, which has the same keys.

    Examples
    --------
    >>> of_study = {"properties": {"title": {"type": "string"}}, "$defs": {}}
    >>> made = with_common({"required": ["file"], "properties": {"file": {}}}, of_study)
    >>> made["required"], [*made["properties"]]
    (['title', 'language', 'file'], ['title', 'file'])
    """
    common = {key: of_study["properties"][key] for key in COMMON if key in of_study["properties"]}
    for key, left_out in _OF_STUDIES.items():
        if key in common:
            common[key] = _without(common[key], left_out)
    return {
        **schema,
        "type": "object",
        "additionalProperties": False,
        "required": ["title", "language", *schema.get("required", ())],
        "properties": common | schema["properties"],
        "$defs": of_study["$defs"] | schema.get("$defs", {}),
    }


def _without(group, names):
    kept = {key: value for key, value in group["properties"].items() if key not in names}
    required = [key for key in group.get("required", ()) if key not in names]
    return group | {"properties": kept} | ({"required": required} if required else {})


def value_at(entry, path):
    """Return what stands at a path of keys and positions.

    >>> value_at({"results": [{"archive": "a.zip"}]}, ("results", 0, "archive"))
    'a.zip'
    """
    for key in path:
        entry = entry[key]
    return entry


def files_of(system, entry, keys=()):
    """List the files of data that the settings of an entry name, none twice.

    Parameters
    ----------
    system : str
    entry : dict
    keys : collection of str, optional
        The keys that they stand below; without any, all.
    """
    paths = [path for path in load(system, "settings").places(entry) if not keys or path[0] in keys]
    return list(dict.fromkeys(value_at(entry, path) for path in paths))


def analysed(system, entry):
    """Return settings without where data lie, since an archive has them elsewhere.

    Parameters
    ----------
    system : str
    entry : dict
        Left as it is.

    Returns
    -------
    dict
        A checksum of it tells two analyses apart.
    """
    settings, entry = load(system, "settings"), copy.deepcopy(entry)
    if hasattr(settings, "analysed"):
        return settings.analysed(entry)
    for *path, key in settings.places(entry):
        value_at(entry, path)[key] = True
    return entry


def places(system):
    """Return where tables and figures of a system's report stand, by their names."""
    return read(system, "places.yaml") or {}


@cache
def read(system, name):
    """Return what stands in a file of a system's folder, or None where it has no such file."""
    file = FOLDER / system / name
    if not file.exists():
        return None
    return yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
