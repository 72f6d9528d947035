"""Which sheet of a workbook holds the answers, and what stands on the others."""

from python_calamine import CalamineError, CalamineWorkbook

from angket.files.kind_of_file import is_workbook
from angket.files.written import cell_text

# A sheet with so many times as many cells as the first holds the answers instead.
_TIMES = 3
# A key or a list of items is small.
_ROWS, _COLUMNS = 300, 40


def other_sheets(file):
    """Look at the sheets of a workbook.

    Parameters
    ----------
    file : str

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
        workbook = CalamineWorkbook.from_path(file)
        sizes = {}
        for name in workbook.sheet_names:
            sheet = workbook.get_sheet_by_name(name)
            sizes[name] = sheet.height * sheet.width
        if len(sizes) < 2:
            return None, []
        first, largest = next(iter(sizes)), max(sizes, key=sizes.get)
        answers = largest if sizes[largest] > _TIMES * sizes[first] else first
        others = [_rows(workbook.get_sheet_by_name(name)) for name in sizes if name != answers]
    except (CalamineError, OSError, ValueError):
        # What is wrong with the file is for the reader to tell.
        return None, []
    return (None if answers == first else answers), others


def _rows(sheet):
    rows = sheet.to_python(skip_empty_area=False, nrows=_ROWS)
    return [[cell_text(cell) for cell in row[:_COLUMNS]] for row in rows]
