"""Checks the files that a study names, and that its columns stand in the head of its data."""

import json
import re
from pathlib import Path

from configuration.files import check_file, check_reference
from configuration.personal import check_personal
from reading.columns import locate
from reading.head import read_names

# X1-X4, X1 s/d X4, X1;X2: several columns in one.
_RANGE = re.compile(r"[A-Za-z_]*\d+\s*(-|\u2013|\.\.|;|s/?d|sampai|to)\s*[A-Za-z_]*\d+(\s*;.*)?")


def check_columns(settings, study, root="."):
    """Report files that are absent or out of bounds, and columns that a file lacks.

    Only the head of the file is read; the answers, and files too large or too damaged to
    show their head, are the business of the validation stage.
    """
    for source in ("data", "pilot"):
        if source in study:
            _check_source(settings, study, source, root)
    if "reference" in study["report"]:
        check_reference(settings, study["report"]["reference"], root)


def _check_source(settings, study, source, root):
    data = study[source]
    if "pseudonym_key" in data:
        check_file(settings, (source, "pseudonym_key"), data["pseudonym_key"], root)
    if not check_file(settings, (source, "file"), data["file"], root):
        return
    if "original" in data:
        if not check_file(settings, (source, "original"), data["original"], root):
            return
        names = json.loads((Path(root) / data["original"]).read_text("utf-8"))["columns"]
    else:
        names = read_names(Path(root) / data["file"], data)
    if names is None:
        return
    check_personal(settings, source, data, names)
    for path, column, what in _named(settings, study, source):
        if column in data["parallel"]:
            continue  # which stands in several columns, each checked by itself
        _, problem, remedy = locate(column, names, data["columns"])
        if problem:
            if _RANGE.fullmatch(column):
                remedy = "List every item, with commas between them."
            path = (source, "columns", column) if column in data["columns"] else path
            settings.report(
                path, f'{what} "{column}" {problem} of {data["file"]}. {remedy}'.strip()
            )


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
    for column, parts in study[source]["parallel"].items():
        for position, part in enumerate(parts):
            yield (source, "parallel", column, position), part, "parallel column"
    if source == "pilot":
        return  # it serves the items only
    for position, rule in enumerate(study["exclude"]["where"]):
        yield ("exclude", "where", position, "column"), rule["column"], "column of the rule"
    for name, question in study["multiple_choice"].items():
        if "column" in question:
            yield ("multiple_choice", name, "column"), question["column"], "column"
        for option, column in question.get("columns", {}).items():
            yield ("multiple_choice", name, "columns", option), column, "column"
    for column in study["profile"]:
        yield ("profile", column), column, "profile column"
    if "duration" in study["screening"]:
        yield ("screening", "duration"), study["screening"]["duration"], "duration column"
