"""Which sheet of a workbook holds the answers, and what stands on the others."""

from pathlib import Path

from angket.files.fault import Fault
from angket.files.kind_of_file import check_file, is_workbook
from angket.files.workbook import read_workbook, sheet_names
from angket.files.written import cell_text

# A sheet with so many times as many cells as the first holds the answers instead.
_TIMES = 3
# A key or a list of items is small.
_ROWS, _COLUMNS = 300, 40


def other_sheets(file):
    """Look at the sheets of a workbook.

    Parameters
    ----------
    file : path

    Returns
    -------
    sheet : str or None
        The sheet with the answers, where that is not the first.
    others : list of list of list of str
        The rows of the small sheets beside it.
    """
    if not is_workbook(file):
        return None, []
    try:
        check_file(file, Path(file).stat().st_size, {})
        names = sheet_names(file)
        if len(names) < 2:
            return None, []
        books = {name: read_workbook(file, {"sheet": name}, _ROWS) for name in names}
    except (Fault, OSError, ValueError):
        # What is wrong with the file is for the reader to tell.
        return None, []
    sizes = {name: book.facts.rows * book.facts.columns for name, book in books.items()}
    first, largest = names[0], max(sizes, key=sizes.get)
    answers = largest if sizes[largest] > _TIMES * sizes[first] else first
    others = [_cells(book) for name, book in books.items() if name != answers]
    return (None if answers == first else answers), others


def _cells(book):
    return [[cell_text(cell) for cell in row[:_COLUMNS]] for row in book.rows]
