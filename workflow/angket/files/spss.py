"""Reads SPSS files, with their labels and the missing values that they declare."""

import struct

import pandas as pd
import pyreadstat

from angket.answers.spelling import plain
from angket.files.cells import MAXIMUM_CELLS, Cells, numbers_among, refuse_cells
from angket.files.fault import Fault
from angket.files.written import number_text
from angket.messages.message import Message

# Where the header says which variable weights the cases, and in which order bytes stand.
_WEIGHT = slice(76, 80)
_LAYOUT = slice(64, 68)
FILTER = "filter_$"


def read_spss(file, options):
    """Read an SPSS file; see `angket.files.cells.read_cells`."""
    try:
        _, meta = pyreadstat.read_sav(file, metadataonly=True)
        refuse_cells(file, meta.number_rows or 0, meta.number_columns, options)
        # A file may not say how many cases it has, or say it wrong.
        most = options.get("maximum_cells", MAXIMUM_CELLS) // max(meta.number_columns, 1) + 1
        frame, meta = pyreadstat.read_sav(file, user_missing=True, row_limit=most)
    except (pyreadstat.ReadstatError, pyreadstat.PyreadstatError, ValueError, OSError) as error:
        raise Fault(Message("sheets.broken_spss", file=file, problem=str(error))) from error
    refuse_cells(file, *frame.shape, options)
    notes = _weighted(file, meta, options)
    labels, columns, declared_in = {}, {}, {}
    for place, name in enumerate(frame):
        values = frame[name]
        declared = _declared_missing(values, meta.missing_ranges.get(name, []))
        if declared.any():
            notes.append(Message("sheets.declared_missing", column=name, count=int(declared.sum())))
        texts = values.map(_as_text, na_action="ignore").astype("str").mask(declared)
        columns[place] = texts.str.strip().mask(texts.str.strip() == "")
        labels[place] = {
            "wording": meta.column_names_to_labels.get(name) or "",
            "measure": meta.variable_measure.get(name, "unknown"),
            "answers": _answers(meta, name),
        }
        declared_in[place] = labels[place]["answers"]
    notes += _filtered(frame) + _same_labels(list(frame), declared_in)
    table = pd.DataFrame(columns)
    # SPSS has no row of names: its first case is row 1.
    table.index = pd.RangeIndex(1, len(table) + 1, name="row")
    strings = [place for place, name in enumerate(frame) if frame[name].dtype.kind not in "fiuM"]
    as_text = numbers_among(table[strings])
    return Cells(list(frame), table.dropna(how="all"), notes, labels, as_text, stores_numbers=True)


def _answers(meta, name):
    """List the labelled codes of a variable in rising order, but for those declared missing."""
    ranges = meta.missing_ranges.get(name, [])
    labels = meta.variable_value_labels.get(name, {})
    codes = sorted(labels, key=lambda code: (isinstance(code, str), code))
    return {
        _as_text(code): str(labels[code])
        for code in codes
        if not _declared_missing(pd.Series([code]), ranges).any()
    }


def _weighted(file, meta, options):
    """Refuse a file whose cases have weights, which no statistic here takes into account."""
    with open(file, "rb") as stream:
        header = stream.read(_WEIGHT.stop)
    order = "<" if struct.unpack("<i", header[_LAYOUT])[0] in (2, 3) else ">"
    (place,) = struct.unpack(f"{order}i", header[_WEIGHT])
    if place <= 0:
        return []
    named = {"file": file, "column": _variable_at(meta, place)}
    if "weights_ignored" in options.get("accept", ()):
        return [Message("sheets.weights_ignored", **named)]
    raise Fault(Message("sheets.weighted", **named))


def _variable_at(meta, place):
    """Name the variable that begins at one of the places, of eight bytes each, of a case."""
    begin = 1
    for name in meta.column_names:
        if begin == place:
            return name
        kind = meta.original_variable_types.get(name) or ""
        width = int(kind[1:]) if kind[:1] == "A" and kind[1:].isdigit() else 8
        begin += -(-width // 8) if width <= 255 else -(-width // 252) * 32
    return Message("sheets.one_of_its_variables")


def _filtered(frame):
    """Tell of the variable that Data > Select Cases leaves in a file."""
    if FILTER not in frame or frame[FILTER].dtype.kind not in "fiu":
        return []
    left_out = int((frame[FILTER] == 0).sum())
    return [Message("sheets.filter_variable", count=left_out, all=len(frame))] if left_out else []


def _same_labels(names, answers):
    """Tell of codes that the file labels alike, once for all variables that share them."""
    found = {}
    for place, labels in answers.items():
        codes = {}
        for code, label in labels.items():
            codes.setdefault(plain(label), []).append(code)
        for label, same in codes.items():
            if label and len(same) > 1:
                found.setdefault((labels[same[0]], tuple(same)), []).append(names[place])
    return [
        Message("sheets.same_label", label=label, codes=list(codes), columns=columns)
        for (label, codes), columns in found.items()
    ]


def _declared_missing(values, ranges):
    declared = pd.Series(False, index=values.index)
    for limits in ranges:
        low, high = limits["lo"], limits["hi"]
        if isinstance(low, str) or values.dtype.kind not in "fiu":
            declared |= values == low
        else:
            declared |= values.between(low, high)
    return declared


def _as_text(value):
    return number_text(value) if isinstance(value, float) else str(value)
