"""Reads delimited text."""

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.csv

from angket.files.beginning import TOP, find_table, refuse_wide
from angket.files.cells import Cells
from angket.files.fault import Fault
from angket.files.text import decode, find_delimiter, split_records, take_hint
from angket.messages.message import Message


def read_delimited(file, options):
    """Read a CSV file; see `angket.files.cells.read_cells`."""
    with open(file, "rb") as stream:
        data = stream.read()
    text, notes = decode(file, data, options.get("encoding"))
    hint, text = take_hint(text)
    first = 2 if hint else 1
    delimiter, found = find_delimiter(file, text, options.get("delimiter"))
    if hint and "delimiter" not in options:
        delimiter, found = hint, []
    notes += found
    cells = None
    if '"' not in text and not options.keys() & {"head_rows", "skip_rows", "last_row"}:
        cells = _read_plain(file, text, delimiter, options, first, notes)
    return cells or _read_records(file, text, delimiter, options, first, notes)


def _read_plain(file, text, delimiter, options, first, notes):
    """Read a text without quotes and without uneven or blank rows, in columns; or give up."""
    text = text.rstrip("\r\n")
    head, _, body = text.partition("\n")
    names = [name.strip() for name in head.rstrip("\r").split(delimiter)]
    if not body or "\r" in head.rstrip("\r") or _has_blank_line(body):
        return None
    refuse_wide(file, len(names), options)
    if not _begins_and_ends_plainly(file, text, delimiter, options, first):
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
    if _has_empty_row(columns.values()) or _repeats_head(columns.values(), names):
        return None
    frame = pd.DataFrame({int(place): column for place, column in columns.items()}, copy=False)
    frame.index = pd.RangeIndex(first + 1, first + len(frame) + 1, name="row")
    return Cells(names, frame, notes, {})


def _begins_and_ends_plainly(file, text, delimiter, options, first):
    """Say whether the heads stand in the first row alone and respondents in all others.

    The first and the last rows tell; those between were looked through for blank ones.
    """
    count = text.count("\n") + 1
    if count <= 3 * TOP:
        lines = text.split("\n")
        numbers = range(first, first + count)
    else:
        # To copy most of a long text for a few lines would take needless time.
        lines = _first_part(text).split("\n")[: 2 * TOP]
        lines += _last_part(text).rsplit("\n", TOP)[1:]
        numbers = [*range(first, first + 2 * TOP), *range(first + count - TOP, first + count)]
    grid = [[cell.strip() for cell in line.split(delimiter)] for line in lines]
    table = find_table(file, grid, options, numbers)
    return not table.notes and table.heads == (first,) and len(table.rows) == len(grid) - 1


def _first_part(text):
    """Return a part of a text that has at least its first 2 * TOP lines."""
    end = 0
    for _ in range(2 * TOP):
        end = text.find("\n", end) + 1
    return text[:end]


def _last_part(text):
    """Return a part of a text that has at least its last TOP lines."""
    start = len(text)
    for _ in range(TOP + 1):
        start = text.rfind("\n", 0, start)
    return text[start:]


def _repeats_head(columns, names):
    """Say whether a row may hold the heads again: each column has its name among its answers."""
    named = [(column.categories, name) for column, name in zip(columns, names, strict=True) if name]
    named.sort(key=lambda entry: len(entry[0]))
    return all(name in answers for answers, name in named)


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


def _read_records(file, text, delimiter, options, first, notes):
    records = split_records(file, text, delimiter, options, first)
    numbers = range(first, first + len(records))
    table = find_table(file, records, options, numbers)
    width = table.columns.stop
    # Trailing delimiters are what spreadsheets leave behind cells that were cleared.
    rows = {numbers[place]: _cut(table.grid[place], width) for place in table.rows}
    uneven = [number for number, row in rows.items() if len(row) != width]
    if uneven:
        others = Message("text.uneven_others", count=len(uneven) - 1) if len(uneven) > 1 else None
        told = {"cells": len(rows[uneven[0]]), "head": table.heads[-1], "columns": width}
        raise Fault(Message("text.uneven", file=file, row=uneven[0], others=others, **told))
    frame = pd.DataFrame(
        [row[table.columns.start :] for row in rows.values()],
        index=pd.Index(list(rows), name="row", dtype="int64"),
        columns=range(len(table.names)),
        dtype="str",
    )
    return Cells(
        table.names,
        frame.mask(frame == ""),
        notes + table.notes,
        table.labels,
        first_column=table.columns.start,
    )


def _cut(record, width):
    while len(record) > width and not record[-1]:
        record = record[:-1]
    return record
