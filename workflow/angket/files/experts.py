"""Files of experts' ratings of items: a row for each expert, or for each item."""

import pandas as pd

from angket.answers.spelling import NUMBER, canonical_number, plain
from angket.files.cells import read_cells
from angket.files.fault import Fault
from angket.files.refused import column_called, refuse
from angket.messages.message import Message

# Heads of the column that names the experts, or the items where a row is an item.
EXPERT, ITEM = ("expert", "ahli"), ("item", "butir")


def read_experts(file, items, low, high, unrated=()):
    """Read experts' ratings of items.

    Parameters
    ----------
    file : path
        With a column `expert` (or `ahli`), one for each item and a row for each expert; or with a
        column `item` (or `butir`), one for each expert and a row for each item.
    items : list of str
        That are looked for.
    low, high : int
        Ends of the rating scale.
    unrated : collection of str
        Those of the items that may be absent.

    Returns
    -------
    DataFrame of Int64, shape (experts, items)
        Experts numbered from 1 in the order of the file, items in that of `items`; missing where
        an expert did not rate.

    Raises
    ------
    Fault
        When the file cannot be read; an expert or an item has no name, stands there twice, or is
        unknown; an item is absent; a rating is not on the scale; or fewer than two experts rated.
    """
    cells = read_cells(file, {})
    heads = [plain(name) for name in cells.names]
    of_experts = [place for place, head in enumerate(heads) if head in EXPERT]
    of_items = [place for place, head in enumerate(heads) if head in ITEM]
    if len(of_experts) + len(of_items) != 1:
        raise Fault(Message("experts.form", file=file))
    [named] = of_experts or of_items
    in_rows, row_faults = _named(_rows(cells, named), bool(of_experts), items)
    in_columns, column_faults = _named(_heads(cells, named), bool(of_items), items)
    faults = [
        (*_where(cells, row, place), *fault) for row, place, *fault in column_faults + row_faults
    ]
    table = {}
    for place, head in in_columns.items():
        for row, name in in_rows.items():
            text = cells.table.at[row, place]
            item, expert = (head, row) if of_experts else (name, place)
            rating, fault = _rating(text, low, high)
            if fault:
                faults.append((*_where(cells, row, place), text, fault))
            elif rating is not None:
                table.setdefault(item, {})[expert] = rating
    refuse("experts", file, faults)
    rated = {*(in_columns if of_experts else in_rows).values()}
    absent = [item for item in items if item not in rated and item not in unrated]
    if absent:
        raise Fault(Message("experts.no_items", file=file, items=absent))
    frame = pd.DataFrame({item: table[item] for item in items if item in table}, dtype="Int64")
    frame = frame.sort_index()
    if len(frame) < 2:
        raise Fault(Message("experts.few_experts", file=file, experts=len(frame)))
    return frame.set_axis(range(1, len(frame) + 1))


def write_experts(frame):
    """Write ratings without the names of experts, in the form that `read_experts` reads.

    Examples
    --------
    >>> write_experts(pd.DataFrame({"X1": [4, 3]}, index=[1, 2])).decode().split()
    ['expert,X1', '1,4', '2,3']
    """
    return frame.to_csv(index_label="expert", lineterminator="\n").encode()


def _rows(cells, named):
    """List the rows with what stands in the column that names them."""
    return [(row, (row, named), text) for row, text in cells.table[named].items()]


def _heads(cells, named):
    """List the other columns that are not empty with their heads."""
    return [
        (place, (None, place), name)
        for place, name in enumerate(cells.names)
        if place != named and (name or cells.table[place].notna().any())
    ]


def _named(found, are_experts, items):
    """Tell which rows or columns are whose, and what is wrong with their names."""
    names, taken, faults = {}, set(), []
    for key, where, text in found:
        name = " ".join(text.split()) if isinstance(text, str) else ""
        kind = "expert" if are_experts else "item"
        if are_experts and not name:
            faults.append((*where, "", Message("experts.expert")))
        elif not are_experts and name not in items:
            faults.append((*where, name, Message("experts.item", known=[*items])))
        elif (plain(name) if are_experts else name) in taken:
            faults.append((*where, name, Message(f"experts.{kind}_once")))
        else:
            names[key] = name
            taken.add(plain(name) if are_experts else name)
    return names, faults


def _rating(text, low, high):
    """Return a rating, or None where there is none, and what was expected where it is wrong."""
    if not isinstance(text, str):
        return None, None
    number = canonical_number(text) if NUMBER.fullmatch(plain(text)) else ""
    if number.lstrip("-").isdecimal() and low <= int(number) <= high:
        return int(number), None
    return None, Message("experts.on_scale", low=low, high=high)


def _where(cells, row, place):
    return row, column_called(cells, place)
