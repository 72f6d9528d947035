"""What validation found, as messages and as rows of a table."""

import re

import numpy as np
import pandas as pd

from angket.answers.checking import FINDING, missing_answers
from angket.answers.personal import looks_personal
from angket.files.fault import Fault
from angket.files.places import column_letters
from angket.messages.message import Message, Sentences, tell
from angket.tables import write_rows

FINDINGS = ["severity", "row", "respondent", "column", "value", "rule", "expected"]
SHOWN = 20
# At most this many rows and values are shown of the faults of one kind in a column.
SHOWN_ROWS, SHOWN_VALUES, SHOWN_LABELS = 5, 3, 12
HIDDEN = Message("values.hidden")
# An item's name that reads like a cell of a spreadsheet.
_LIKE_A_CELL = re.compile(r"[A-Za-z]{1,3}\d+")


class Lines(Sentences):
    """Messages on lines of their own, those after the first two blanks farther in."""

    def tell(self, language="en"):
        first, *others, last = (tell(part, language) for part in self.fillings["parts"])
        return "\n".join([first, *(f"  {other}" for other in others), last])


class Places:
    """Where the columns of a study stand in its file, as a message names them."""

    def __init__(self, headings=None, first=0):
        self._headings, self._first = headings or {}, first

    def name(self, column):
        """Name a column so that somebody finds it in a spreadsheet."""
        place, heading = self._headings.get(column, (None, column))
        if place is None or (heading == column and not _LIKE_A_CELL.fullmatch(column)):
            return column
        told = {"column": column, "letters": column_letters(place + self._first)}
        if heading == column:
            return Message("values.column", **told)
        return Message("values.column_headed", heading=heading, **told)


# What spreadsheets make of a NIK or NIP that is typed as a number: they keep 15 digits.
_ROUNDED = re.compile(r"\d{16,}|\d+([.,]\d+)?[eE]\+?\d+")


def told_faults(faults, profile):
    """Put what the faults of the package say was expected into messages."""
    expected = []
    told = faults[["column", "value", "rule", "expected"]]
    for column, value, rule, given in told.itertuples(index=False):
        if isinstance(given, dict):
            key = f"profile.{column}" if column in profile else "screening"
            if rule == "allowed_codes":
                given = Message("values.expected.allowed_codes", **_labelled(given))
            elif rule.endswith("_number"):
                given = expected_mark(given, f"{key}.decimal_mark")
            elif rule == "duplicate_id" and _ROUNDED.fullmatch(str(value)):
                given = Message("values.expected.rounded_id")
            else:
                given = Message(f"values.expected.{rule}", **given)
        expected.append(given)
    return faults.assign(expected=pd.Series(expected, index=faults.index, dtype=object))


def expected_mark(doubt, place):
    """Ask which mark of a column of numbers is the decimal one.

    Parameters
    ----------
    doubt : dict
        As in `angket.answers.numerals.Numbers`.
    place : str
        The key that settles it.

    Returns
    -------
    Message
    """
    kind = "contradictory_number"
    if doubt["kind"] == "ambiguous":
        kind = "ambiguous_comma" if "," in doubt["value"] else "ambiguous_point"
    return Message(f"values.expected.{kind}", place=place, **doubt)


def _labelled(given):
    """Add the labels that would have been accepted, those of a long scale cut off."""
    labels = [label for label in given["labels"] if label]
    more = Message("values.more") if len(labels) > SHOWN_LABELS else None
    shown = [Message("values.quoted", value=label) for label in labels[:SHOWN_LABELS]]
    told = Message("values.or_labels", labels=shown, more=more) if shown else None
    return {"codes": given["codes"], "labels": told}


