"""Checks the files that a study names, and that its columns stand in the head of its data."""

import json
import re
import zipfile
import zlib
from pathlib import Path, PurePosixPath

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
        _check_reference(settings, study["report"]["reference"], root)


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
        names = read_names(Path(root) / data["file"], data)
    if names is None:
        return
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


def _check_reference(settings, file, root):
    """Report a reference document that no report could take its styles from."""
    key = ("report", "reference")
    if not _check_file(settings, key, file, root, "resources/mystudy/university.docx"):
        return
    try:
        with zipfile.ZipFile(Path(root) / file) as archive:
            archive.getinfo("word/document.xml")
            complete = b"</w:styles>" in archive.read("word/styles.xml")
    except (zipfile.BadZipFile, zlib.error, KeyError, NotImplementedError, RuntimeError, OSError):
        complete = False
    if not complete:
        settings.report(
            key, f'"{file}" is not a readable Word file. Open it in Word and save it as .docx.'
        )


def _check_file(settings, key, file, root, example="resources/mystudy/responses.csv"):
    path = PurePosixPath(file)
    if "\\" in file and not re.match(r"\w:", file):
        written = file.replace("\\", "/")
        settings.report(key, f'folders are parted by "/", not "\\". Write {written}')
        return False
    if path.is_absolute() or ".." in path.parts or "\\" in file:
        settings.report(
            key,
            f'"{file}" leads out of the project. Expected a path inside the project\'s folder, '
            f"such as {example}.",
        )
        return False
    located = Path(root) / file
    if not located.is_file():
        same = sorted(Path(root).glob(f"resources/*/{path.name}"))
        meant = (
            f'Did you mean "{same[0].relative_to(root).as_posix()}"?'
            if same
            else f"Put it there, or correct the path, such as {example}."
        )
        settings.report(key, f'there is no file "{file}" in the project\'s folder. {meant}')
        return False
    if not located.resolve().is_relative_to(Path(root).resolve()):
        settings.report(key, f'"{file}" is a link that leads out of the project.')
        return False
    return True


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
