"""The column names of a file of any kind, without its answers.

The settings are checked against them at every start, so each format's library is imported
only where a study has such a file, and pandas not at all.
"""

from angket.files.fault import Fault
from angket.files.kind_of_file import as_fault, check_file, load
from angket.messages.message import Message


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
    names = load(kind).names(file, options)
    if names is not None and not any(names):
        raise Fault(Message("sheets.empty", file=file))
    return names
