"""What is wrong in a file that is read cell by cell: told by row and column, all of it at once."""

from angket.files.fault import Fault
from angket.files.places import column_letters
from angket.messages.message import Message, Sentences

# So many faults are told at once; the others stand in a table beside the log.
SHOWN = 10
HEAD = ("row", "column", "found", "expected")


def refuse(area, file, faults):
    """End with what is wrong in a file, by row and column; do nothing where all is right.

    Parameters
    ----------
    area : str
        Whose messages tell it: `faults` heads them, `in_row` tells a cell, `in_head` a heading.
    file : path
    faults : list of tuple
        Row (None or 0 of a heading), column, what was found, what was expected.

    Raises
    ------
    Fault
        Where there are any.
    """
    if not faults:
        return
    told = [
        Message(
            f"{area}.{'in_row' if row else 'in_head'}",
            row=row,
            column=column,
            found=found,
            expected=expected,
        )
        for row, column, found, expected in faults[:SHOWN]
    ]
    left = len(faults) - SHOWN
    more = Message("values.more_faults", count=left) if left > 0 else None
    head = Message(f"{area}.faults", file=file, count=len(faults))
    raise Fault(Sentences(head, *told, more, Message("values.correct")), (HEAD, faults))


def column_called(cells, place):
    """Return what a column is called in a fault: its letters, and its heading if it has one.

    Parameters
    ----------
    cells : angket.files.cells.Cells
    place : int
        Of the column, counted from 0.

    Returns
    -------
    str
        Such as `C (Volume)`.
    """
    letters = column_letters(place + cells.first_column)
    return f"{letters} ({cells.names[place]})" if cells.names[place] else letters
