"""Checks that the columns which a study names stand in the head of its data file."""

import csv
from pathlib import Path, PurePosixPath

from configuration.schema import closest


def check_columns(settings, study, root="."):
    """Report a data file that is absent or out of bounds, and columns it lacks.

    Only the first line of the file is read; the answers are the business of the
    validation stage.
    """
    file = study["data"]["file"]
    path = PurePosixPath(file)
    if path.is_absolute() or ".." in path.parts or "\\" in file:
        settings.report(
            ("data", "file"),
            f'"{file}" leads out of the project. Expected a path inside the project\'s folder, '
            "such as resources/mystudy/responses.csv.",
        )
        return
    located = Path(root) / file
    if not located.is_file():
        settings.report(("data", "file"), f'there is no file "{file}".')
        return
    if not located.resolve().is_relative_to(Path(root).resolve()):
        settings.report(("data", "file"), f'"{file}" is a link that leads out of the project.')
        return
    columns = _head(located)
    if columns is None:
        return
    for path, column, what in _named(settings, study):
        if column not in columns:
            settings.report(
                path,
                f'{what} "{column}" is not a column of {file}.{closest(column, columns)}',
            )


def _head(file):
    """The column names, or None where the validation stage must say what is wrong."""
    try:
        with open(file, encoding="utf-8-sig", newline="") as lines:
            return [name.strip() for name in next(csv.reader(lines), [])] or None
    except (UnicodeDecodeError, csv.Error):
        return None


def _named(settings, study):
    if "id" in study["data"]:
        yield ("data", "id"), study["data"]["id"], "id column"
    for name, variable in settings.data["variables"].items():
        places = [(("variables", name, "items"), variable.get("items", []))] + [
            (("variables", name, "dimensions", dimension, "items"), part["items"])
            for dimension, part in variable.get("dimensions", {}).items()
        ]
        for place, items in places:
            for position, item in enumerate(items):
                yield (*place, position), item, "item"
    for column in study["profile"]:
        yield ("profile", column), column, "profile column"
