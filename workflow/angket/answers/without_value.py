"""Faults of cells that show an error of a spreadsheet or hold a formula without its result."""

import pandas as pd

from angket.answers.checking import FINDING
from angket.answers.spelling import plain
from angket.files.grid import cell_name
from angket.messages.message import Message

SHOWN = 10


def without_value(cells, places, accepted, respondents):
    """Find in each column the cells that hold no value.

    Parameters
    ----------
    cells : Cells
    places : dict
        From a column of the study to its number in the file, and its heading.
    accepted : dict
        From a column to the texts that its settings declare as no answer: an error that is
        listed there is no fault.
    respondents : Index
        The rows that are looked at: not those of who is left out by hand or by rule.

    Returns
    -------
    dict of tuple
        From column and rule to the rows and the text of the first.
    """
    found = {}
    for column, (place, _) in places.items():
        known = {plain(str(text)) for text in accepted.get(column, ())}
        for kind, rule in (("errors", "error_cell"), ("formulas", "formula")):
            rows = respondents.intersection(getattr(cells, kind).get(place, []))
            values = cells.table.loc[rows, place].astype("str").fillna("")
            values = values[[plain(text) not in known for text in values]]
            if len(values):
                found[column, rule] = values, place + cells.first_column
    return found


def with_lacking(faults, found):
    """Put what `without_value` found before the other faults, once a column.

    What the others say of the same cells, such as that an error is no code, is left out.
    """
    if not found:
        return faults
    told, rows_of = [], {}
    for (column, rule), (values, place) in found.items():
        rows = values.index.tolist()
        rows_of.setdefault(column, set()).update(rows)
        named = [cell_name(row - 1, place) for row in rows[:SHOWN]]
        if rows[SHOWN:]:
            named.append(Message("sheets.more", count=len(rows) - SHOWN))
        expected = Message(f"sheets.{rule}", cells=named)
        told.append(("fault", rows[0], column, values.iloc[0], rule, expected))
    others = [
        row not in rows_of.get(column, ())
        for row, column in zip(faults["row"], faults["column"], strict=True)
    ]
    return pd.concat([pd.DataFrame(told, columns=FINDING), faults[others]])


def accepted_texts(items, profile):
    """List for each column the texts that its settings declare as no answer."""
    texts = {
        name: [*item.get("missing", ()), *item.get("not_applicable", ())]
        for name, item in items.items()
    }
    return texts | {name: column.get("missing", ()) for name, column in profile.items()}
