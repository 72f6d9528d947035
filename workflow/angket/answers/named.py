"""The columns that a study names, found in its file under the study's names."""

import pandas as pd

from angket.answers.checking import FINDING
from angket.answers.findings import Lines
from angket.answers.further_columns import locate_further, parts_of
from angket.answers.personal import kinds_of, personal_kind
from angket.answers.personal_texts import is_date_of_birth
from angket.files.columns import locate, places_of
from angket.files.fault import Fault
from angket.messages.message import Message

# At most this many rows with personal data are named.
SHOWN = 10


def name_columns(cells, settings, used):
    """Give the columns that the study names its names; tell those not found and not used."""
    data = settings["data"]
    wanted = [data.get("id"), *used, settings["screening"].get("duration")]
    picked, unused = {}, dict(enumerate(cells.names))
    further, absent = locate_further(cells, settings)
    for column in dict.fromkeys(name for name in wanted if name):
        if column in data.get("parallel", {}):
            continue
        place, problem, remedy = locate(column, cells.names, data["columns"])
        if problem:
            expected = Message("values.expected.absent_column", problem=problem, remedy=remedy)
            absent.append(("fault", "", "", column, "", "absent_column", expected))
        else:
            picked[column] = cells.table[place]
            unused.pop(place, None)
    # A column without a heading and without answers is only the width of the sheet.
    unused = [
        name
        for place, name in unused.items()
        if place not in further.values() and (name or cells.table[place].notna().any())
    ]
    return pd.DataFrame(picked, index=cells.table.index), absent, unused


def headings_of(cells, columns, data):
    """Say for each column of the study where it stands in the file, and under which heading."""
    found = {}
    for column in columns:
        place, problem, _ = locate(parts_of(column, data)[0], cells.names, data["columns"])
        if not problem:
            found[column] = place, cells.names[place]
    return found


def refuse_personal(file, cells, data, profile):
    """Keep out of the analysis whatever tells who somebody is; tell of all columns at once."""
    found = []
    for column in [part for name in [*profile, data.get("id")] for part in parts_of(name, data)]:
        if column is None or (column == data.get("id") and "pseudonyms" in data):
            continue
        place, *_ = locate(column, cells.names, data["columns"])
        name = cells.names[place]
        if places_of(name, data["not_personal"]):
            continue
        told = {"file": file, "column": column, "name": name}
        given = places_of(name, data["personal"])
        identifier = column == data.get("id")
        kind = "given" if given else personal_kind(name, cells.table[place], identifier)
        if kind:
            remedy = "id" if identifier else "profile"
            told["kind"] = Message(f"values.personal_kinds.{kind}")
            told["remedy"] = Message(f"values.personal_remedy.{remedy}")
            found.append(Message("values.personal_given" if given else "values.personal", **told))
        else:
            found += personal_cells(cells.table[place], told)
    if found:
        raise Fault(Lines(*found) if found[1:] else found[0])


def personal_cells(texts, told):
    """Tell of single cells in which somebody wrote more of himself than was asked.

    Parameters
    ----------
    texts : Series of str
    told : dict
        What the message says of the column.

    Returns
    -------
    list of Message
        One, or none.
    """
    kinds = kinds_of(pd.Index(texts.dropna().astype("str").unique())).dropna()
    found = {text: kind for text, kind in kinds.items() if not is_date_of_birth(text)}
    if not found:
        return []
    rows = texts.index[texts.isin(list(found))].tolist()
    left = len(rows) - SHOWN
    more = Message("values.and_more", count=left) if left > 0 else None
    kinds = [Message(f"values.personal_kinds.{kind}") for kind in sorted({*found.values()})]
    return [Message("privacy.cells", rows=rows[:SHOWN], more=more, kind=kinds, **told)]


def stored_as_text(cells, columns, data, kept):
    """Tell of each column the first number that the file stores as text."""
    faults = []
    for column in [part for name in columns for part in parts_of(name, data)]:
        place, *_ = locate(column, cells.names, data["columns"])
        rows = [row for row in cells.numbers_as_text.get(place, ()) if row in kept]
        if rows:
            others = Message("values.others_as_text", count=len(rows) - 1) if rows[1:] else None
            kind = "several_as_text" if others else "numbers_as_text"
            expected = Message(f"values.expected.{kind}", others=others)
            value = cells.table.loc[rows[0], place]
            faults.append(("fault", rows[0], column, value, "numbers_as_text", expected))
    return pd.DataFrame(faults, columns=FINDING)
