"""From a file of answers to the draft of a description: what the terminal and the page both do."""

from typing import NamedTuple

from angket.drafting.compose import Draft
from angket.drafting.guess import Guess, guess
from angket.drafting.workbook import other_sheets
from angket.files.cells import Cells, read_cells
from angket.files.fault import Fault
from angket.messages.message import Message


class Recognised(NamedTuple):
    """What a file holds, and what its columns seem to be.

    Attributes
    ----------
    cells : angket.files.cells.Cells
    found : angket.drafting.guess.Guess
    sheet : str or None
        The sheet of a workbook where it is not the first.
    """

    cells: Cells
    found: Guess
    sheet: str | None


def recognise(file, options=None, language="en"):
    """Read a file of answers and guess what its columns are.

    Parameters
    ----------
    file : path
    options : dict, optional
        Of the settings' `data`, where a study says how its file is read; without it, the sheet
        of a workbook is guessed, too.
    language : str
        That of the study where the file tells none.

    Returns
    -------
    Recognised

    Raises
    ------
    Fault
        When it cannot be read.
    """
    sheet, sheets = other_sheets(file)
    if options is None:
        options = {"sheet": sheet} if sheet else {}
    cells = read_cells(file, options)
    found = guess(cells.names, cells.table, cells.labels, sheets, language)
    return Recognised(cells, found, options.get("sheet"))


def draft_of(recognised, study, file):
    """Compose the draft of a description.

    Parameters
    ----------
    recognised : Recognised
    study : str
        Its name.
    file : str
        The file of answers, from the project's folder.

    Returns
    -------
    Draft

    Raises
    ------
    Fault
        When no columns look like items.
    """
    cells, found, sheet = recognised
    if not found.groups:
        raise Fault(no_items(file, found))
    return Draft(study, file, found, len(cells.table), cells.notes, cells.numbers_as_text, sheet)


def no_items(file, found):
    """Say that no columns look like items, what they look like, and what to do."""
    kinds = [
        Message("draft.kinds.some", kind=Message(f"draft.kinds.{kind}"), count=len(columns))
        for kind in ("category", "number", "text", "personal", "id", "empty", "dropped")
        if (columns := [column for column in found.columns if column.kind == kind])
    ]
    return Message("draft.no_items", file=file, count=len(found.columns), kinds=kinds)
