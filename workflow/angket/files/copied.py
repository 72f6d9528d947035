"""Reads the copy of a file of answers that an archive holds, as if it were the file itself.

The copy has the columns that the study uses and no others. Beside it stands what else was
found out about the original: its column names and the notes.
"""

import json

import pandas as pd

from angket.files.cells import Cells
from angket.files.delimited import read_delimited
from angket.messages.packed import unpacked

_WRITTEN = {"encoding": "utf-8", "delimiter": "comma", "as_it_stands": True}


def read_copy(file, options):
    """Read a copy of a file of answers; see `angket.files.cells.read_cells`.

    Parameters
    ----------
    file : str
        CSV; its first column is the row of the respondent in the original.
    options : dict
        With `original`, the file that `read_original` reads.

    Returns
    -------
    Cells
        Columns of the original that were not copied are there by name, and empty.
    """
    original = read_original(options["original"])
    copied = read_delimited(file, _WRITTEN).table
    rows = pd.Index(copied[0].astype("str").astype("int64"), name="row")
    columns = dict.fromkeys(
        range(len(original["columns"])), pd.Series(pd.NA, index=rows, dtype="str")
    )
    for position, place in enumerate(original["places"], start=1):
        columns[place] = copied[position].set_axis(rows)
    stored = original.get("numbers_as_text")
    return Cells(
        original["columns"],
        pd.DataFrame(columns, index=rows),
        original["notes"],
        {int(place): labels for place, labels in original.get("labels", {}).items()},
        {int(place): found for place, found in (stored or {}).items()},
        stores_numbers=stored is not None,
        first_column=original.get("first_column", 0),
        percents={int(place): found for place, found in original.get("percents", {}).items()},
    )


def read_original(file):
    """Read what was found out about the original of a copy.

    Returns
    -------
    dict
        `columns`, the column names of the original; `places`, for each column of the copy
        after the first its position in the original, counted from 0; `notes`, packed; `labels`,
        by position; `numbers_as_text`, by position, where the original tells numbers from text;
        `first_column`; `percents`, by position.
    """
    with open(file, encoding="utf-8") as stream:
        original = json.load(stream)
    return original | {"notes": [unpacked(note) for note in original["notes"]]}
