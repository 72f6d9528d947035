"""Reads one sheet of a workbook of any kind: its values, and what it says of them.

Imports no pandas, because the settings are checked against the first rows at every start.
"""

from functools import cache, partial
from typing import NamedTuple

from angket.files.fault import Fault
from angket.files.formats.old_spreadsheet import SUFFIXES as OLD
from angket.files.formats.spreadsheet import OPEN_DOCUMENT
from angket.files.grid import Facts, cell_name
from angket.files.markup import NotUnderstood
from angket.files.package import Package, broken
from angket.messages.message import Message

MAXIMUM_MEGABYTES = 200
MAXIMUM_COLUMNS = 1000
# A million rows of thirty columns.
MAXIMUM_CELLS = 30_000_000


class Workbook(NamedTuple):
    """The chosen sheet of a workbook.

    Attributes
    ----------
    rows : list of list
        Values from the first row and column on: text, numbers, dates, times, truth values. A
        blank cell is ""; so is one with an error. Rows may differ in length.
    facts : Facts
    notes : list of Message
        Which sheet was chosen, where that was a choice.
    """

    rows: list
    facts: Facts
    notes: list


def read_workbook(file, options, count=None):
    """Read a sheet of a workbook.

    Parameters
    ----------
    file : str
    options : dict
        Of the settings' `data`: sheet, maximum_megabytes, maximum_columns and maximum_cells,
        where given.
    count : int, optional
        How many rows from the first; without it, all.

    Returns
    -------
    Workbook

    Raises
    ------
    Fault
        When it is damaged, needs a password or is larger than the limits: that is found out
        before memory is taken for it.
    """
    read = _read_old if str(file).lower().endswith(OLD) else _read_package
    try:
        _, notes, rows, facts = read(file, options, count)
        return Workbook(_filled(rows, facts), facts, notes)
    except NotUnderstood as error:
        raise broken(file, error.message) from error


def sheet_names(file):
    """Return the names of the sheets of a workbook that hold cells, within the usual limits.

    Raises
    ------
    Fault
    """
    from angket.files.excel import read_book
    from angket.files.old_excel import open_old
    from angket.files.opendocument import read_document

    try:
        if str(file).lower().endswith(OLD):
            sheets = open_old(file)
        elif str(file).lower().endswith(OPEN_DOCUMENT):
            refuse = partial(_refuse_too_large, file, {})
            sheets = read_document(Package(file, MAXIMUM_MEGABYTES), refuse)
        else:
            sheets = read_book(Package(file, MAXIMUM_MEGABYTES)).sheets
        return [sheet.name for sheet in sheets]
    except NotUnderstood as error:
        raise broken(file, error.message) from error


def _read_old(file, options, count):
    from angket.files.old_excel import look_through_old, open_old, rows_of_old

    facts_of = cache(lambda sheet: look_through_old(sheet.part))
    sheet, notes = choose_sheet(file, open_old(file), options.get("sheet"), facts_of)
    facts = facts_of(sheet)
    _refuse_too_large(file, options, sheet.name, facts)
    return sheet, notes, rows_of_old(sheet.part, count), facts


def _read_package(file, options, count):
    from angket.files.excel import read_book
    from angket.files.opendocument import read_document
    from angket.files.shared_texts import BEARABLE, written_out
    from angket.files.worksheet import look_through

    package = Package(file, options.get("maximum_megabytes", MAXIMUM_MEGABYTES))
    if str(file).lower().endswith(OPEN_DOCUMENT):
        # Every sheet, because the reader takes all of them at once.
        sheets = read_document(package, partial(_refuse_too_large, file, options))
        sheet, notes = choose_sheet(file, sheets, options.get("sheet"), lambda sheet: sheet.part)
        facts = sheet.part
    else:
        book = read_book(package)
        facts_of = cache(
            lambda sheet: look_through(package.read(sheet.part), book.percents, book.to_compute)
        )
        sheet, notes = choose_sheet(file, book.sheets, options.get("sheet"), facts_of)
        facts = facts_of(sheet)
        _refuse_too_large(file, options, sheet.name, facts)
        _refuse_unknown_errors(file, sheet.name, facts)
        size = facts.rows * facts.columns
        if written_out(package.read(sheet.part), book.texts, size) > BEARABLE / 2:
            raise Fault(Message("sheets.texts", file=file, sheet=sheet.name))
    return sheet, notes, *_values(file, package, sheet.name, facts, count)


