"""Reads Parquet files."""

import pandas as pd
import pyarrow as pa
import pyarrow.parquet

from reading.cells import Cells, numbers_among
from reading.fault import Fault
from reading.head import answer_columns


def read_parquet(file, options):
    """Read a Parquet file; see `reading.cells.read_cells`."""
    try:
        table = pyarrow.parquet.ParquetFile(file).read()
    except (pa.ArrowException, OSError) as error:
        raise Fault(
            f"{file}: cannot be read as a Parquet file ({error}). "
            "It may be damaged: write it again."
        ) from error
    table = table.select(answer_columns(table.column_names))
    columns, strings = {}, []
    for place, name in enumerate(table.column_names):
        values = table[name].to_pandas()
        if values.dtype.kind in "fiu":
            values = values.map(_as_text, na_action="ignore")
        elif pa.types.is_string(table[name].type) or pa.types.is_large_string(table[name].type):
            strings.append(place)
        texts = values.astype("object").where(values.notna()).astype("str").str.strip()
        columns[place] = texts.mask(texts == "")
    frame = pd.DataFrame(columns)
    # A Parquet file has no row of names: its first record is row 1.
    frame.index = pd.RangeIndex(1, len(frame) + 1, name="row")
    as_text = numbers_among(frame[strings])
    return Cells(table.column_names, frame.dropna(how="all"), [], {}, as_text)


def _as_text(value):
    return str(int(value)) if float(value).is_integer() else str(value)
