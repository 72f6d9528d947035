"""The column names of a file of any kind, without its answers.

The settings are checked against them at every start, so each format's library is imported
only where a study has such a file, and pandas not at all.
"""

from angket.files.beginning import TOP, find_table
from angket.files.fault import Fault
from angket.files.kind_of_file import as_fault, check_file
from angket.files.text import read_head
from angket.files.written import cell_text
from angket.messages.message import Message

# Of the head of a text file, this much is read.
BYTES = 300_000
# A workbook must be unpacked whole to see its first row: larger ones are left to validation.
WORKBOOK_BYTES = 500_000
# And from those no more than this is unpacked, and taken memory for.
LIMITS = {"maximum_megabytes": 5, "maximum_cells": 2_000_000}


def read_names(file, options):
    """Read the column names of a file.

    Parameters
    ----------
    file : pathlib.Path
    options : dict
        Of the settings' `data`: sheet, encoding, delimiter and where the table stands, where
        given.

    Returns
    -------
    list of str or None
        None where the file is too large for it, or is damaged, or is not what its name
        says, which is for `angket.files.cells.read_cells` to tell.
    """
    return names_or_problem(file, options)[0]


def names_or_problem(file, options):
    """Read the column names of a file, or say why they cannot be read.

    Nothing that a file holds stops the check of other studies: sizes are held against limits
    before memory is taken, and whatever a library raises becomes a problem.

    Returns
    -------
    names : list of str or None
    problem : Message or None
        None, too, where the file is too large to be looked into before it is validated.
    """
    try:
        return _read(file, options), None
    except (ImportError, KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except Fault as fault:
        return None, fault.message
    except BaseException as error:  # a panic of a library in Rust is no Exception
        return None, as_fault(file, error).message


def _read(file, options):
    kind = check_file(file, file.stat().st_size, options)
    names = _READERS.get(kind, _of_sheet)(file, options)
    if names is not None and not any(names):
        raise Fault(Message("sheets.empty", file=file))
    return names


def _of_text(file, options):
    with open(file, "rb") as stream:
        start = stream.read(BYTES)
    whole = len(start) < BYTES
    if not whole:
        end = max(start.rfind(b"\n"), start.rfind(b"\r"))
        # Of two bytes a letter in UTF-16, which begins with a mark of two bytes or has none.
        start = start[: end - end % 2] if b"\0" in start[:100] else start[: end + 1]
    return read_head(str(file), start, options, whole)


def _of_sheet(file, options):
    from angket.files.workbook import read_workbook

    if file.stat().st_size > WORKBOOK_BYTES:
        return None
    book = read_workbook(str(file), options | LIMITS, TOP)
    grid = [[cell_text(cell) for cell in row] for row in book.rows[:TOP]]
    return find_table(str(file), grid, options, whole=book.facts.rows <= TOP).names


def _of_spss(file, options):
    import pyreadstat

    _, meta = pyreadstat.read_sav(file, metadataonly=True, output_format="dict")
    return meta.column_names


def _of_parquet(file, options):
    import pyarrow.parquet

    return [name for name in pyarrow.parquet.read_schema(file).names if not is_index(name)]


def is_index(name):
    """Say whether a column of a Parquet file holds no answers but an index without a name.

    >>> is_index("X1"), is_index("__index_level_0__")
    (False, True)
    """
    return name.startswith("__index")


_READERS = {"text": _of_text, "spss": _of_spss, "parquet": _of_parquet}
