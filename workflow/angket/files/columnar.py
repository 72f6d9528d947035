"""Reads Parquet files."""

import pandas as pd
import pyarrow as pa
import pyarrow.parquet

from angket.files.cells import Cells, numbers_among, refuse_cells
from angket.files.fault import Fault
from angket.files.formats.parquet import is_index
from angket.files.written import number_text
from angket.messages.message import Message


def read_parquet(file, options):
    """Read a Parquet file; see `angket.files.cells.read_cells`."""
    try:
        with pyarrow.parquet.ParquetFile(file) as source:
            refuse_cells(file, source.metadata.num_rows, source.metadata.num_columns, options)
            _refuse_kinds(file, source.schema_arrow)
            table = source.read()
    except (pa.ArrowException, OSError) as error:
        raise Fault(Message("sheets.broken_parquet", file=file, problem=str(error))) from error
    places = [place for place, name in enumerate(table.column_names) if not is_index(name)]
    columns, strings, labels = {}, [], {}
    for place, source in enumerate(places):
        column = table.column(source)
        if pa.types.is_dictionary(column.type):
            if column.type.ordered and pa.types.is_string(column.type.value_type):
                labels[place] = _ordered(column)
            column = column.cast(column.type.value_type)
        if pa.types.is_binary(column.type) or pa.types.is_large_binary(column.type):
            column = _as_texts(file, table.column_names[source], column)
        values = column.to_pandas()
        if values.dtype.kind == "f" and values.dtype.itemsize < 8:
            # A number of few digits must not become one of many: 0.1 must not become 0.10000000149.
            values = pd.Series(values.to_numpy().astype(str).astype(float))
        if values.dtype.kind in "fiu":
            values = values.map(number_text, na_action="ignore")
        elif pa.types.is_string(column.type) or pa.types.is_large_string(column.type):
            strings.append(place)
        texts = values.astype("object").where(values.notna()).astype("str").str.strip()
        columns[place] = texts.mask(texts == "")
    frame = pd.DataFrame(columns)
    # A Parquet file has no row of names: its first record is row 1.
    frame.index = pd.RangeIndex(1, len(frame) + 1, name="row")
    as_text = numbers_among(frame[strings])
    names = [table.column_names[place] for place in places]
    return Cells(names, frame.dropna(how="all"), [], labels, as_text, stores_numbers=True)


def _refuse_kinds(file, schema):
    """Refuse columns whose cells are no single values."""
    nested = [
        f"{column.name} ({column.type})" for column in schema if pa.types.is_nested(column.type)
    ]
    if nested:
        raise Fault(Message("sheets.nested", file=file, columns=nested))


def _as_texts(file, name, column):
    """Read bytes as the texts that some programs store in this way."""
    try:
        return column.cast(pa.large_string())
    except pa.ArrowInvalid as error:
        raise Fault(Message("sheets.binary", file=file, column=name)) from error


def _ordered(column):
    """Keep the order of the categories of a column that has one."""
    order = column.combine_chunks()
    order = order.dictionary if isinstance(order, pa.DictionaryArray) else order.chunk(0).dictionary
    return {"wording": "", "measure": "ordinal", "answers": {}, "order": order.to_pylist()}
