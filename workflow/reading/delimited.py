"""Reads delimited text."""

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.csv

from reading.cells import Cells
from reading.fault import Fault
from reading.text import decode, find_delimiter, split_records


def read_delimited(file, options):
    """Read a CSV file; see `reading.cells.read_cells`."""
    with open(file, "rb") as stream:
        data = stream.read()
    text, notes = decode(file, data, options.get("encoding"))
    delimiter, found = find_delimiter(file, text, options.get("delimiter"))
    notes += found
    cells = None
    if '"' not in text:
        cells = _read_plain(text, delimiter, notes)
    return cells or _read_quoted(file, text, delimiter, notes)


def _read_plain(text, delimiter, notes):
    """Read a text without quotes and without uneven or blank rows, in columns; or give up."""
    text = text.rstrip("\r\n")
    head, _, body = text.partition("\n")
    names = [name.strip() for name in head.rstrip("\r").split(delimiter)]
    if not body or "\r" in head.rstrip("\r") or _has_blank_line(body):
        return None
    places = [str(place) for place in range(len(names))]
    try:
        table = pyarrow.csv.read_csv(
            pa.BufferReader(body.encode()),
            read_options=pyarrow.csv.ReadOptions(column_names=places),
            parse_options=pyarrow.csv.ParseOptions(
                delimiter=delimiter, quote_char=False, ignore_empty_lines=False
            ),
            convert_options=pyarrow.csv.ConvertOptions(
                # Few distinct answers stand in millions of cells: keep each once.
                column_types=dict.fromkeys(places, pa.dictionary(pa.int32(), pa.string())),
                strings_can_be_null=False,
            ),
        )
    except pa.ArrowInvalid:
        return None
    columns = {place: _without_blanks(table[place]) for place in places}
    if _has_empty_row(columns.values()):
        return None
    frame = pd.DataFrame({int(place): column for place, column in columns.items()}, copy=False)
    frame.index = pd.RangeIndex(2, len(frame) + 2, name="row")
    return Cells(names, frame, notes, {})


def _has_blank_line(text):
    return "\n\n" in text or ("\r" in text and "\r\n\r" in text)


def _has_empty_row(columns):
    empty = True
    for column in columns:
        empty &= column.codes < 0
        if not empty.any():
            return False
    return True


def _without_blanks(column):
    """Take blanks around answers away, make empty cells missing."""
    encoded = column.unify_dictionaries()
    spellings = encoded.chunk(0).dictionary.to_pylist() if encoded.num_chunks else []
    answers = {}
    lookup = np.array(
        [
            answers.setdefault(text, len(answers)) if text else -1
            for text in map(str.strip, spellings)
        ],
        dtype=np.int32,
    )
    codes = np.concatenate([chunk.indices.to_numpy() for chunk in encoded.chunks])
    return pd.Categorical.from_codes(lookup[codes], pd.Index(list(answers), dtype="str"))


def _read_quoted(file, text, delimiter, notes):
    records = split_records(file, text, delimiter)
    if not records:
        return Cells([], pd.DataFrame(), notes, {})
    names = [name.strip() for name in records[0]]
    rows = [
        (number, record)
        for number, record in enumerate(records[1:], start=2)
        if any(map(str.strip, record))
    ]
    # Trailing delimiters are what spreadsheets leave behind cells that were cleared.
    rows = [(number, _cut(record, len(names))) for number, record in rows]
    uneven = [number for number, record in rows if len(record) != len(names)]
    if uneven:
        others = f" (and {len(uneven) - 1} more rows)" if len(uneven) > 1 else ""
        record = dict(rows)[uneven[0]]
        raise Fault(
            f"{file}, row {uneven[0]}: has {len(record)} cells where row 1 has {len(names)} "
            f"columns{others}. Put answers that hold the delimiter between double quotes."
        )
    table = pd.DataFrame(
        [[cell.strip() for cell in record] for _, record in rows],
        index=pd.Index([number for number, _ in rows], name="row", dtype="int64"),
        columns=range(len(names)),
        dtype="str",
    )
    return Cells(names, table.mask(table == ""), notes, {})


def _cut(record, width):
    while len(record) > width and not record[-1].strip():
        record = record[:-1]
    return record
