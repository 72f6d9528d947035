"""Tables that an entry of a system names: read by columns of a kind, with all faults at once."""

from decimal import Decimal
from typing import NamedTuple

from angket.answers.numerals import read_numbers
from angket.answers.spelling import plain
from angket.files.cells import read_cells
from angket.files.fault import Fault
from angket.files.refused import column_called, refuse
from angket.messages.message import Message


class Table(NamedTuple):
    """A table as it was read.

    Attributes
    ----------
    rows : list of dict
        From the name of a column to its value: str, float, int or what a choice means; None where
        a cell is empty or the file lacks the column. `row` is the row in the file.
    texts : dict of str to dict
        From the name of a column to its cells as they stand in the file, by row.
    """

    rows: list
    texts: dict


def read_table(file, columns, options=()):
    """Read a table.

    Parameters
    ----------
    file : str
        CSV, a spreadsheet or any other file that answers may stand in.
    columns : dict of str to angket.systems.column.Column
    options : dict, optional
        Of the settings: `sheet`; `columns`, from names to the headings that they have in the
        file; `decimal_mark`, point or comma.

    Returns
    -------
    Table

    Raises
    ------
    Fault
        When the file cannot be read, a column is missing or stands there twice, or cells are not
        what is expected: all of them at once.
    """
    options = dict(options)
    cells = read_cells(file, {key: options[key] for key in ("sheet",) if key in options})
    places = _places(file, cells, columns, options.get("columns", {}))
    found, texts, faults = {}, {}, []
    for name, place in places.items():
        given = {row: text for row, text in cells.table[place].items() if isinstance(text, str)}
        texts[name] = given
        values, wrong = _read(columns[name], given, cells, place, options.get("decimal_mark"))
        found[name] = values
        faults += [
            (row, column_called(cells, place), given[row], why) for row, why in wrong.items()
        ]
        if columns[name].required:
            empty = [row for row in cells.table.index if row not in given]
            told = Message("system_tables.filled")
            faults += [(row, column_called(cells, place), "", told) for row in empty]
    refuse("system_tables", file, sorted(faults, key=lambda fault: fault[0]))
    rows = [
        {"row": int(row)} | {name: found.get(name, {}).get(row) for name in columns}
        for row in cells.table.index
    ]
    return Table(rows, texts)


def _places(file, cells, columns, headings):
    """Find the columns of a table by their headings."""
    heads = [plain(name) for name in cells.names]
    places = {}
    for name, column in columns.items():
        wanted = [headings[name]] if name in headings else [name, *column.heads]
        wanted = [plain(head) for head in wanted]
        there = [place for place, head in enumerate(heads) if head in wanted]
        if len(there) > 1:
            raise Fault(Message("system_tables.twice", file=file, column=name))
        if there:
            places[name] = there[0]
        elif column.required or column.there or name in headings:
            known = [head for head in cells.names if head]
            told = Message("system_tables.no_column", file=file, column=wanted[0], known=known)
            raise Fault(told)
    return places


def _read(column, given, cells, place, decimal_mark):
    """Read the cells of a column: values and what was expected, each by row."""
    if column.kind == "text":
        return {row: " ".join(text.split()) for row, text in given.items()}, {}
    if column.kind == "choice":
        known = {plain(text): meaning for text, meaning in column.choices.items()}
        # Of several ways to write the same, the first is told.
        first = {meaning: text for text, meaning in reversed(column.choices.items())}
        choices = [text for text, meaning in column.choices.items() if first[meaning] == text]
        expected = Message("system_tables.one_of", choices=choices)
        values = {row: known[plain(text)] for row, text in given.items() if plain(text) in known}
        return values, {row: expected for row in given if row not in values}
    texts = list(dict.fromkeys(given.values()))
    stored = set(texts) if cells.stores_numbers else set()
    stored -= {given[row] for row in cells.numbers_as_text.get(place, ()) if row in given}
    numbers = read_numbers(texts, stored, decimal_mark)
    values, wrong = {}, {}
    for row, text in given.items():
        value = Decimal(numbers.values[text]) if text in numbers.values else None
        if numbers.doubt:
            wrong[row] = Message("system_tables.decimal_mark")
        elif value is None or not _allowed(column, value):
            wrong[row] = _expected(column)
        else:
            values[row] = int(value) if column.kind == "count" else float(value)
    return values, wrong


def _allowed(column, value):
    whole = column.kind != "count" or value == value.to_integral_value()
    least = column.least is None or value >= Decimal(str(column.least))
    most = column.most is None or value <= Decimal(str(column.most))
    above = column.above is None or value > Decimal(str(column.above))
    return whole and least and most and above


def _expected(column):
    """Say what a column of numbers takes."""
    kind = Message(f"system_tables.{column.kind}")
    bounds = {"least": column.least, "above": column.above, "most": column.most}
    bounds = {name: f"{bound:g}" for name, bound in bounds.items() if bound is not None}
    if not bounds:
        return kind
    return Message(f"system_tables.within.{'_'.join(bounds)}", kind=kind, **bounds)
