"""Reads SPSS files, with their labels and the missing values that they declare."""

import pandas as pd
import pyreadstat

from reading.cells import Cells, numbers_among
from reading.fault import Fault


def read_spss(file, options):
    """Read an SPSS file; see `reading.cells.read_cells`."""
    try:
        frame, meta = pyreadstat.read_sav(file, user_missing=True)
    except (pyreadstat.ReadstatError, pyreadstat.PyreadstatError, ValueError, OSError) as error:
        raise Fault(
            f"{file}: cannot be read as an SPSS file ({error}). It may be cut off or damaged: "
            "copy or save it again."
        ) from error
    notes, labels, columns = [], {}, {}
    for place, name in enumerate(frame):
        values = frame[name]
        declared = _declared_missing(values, meta.missing_ranges.get(name, []))
        if declared.any():
            notes.append(f"{name}: answers declared as missing in the file: {int(declared.sum())}")
        texts = values.map(_as_text, na_action="ignore").astype("str").mask(declared)
        columns[place] = texts.str.strip().mask(texts.str.strip() == "")
        labels[place] = {
            "wording": meta.column_names_to_labels.get(name) or "",
            "measure": meta.variable_measure.get(name, "unknown"),
            "answers": {
                _as_text(code): str(label)
                for code, label in meta.variable_value_labels.get(name, {}).items()
                if not _declared_missing(pd.Series([code]), meta.missing_ranges.get(name, [])).any()
            },
        }
    table = pd.DataFrame(columns)
    # SPSS has no row of names: its first case is row 1.
    table.index = pd.RangeIndex(1, len(table) + 1, name="row")
    strings = [place for place, name in enumerate(frame) if frame[name].dtype.kind not in "fiuM"]
    as_text = numbers_among(table[strings])
    return Cells(list(frame), table.dropna(how="all"), notes, labels, as_text)


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
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
