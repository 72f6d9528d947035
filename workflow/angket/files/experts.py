"""Files of experts' ratings of items: a row for each expert, or for each item."""

import pandas as pd

from angket.answers.spelling import plain
from angket.files.cells import read_cells
from angket.files.fault import Fault
from angket.files.places import column_letters
from angket.messages.message import Message, Sentences

# The head of the column that names the items, where a row is an item.
ITEM = "item"
# So many faults are told at once; the others stand in a table beside the log.
SHOWN = 10
HEAD = ("row", "column", "found", "expected")


def read_experts(file, items, low, high, unrated=()):
    """Read experts' ratings of items.

    Parameters
    ----------
    file : path
        With a column for each item and a row for each expert; or with a column `item` and one for
        each expert.
    items : list of str
        That are looked for.
    low, high : int
        Ends of the rating scale.
    unrated : collection of str
        Those of the items that may be absent.

    Returns
    -------
    DataFrame of Int64, shape (experts, items)
        Experts numbered from 1 in the order of the file; missing where one did not rate.

    Raises
    ------
    Fault
        When the file cannot be read, an item is absent or stands there twice, or a rating is not
        on the scale.
    """
    cells = read_cells(file, {})
    heads = [plain(name) for name in cells.names]
    found, faults = {}, []
    if ITEM in heads:
        named = heads.index(ITEM)
        experts = [place for place in range(len(heads)) if place != named]
        for row, given in cells.table.iterrows():
            item = given[named] if isinstance(given[named], str) else ""
            if item not in items:
                told = Message("experts.item", known=[*items])
                faults.append((row, _column(cells, named), item, told))
            elif item in found:
                faults.append((row, _column(cells, named), item, Message("experts.item_once")))
            else:
                found[item] = [(given[place], row, place) for place in experts]
    else:
        for place, name in enumerate(cells.names):
            if name in items and name in found:
                raise Fault(Message("experts.heading_twice", file=file, heading=name))
            if name in items:
                column = cells.table[place]
                found[name] = [(text, row, place) for row, text in column.items()]
    absent = [item for item in items if item not in found and item not in unrated]
    if absent and not faults:
        raise Fault(Message("experts.no_items", file=file, items=absent))
    table = {}
    for item in items:
        for expert, (text, row, place) in enumerate(found.get(item, ()), 1):
            if not isinstance(text, str):
                continue
            try:
                rating = float(text)
            except ValueError:
                rating = None
            if rating is None or not low <= rating <= high or rating != int(rating):
                told = Message("experts.on_scale", low=low, high=high)
                faults.append((row, _column(cells, place), text, told))
            else:
                table.setdefault(item, {})[expert] = int(rating)
    refuse(file, faults)
    frame = pd.DataFrame(table, dtype="Int64").sort_index()
    if len(frame) < 2:
        raise Fault(Message("experts.few_experts", file=file, experts=len(frame)))
    return frame


def refuse(file, faults):
    """End with what is wrong in a file of ratings, by row and column; nothing where all is right."""
    if not faults:
        return
    told = [
        Message("experts.in_row", row=row, column=column, found=found, expected=expected)
        for row, column, found, expected in faults[:SHOWN]
    ]
    left = len(faults) - SHOWN
    more = Message("values.more_faults", count=left) if left > 0 else None
    head = Message("experts.faults", file=file, count=len(faults))
    raise Fault(Sentences(head, *told, more, Message("values.correct")), (HEAD, faults))


def _column(cells, place):
    letters = column_letters(place + cells.first_column)
    return f"{letters} ({cells.names[place]})" if cells.names[place] else letters


def write_experts(frame):
    """Write ratings without the names of experts, in the form that `read_experts` reads.

    >>> write_experts(pd.DataFrame({"X1": [4, 3]}, index=[1, 2]))
    b'expert,X1\\n1,4\\n2,3\\n'
    """
    return frame.to_csv(index_label="expert", lineterminator="\n").encode()
