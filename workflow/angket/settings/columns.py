"""Checks the files that a study names, and that its columns stand in the head of its data."""

import json
import re
from pathlib import Path

from angket.answers.spelling import plain
from angket.files.changed_columns import changes
from angket.files.columns import Line, Listed, heading_of, line_instead, locate
from angket.files.fault import Fault
from angket.files.head import read_names
from angket.messages.message import Message, Sentences, tell
from angket.settings.files import check_file, check_reference
from angket.settings.personal import check_personal

# X1-X4, X1 s/d X4, X1;X2: several columns in one.
_RANGE = re.compile(r"[A-Za-z_]*\d+\s*(-|\u2013|\.\.|;|s/?d|sampai|to)\s*[A-Za-z_]*\d+(\s*;.*)?")


class Below(Sentences):
    """A message with others below it, each on a line of its own."""

    def tell(self, language="en"):
        return "\n    ".join(tell(part, language) for part in self.fillings["parts"])


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
    columns = data["columns"]
    bare = [name for name, wanted in columns.items() if isinstance(wanted, int)]
    if bare:
        lines = [Line(line_instead(name, names or [], columns[name])) for name in bare]
        settings.report((source, "columns"), Below(Message("columns.positions"), *lines))
    if names is None:
        return
    check_personal(settings, source, data, names)
    used = [
        (path, column, kind)
        for path, column, kind in _named(settings, study, source)
        # One that stands in several columns, each of which is checked by itself.
        if column not in data["parallel"] or path[0] in ("exclude", "multiple_choice")
    ]
    named = {}
    for path, column, kind in used:
        if column not in bare and locate(column, names, columns)[1]:
            named.setdefault(column, (path, kind))
    if len(named) == 1:
        column, (path, kind) = next(iter(named.items()))
        _, problem, remedy = locate(column, names, columns)
        told = {"what": Message(f"columns.kinds.{kind}"), "column": column, "file": data["file"]}
        if _RANGE.fullmatch(column):
            remedy = Message("columns.range")
        path = (source, "columns", column) if column in columns else path
        settings.report(path, Message("columns.of_file", problem=problem, remedy=remedy, **told))
    elif len(named) > 2 and _is_turned(str(Path(root) / data["file"]), data, named):
        told = {"file": data["file"], "items": list(named)[:3], "respondents": names[1:4]}
        settings.report((source, "file"), Message("columns.turned", **told))
    elif named:
        told = changes([*dict.fromkeys(column for _, column, _ in used)], names, columns)
        head = Message("columns.changed", count=len(named), file=data["file"])
        lines = [told[column] for column in named]
        if len(named) == len({column for _, column, _ in used}):
            # Not one column was found: what was read is not the table.
            lines.append(Message("columns.read_instead", names=Listed(names)))
        path = (source, "columns") if columns else (source, "file")
        settings.report(path, Below(head, *lines))


def _is_turned(file, data, named):
    """Say whether the columns that are not found stand below one another in the first column."""
    # Loads pandas, which a start without faults is spared.
    from angket.files.cells import read_cells

    try:
        first = read_cells(file, data).table[0]
    except Fault:
        return False
    columns = data["columns"]
    wanted = {plain(heading_of(column, columns)) for column in named}
    return len(wanted & set(map(plain, first.dropna().astype("str")))) * 2 > len(wanted)


def _named(settings, study, source):
    if "id" in study[source]:
        yield (source, "id"), study[source]["id"], "id"
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
            yield (source, "parallel", column, position), part, "parallel"
    if source == "pilot":
        return  # a range stands for items only
    for position, rule in enumerate(study["exclude"]["where"]):
        yield ("exclude", "where", position, "column"), rule["column"], "rule"
    for name, question in study["multiple_choice"].items():
        if "column" in question:
            yield ("multiple_choice", name, "column"), question["column"], "choice"
        for option, column in question.get("columns", {}).items():
            yield ("multiple_choice", name, "columns", option), column, "choice"
    for column in study["profile"]:
        yield ("profile", column), column, "profile"
    if "duration" in study["screening"]:
        yield ("screening", "duration"), study["screening"]["duration"], "duration"
