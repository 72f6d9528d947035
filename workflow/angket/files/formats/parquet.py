"""Parquet files."""

PLACE = 50
SUFFIXES = (".parquet",)
BEGINNINGS = (b"PAR1",)


def read(file, options):
    """Read a file; see `angket.files.formats`."""
    from angket.files.columnar import read_parquet

    return read_parquet(file, options)


def names(file, options):
    """Read the names of the columns; see `angket.files.formats`."""
    import pyarrow.parquet

    return [name for name in pyarrow.parquet.read_schema(file).names if not is_index(name)]


def is_index(name):
    """Say whether a column of a Parquet file holds no answers but an index without a name.

    >>> is_index("X1"), is_index("__index_level_0__")
    (False, True)
    """
    return name.startswith("__index")