def _values(file, package, name, facts, count):
    """Let calamine read the values of a sheet whose size is known to be bearable."""
    from python_calamine import CalamineError, CalamineWorkbook

    if not facts.rows:
        return [], facts
    try:
        with CalamineWorkbook.from_filelike(package.unpacked()) as workbook:
            sheet = workbook.get_sheet_by_name(name)
            rows = sheet.to_python(skip_empty_area=False, nrows=count)
            facts.merged = facts.merged or [
                (*first, *last) for first, last in sheet.merged_cell_ranges or ()
            ]
    except CalamineError as error:
        raise broken(file, error) from error
    return rows, facts


def _refuse_too_large(file, options, sheet, facts):
    named = {"file": file, "sheet": sheet, "cell": cell_name(facts.rows - 1, facts.columns - 1)}
    columns = options.get("maximum_columns", MAXIMUM_COLUMNS)
    cells = options.get("maximum_cells", MAXIMUM_CELLS)
    if facts.columns > columns:
        raise Fault(
            Message("sheets.columns", **named, count=f"{facts.columns:,}", limit=f"{columns:,}")
        )
    if facts.rows * facts.columns > cells:
        size = f"{facts.rows * facts.columns:,}"
        raise Fault(Message("sheets.cells", **named, count=size, limit=f"{cells:,}"))


# The errors that calamine knows. It reads no sheet that holds another, or gives no place.
_KNOWN = {"#N/A", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#DATA!"}


def _refuse_unknown_errors(file, sheet, facts):
    unknown = [place for place, error in facts.errors.items() if error not in _KNOWN]
    if unknown:
        cells = [cell_name(*place) for place in unknown[:10]]
        if len(unknown) > 10:
            cells.append(Message("sheets.more", count=len(unknown) - 10))
        raise Fault(
            Message(
                "sheets.error_cells",
                file=file,
                sheet=sheet,
                error=facts.errors[unknown[0]],
                cells=cells,
            )
        )


def _filled(rows, facts):
    """Put errors, formulas without result and values of merged ranges where they are seen."""
    for found in (facts.errors, facts.formulas):
        for (row, column), text in found.items():
            if row < len(rows) or (found is facts.formulas and row < facts.rows):
                _put(rows, row, column, text)
    left_to_fill = MAXIMUM_CELLS
    for top, left, bottom, right in facts.merged:
        if top >= len(rows) or left >= len(rows[top]):
            continue
        value = rows[top][left]
        bottom, right = min(bottom, len(rows) - 1), min(right, facts.columns - 1)
        left_to_fill -= (bottom - top + 1) * (right - left + 1)
        if left_to_fill < 0:  # ranges that cover each other, which no program allows
            raise NotUnderstood(Message("sheets.strange.merged"))
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                _put(rows, row, column, value)
    return rows


def _put(rows, row, column, value):
    while len(rows) <= row:
        rows.append([])
    cells = rows[row]
    if len(cells) <= column:
        cells.extend([""] * (column + 1 - len(cells)))
    cells[column] = value


def choose_sheet(file, sheets, wanted, facts_of):
    """Choose the sheet of a workbook; return it and a note where that was a choice.

    Parameters
    ----------
    file : str
        For messages.
    sheets : list of Sheet
    wanted : str or None
        Without it, the first that is shown and holds something is taken, or the first.
    facts_of : callable
        From a Sheet to its Facts.

    Raises
    ------
    Fault
        When the workbook has no sheet of the name that is wanted.
    """
    if wanted is None:
        shown = [sheet for sheet in sheets if sheet.shown]
        first = next(iter(shown), sheets[0])
        chosen = first if len(sheets) == 1 else next(filter(_holds(facts_of), shown), first)
        others = [_with_state(sheet) for sheet in sheets if sheet is not chosen]
        if not others:
            return chosen, []
        key = "sheets.first_sheet" if chosen is sheets[0] else "sheets.first_shown_sheet"
        if chosen is not first:
            key = "sheets.first_filled_sheet"
        return chosen, [Message(key, sheet=chosen.name, others=others)]
    chosen = next((sheet for sheet in sheets if sheet.name == wanted), None)
    if chosen is None:
        names = [_with_state(sheet) for sheet in sheets]
        raise Fault(Message("sheets.no_sheet", file=file, sheet=wanted, names=names))
    return chosen, [] if chosen.shown else [Message("sheets.hidden_sheet", sheet=chosen.name)]


def _holds(facts_of):
    return lambda sheet: facts_of(sheet).rows > 0


def _with_state(sheet):
    return sheet.name if sheet.shown else Message("sheets.hidden_name", sheet=sheet.name)
