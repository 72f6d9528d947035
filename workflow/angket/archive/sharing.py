"""What of a study's answers goes into its archive, and the settings that read it there."""

import csv
import io
import json
from pathlib import PurePosixPath

import yaml

from angket.figures.of_study.figure import redrawn
from angket.hypotheses.declared import figures_of_counts, tables
from angket.messages.message import Message
from angket.messages.packed import packed
from angket.settings.figures import aggregated, name_of

# The sections of the statistics that have a table of their own.
TABLES = (
    "sample",
    "multiple_choice",
    "frequency",
    "description",
    "category",
    "matrix",
    "validity",
    "reliability",
    "structure",
    "eigenvalue",
    "msi",
    "normality",
    "glejser",
    "park",
    "heteroskedasticity",
    "linearity",
    "multicollinearity",
    *tables(),
    "power",
    "decision",
    "comparison",
    "post_hoc",
    "sensitivity",
)


def redrawn_kinds():
    """List the kinds of pictures that are drawn again from the statistics alone.

    >>> "mapping" in redrawn_kinds(), "distribution" in redrawn_kinds()
    (True, False)
    """
    return (*redrawn(), *figures_of_counts())


def write_copy(texts, places, cells):
    """Write a copy of a file of answers that holds the columns which the study uses.

    Parameters
    ----------
    texts : DataFrame of str
        The columns to share under the study's names, ids already replaced; indexed by row.
    places : list of int
        For each, its position among the columns of the original, counted from 0.
    cells : angket.files.cells.Cells
        The original, whose column names, notes, labels of codes and kinds of cells the copy keeps.

    Returns
    -------
    copy, original : bytes
        CSV, and the JSON that `angket.files.copied.read_original` reads.
    """
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(["row", *texts.columns])
    filled = texts.astype(object).where(texts.notna(), "")
    for row, values in zip(texts.index, filled.to_numpy().tolist(), strict=True):
        writer.writerow([row, *values])
    notes = [packed(note) for note in cells.notes]
    original = {"columns": cells.names, "places": places, "notes": notes}
    original["labels"] = {place: cells.labels[place] for place in places if place in cells.labels}
    original["first_column"] = cells.first_column
    original["percents"] = {p: cells.percents[p] for p in places if p in cells.percents}
    if cells.stores_numbers:
        original["numbers_as_text"] = {
            place: cells.numbers_as_text[place]
            for place in places
            if place in cells.numbers_as_text
        }
    text = json.dumps(original, ensure_ascii=False, indent=1) + "\n"
    return stream.getvalue().encode(), text.encode()


def edit_settings(text, changes):
    """Change single settings in the text of a study's file, and leave the rest as written.

    Parameters
    ----------
    text : str
        YAML.
    changes : dict
        From a path of keys, and positions in lists, to what stands in their place: a new value; or
        {"key": ..., "value": ...} for another key and value in the place of these; or {"key": ...}
        for another key with the value as it was; or {"value": ..., "then": {...}} for a new value
        with further keys after it.

    Returns
    -------
    str

    Examples
    --------
    >>> edit_settings("data: {file: a.sav, id: n}", {("data", "file"): "a.csv"})
    'data: {file: "a.csv", id: n}'
    """
    edits = []
    for path, change in changes.items():
        flow, key, value = _locate(yaml.compose(text, Loader=yaml.SafeLoader), path)
        change = change if isinstance(change, dict) else {"value": change}
        if "key" in change:
            edits.append((key, _scalar(change["key"])))
        if "value" in change:
            new = _scalar(change["value"])
            between = ", " if flow else "\n" + " " * key.start_mark.column
            for name, further in change.get("then", {}).items():
                new += f"{between}{name}: {_scalar(further)}"
            edits.append((value, new))
    for node, new in sorted(edits, key=lambda edit: -edit[0].start_mark.index):
        end = node.start_mark.index + len(
            text[node.start_mark.index : node.end_mark.index].rstrip()
        )
        text = text[: node.start_mark.index] + new + text[end:]
    return text


def _locate(node, path):
    for name in path:
        flow = node.flow_style
        if isinstance(name, int):
            node = node.value[name]
        else:
            key, node = next(pair for pair in node.value if pair[0].value == name)
    return flow, key, node


def _scalar(value):
    return json.dumps(value, ensure_ascii=False)


def why_withheld(name, data, figures):
    """Say why a result is left out where the answers are not shared.

    What is shared was made anew from statistics without small cells, and lies in a folder of its
    own. Everything else is left out, whatever it is.

    Parameters
    ----------
    name : str
    data : bytes
    figures : dict
        From the name of a picture, without suffix, to its kind.

    Returns
    -------
    Message or None
        None for what is shared.

    Examples
    --------
    >>> str(why_withheld("results/s/validation/screening.csv", b"row,respondent,flag", {}))
    'lists respondents'
    >>> str(why_withheld("results/s/figures/scatter_H1.png", b"", {"scatter_H1": "scatter"}))
    'a picture with a point for each respondent'
    >>> why_withheld("results/s/shared/report.html", b"", {})
    """
    path = PurePosixPath(name)
    stage = path.parts[2] if len(path.parts) > 3 else None
    if stage in ("shared", "plan"):
        return None
    if stage == "report":
        return Message("archive.left_out.report")
    if path.suffix == ".csv":
        head = next(csv.reader(io.StringIO(data.decode("utf-8"))), [])
        if "respondent" in head:
            return Message("archive.left_out.respondents")
        if path.stem in (*TABLES, "statistics"):
            return Message("archive.left_out.small_cells")
        return Message("archive.left_out.does_not_follow")
    figure = name_of(path.name)
    if figure in figures:
        if figures[figure] in redrawn_kinds():
            return Message("archive.left_out.small_cells")
        if figures[figure] in aggregated():
            return Message("archive.left_out.does_not_follow")
        return Message("archive.left_out.points")
    return Message("archive.left_out.unknown")
