"""A file of answers in; a commented description of the study, to be completed, out."""

from angket.drafting.compose import Draft
from angket.drafting.guess import guess
from angket.drafting.workbook import other_sheets
from angket.files.cells import read_cells
from angket.files.fault import Fault
from angket.messages.language import language_for
from angket.messages.message import Message
from angket.step import run


def main(inputs, outputs, settings):
    file, study = inputs.answers, settings["study"]
    sheet, sheets = other_sheets(file)
    cells = read_cells(file, {"sheet": sheet} if sheet else {})
    found = guess(cells.names, cells.table, cells.labels, sheets, language_for())
    if not found.groups:
        raise Fault(no_items(file, found))
    draft = Draft(study, file, found, len(cells.table), cells.notes, cells.numbers_as_text, sheet)
    # "x": a description that is there already is never written over.
    with open(outputs[0], "x", encoding="utf-8") as stream:
        stream.write(draft.text())
    counts = {
        "items": sum(len(group.items) for group in found.groups),
        "variables": len(found.groups),
    }
    print(Message("draft.written", file=outputs[0], study=study, **counts).tell(found.language))
    if not all(group.ordered for group in found.groups):
        print(Message("draft.order_to_be_given", file=outputs[0]).tell(found.language))


def no_items(file, found):
    """Say that no columns look like items, what they look like, and what to do."""
    kinds = [
        Message("draft.kinds.some", kind=Message(f"draft.kinds.{kind}"), count=len(columns))
        for kind in ("category", "number", "text", "personal", "id", "empty", "dropped")
        if (columns := [column for column in found.columns if column.kind == kind])
    ]
    return Message("draft.no_items", file=file, count=len(found.columns), kinds=kinds)


if "snakemake" in globals():
    run(main, snakemake)
