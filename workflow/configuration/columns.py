"""Checks that the columns which a study names stand in the head of its data file."""

import json
from pathlib import Path, PurePosixPath

from reading.columns import locate
from reading.fault import Fault
from reading.text import read_head

# Of the head of a text file, this much is read at every start.
BYTES = 300_000


def check_columns(settings, study, root="."):
    """Report files that are absent or out of bounds, and columns that a CSV file lacks.

    Only the head of the file is read; the answers, and files of other kinds, are the
    business of the validation stage.
    """
    for source in ("data", "pilot"):
        if source in study:
            _check_source(settings, study, source, root)


def _check_source(settings, study, source, root):
    data = study[source]
    if "pseudonym_key" in data:
        _check_file(settings, (source, "pseudonym_key"), data["pseudonym_key"], root)
    if not _check_file(settings, (source, "file"), data["file"], root):
        return
    if "original" in data:
        if not _check_file(settings, (source, "original"), data["original"], root):
            return
        names = json.loads((Path(root) / data["original"]).read_text("utf-8"))["columns"]
    else:
        names = _head(Path(root) / data["file"], data)
    if names is None:
        return
    for path, column, what in _named(settings, study, source):
        _, problem, remedy = locate(column, names, data["columns"])
        if problem:
            path = (source, "columns", column) if column in data["columns"] else path
            settings.report(
                path, f'{what} "{column}" {problem} of {data["file"]}. {remedy}'.strip()
            )


def _check_file(settings, key, file, root):
    path = PurePosixPath(file)
    if path.is_absolute() or ".." in path.parts or "\\" in file:
        settings.report(
            key,
            f'"{file}" leads out of the project. Expected a path inside the project\'s folder, '
            "such as resources/mystudy/responses.csv.",
        )
        return False
    located = Path(root) / file
    if not located.is_file():
        settings.report(key, f'there is no file "{file}".')
        return False
    if not located.resolve().is_relative_to(Path(root).resolve()):
        settings.report(key, f'"{file}" is a link that leads out of the project.')
        return False
    return True


def _head(file, data):
    """The column names of a text file, or None where validation must say what is wrong."""
    if file.suffix.lower() not in (".csv", ".tsv", ".txt"):
        return None
    with open(file, "rb") as stream:
        start = stream.read(BYTES)
    if len(start) == BYTES:
        start = start[: start.rfind(b"\n") + 1]
    if not start or start.startswith((b"PK", b"\xd0\xcf\x11\xe0", b"$FL")):
        return None
    try:
        return read_head(str(file), start, data.get("encoding"), data.get("delimiter"))
    except Fault:
        return None


def _named(settings, study, source):
    if "id" in study[source]:
        yield (source, "id"), study[source]["id"], "id column"
    for name, variable in settings.data["variables"].items():
        places = [(("variables", name, "items"), variable.get("items", []))] + [
            (("variables", name, "dimensions", dimension, "items"), part["items"])
            for dimension, part in variable.get("dimensions", {}).items()
        ]
        for place, items in places:
            for position, item in enumerate(items):
                yield (*place, position), item, "item"
    if source == "pilot":
        return  # it serves the items only
    for column in study["profile"]:
        yield ("profile", column), column, "profile column"
    if "duration" in study["screening"]:
        yield ("screening", "duration"), study["screening"]["duration"], "duration column"
