"""Reads spreadsheets: XLSX, XLS, ODS."""

import pandas as pd
from python_calamine import CalamineError, CalamineWorkbook

from angket.coding import NUMBER
from reading.cells import Cells
from reading.errors import error_cells
from reading.fault import Fault
from reading.head import cell_text, choose_sheet


def read_sheet(file, options):
    """Read one sheet of a workbook; see `reading.cells.read_cells`."""
    try:
        workbook = CalamineWorkbook.from_path(file)
        sheets = workbook.sheet_names
        sheet, notes = choose_sheet(file, sheets, options.get("sheet"))
        rows = workbook.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
        # An error is no blank: it stays in its cell, for validation to refuse.
        if file.lower().endswith((".xlsx", ".xlsm")):
            for (row, column), error in error_cells(file, sheet).items():
                rows[row][column] = error
    except (CalamineError, OSError, ValueError) as error:
        raise Fault(
            f"{file}: cannot be read as a spreadsheet ({error}). It may be damaged: "
            "open it in a spreadsheet program and save it again."
        ) from error
    if not rows:
        return Cells([], pd.DataFrame(), notes, {})
    names = [cell_text(cell) for cell in rows[0]]
    while names and not names[-1] and not any(cell_text(row[len(names) - 1]) for row in rows[1:]):
        names.pop()
    texts, numbers, as_text = [], [], {}
    for number, row in enumerate(rows[1:], start=2):
        cells = [cell_text(cell) for cell in row[: len(names)]]
        if any(cells):
            texts.append(cells)
            numbers.append(number)
            for place, cell in enumerate(row[: len(names)]):
                if isinstance(cell, str) and NUMBER.fullmatch(cell.strip()):
                    as_text.setdefault(place, []).append(number)
    if as_text:
        stored = ", ".join(names[place] for place in sorted(as_text))
        notes.append(f"numbers stored as text: {stored}")
    table = pd.DataFrame(
        texts,
        index=pd.Index(numbers, name="row", dtype="int64"),
        columns=range(len(names)),
        dtype="str",
    )
    return Cells(names, table.mask(table == ""), notes, {}, as_text)