def find_notices(notes, unused, used, emptied, identical, whom):
    """Tell what the reader should know though it can be analysed."""
    an_answer = Message("values.expected.answer")
    notices = [("notice", pd.NA, pd.NA, note, "found_out", "") for note in notes]
    notices += [
        ("notice", pd.NA, name, pd.NA, "unused_column", Message("values.expected.named_column"))
        for name in unused
    ]
    notices += [
        ("notice", pd.NA, name, Message("values.answers", count=count), rule, an_answer)
        for name, counts in emptied.items()
        for rule, count in counts.items()
        if count
    ]
    notices += [
        ("notice", row, column, pd.NA, "missing_answer", an_answer)
        for row, column in missing_answers(used)
    ]
    notices += [
        (
            "notice",
            row,
            pd.NA,
            pd.NA,
            "identical_row",
            Message("values.expected.unlike", whom=whom(first)),
        )
        for row, first in identical.items()
    ]
    return pd.DataFrame(notices, columns=FINDING)


def describe(findings, respondents, hidden):
    """Turn findings into rows for a file, each with the respondent it is about."""
    table = findings.assign(respondent=findings["row"].map(respondents))[FINDINGS].astype(object)
    private = table["column"].isin(hidden) | table["value"].map(looks_personal)
    where = (private & table["value"].notna()).to_numpy()
    values = table["value"].to_numpy(object, copy=True)
    for place in np.flatnonzero(where):
        values[place] = HIDDEN
    table = table.assign(value=pd.Series(values, index=table.index, dtype=object))
    return table.where(table.notna(), "").to_numpy().tolist()


def write_findings(file, rows, language):
    """Write findings, their messages told in the study's language."""
    told = {}

    def text(cell):
        if not isinstance(cell, Message):
            return cell
        # Many rows share a message, which is told once.
        if id(cell) not in told:
            told[id(cell)] = tell(cell, language)
        return told[id(cell)]

    write_rows(file, FINDINGS, ([text(cell) for cell in row] for row in rows))


def refuse(file, faults, places=None):
    """End with all faults, those of one kind in a column on one line."""
    if len(faults):
        raise Fault(message(file, faults, places or Places()), (FINDINGS, faults))


def message(file, faults, places):
    """Tell the faults of a file in words, those of a kind and column together."""
    kinds = {}
    for fault in faults:
        _, row, _, column, value, rule, expected = fault
        # What is wrong with whole columns is told once of all that have it.
        key = (column, rule, expected) if row != "" else ("", rule, expected, value)
        kinds.setdefault(key, []).append(fault)
    shown = list(kinds.values())[:SHOWN]
    lines = [Message("values.faults", file=file, count=len(faults))]
    lines += [_line(group, places) for group in shown]
    if len(kinds) > SHOWN:
        left = sum(len(group) for group in list(kinds.values())[SHOWN:])
        lines.append(Message("values.more_faults", count=left))
    rules = dict.fromkeys(group[0][5] for group in shown)
    lines += [Message(f"values.hints.{rule}") for rule in rules if rule in _HINTS]
    return Lines(*lines, Message("values.correct"))


_HINTS = ("allowed_codes", "number", "unit", "contradicting_label")


def _line(group, places):
    """Tell faults of one kind in a column: where they are, what was found and what expected."""
    _, row, _, column, value, rule, expected = group[0]
    told = {"column": places.name(column), "expected": expected, "rule": rule}
    if row == "":
        names = [places.name(column) for column in dict.fromkeys(fault[3] for fault in group)]
        told["column"] = Message(
            "values.list", values=names[:SHOWN_LABELS], more=_more(names, SHOWN_LABELS)
        )
        if value != "":
            return Message("values.in_column_found", value=value, **told)
        return Message("values.in_column", **told)
    values = list(dict.fromkeys(fault[4] for fault in group))
    found = [
        Message("values.nothing") if value == "" else Message("values.quoted", value=value)
        for value in values[:SHOWN_VALUES]
    ]
    found = Message("values.list", values=found, more=_more(values, SHOWN_VALUES))
    if len(group) == 1:
        return Message("values.in_row", row=row, found=found, **told)
    rows = [fault[1] for fault in group]
    listed = Message("values.list", values=rows[:SHOWN_ROWS], more=_more(rows, SHOWN_ROWS))
    return Message("values.in_rows", rows=listed, found=found, **told)


def _more(values, shown):
    left = len(values) - shown
    return Message("values.and_more", count=left) if left > 0 else None
