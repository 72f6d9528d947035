"""Tells faults of a workload analysis in words: file, row, column, value, expected, remedy."""

from angket.files.fault import Fault
from angket.messages.message import Message, Sentences
from angket.systems.workloads.read import with_marks

# So many faults are told at once; the others stand in a table beside the log.
SHOWN = 10
HEAD = ("file", "row", "column", "unit", "position", "task", "value", "problem")
# Which column a fault is about, by its key or what that begins with.
_EXACTLY = {
    "missing_unit": "norm_unit",
    "unknown_unit": "norm_unit",
    "unit_without_length": "norm_unit",
    "missing_period": "period",
    "unknown_period": "period",
    "period_without_multiplier": "period",
    "kind_not_in_method": "kind",
    "task_without_unit": "unit",
    "staff_without_unit": "unit",
    "task_without_position": "position",
    "staff_without_position": "position",
    "position_without_staff": "position",
    "staff_without_task": "position",
    "position_without_main_task": "position",
    "duplicate_staff": "position",
    "task_without_name": "task",
    "duplicate_task": "task",
    "staff_zero": "present",
    "staff_kinds_differ": "present",
    "task_above_share": "norm",
}
_BEGINNING = ("volume", "norm", "present", "civil_servants", "contract_staff", "persons")
_BEGINNING += ("stated_minutes", "stated_need")
# What a form states, by its table.
_STATED = {"tasks": "stated_minutes", "staff": "stated_need"}
_OF_STATED = (
    "cut_not_rounded",
    "rounded_up_not_nearest",
    "part_left_out",
    "sum_of_cut_parts",
    "sum_of_rounded_parts",
    "other_multiplier",
    "stated_differs",
)
# Of a position as a whole, in no row of its own.
_WITHOUT_ROW = ("allowance_full",)


def refused(error):
    """Return the message of what settings are refused for.

    Parameters
    ----------
    error : angket.statistics.workload.refused.Refused

    Examples
    --------
    >>> from angket.statistics.workload.refused import Refused
    >>> print(refused(Refused("unit_length", unit="day", value=-1.0)))
    the length -1 of day is not possible; give minutes above 0 for day, week or month.
    """
    fillings = {name: as_typed(value) for name, value in error.fillings.items()}
    return Message(f"systems.workloads.refused.{error.key}", **fillings)


def what_of(fault):
    """Return the message of a row of faults, without its place.

    Parameters
    ----------
    fault : Series or namedtuple
        With key, value and expected.
    """
    fillings = {name: as_typed(value) for name, value in (fault.expected or {}).items()}
    value = as_typed(fault.value)
    if fault.key == "task_above_share":
        value, fillings["share"] = as_percent(fault.value), as_percent(fault.expected["share"])
    return Message(f"systems.workloads.{fault.key}", value=value, **fillings)


def column_of(fault):
    """Return which column a fault is about, or None.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> column_of(SimpleNamespace(key="norm_not_positive", table="tasks"))
    'norm'
    >>> column_of(SimpleNamespace(key="stated_differs", table="staff"))
    'stated_need'
    """
    if fault.key in _OF_STATED:
        return _STATED.get(fault.table)
    if fault.key in _EXACTLY:
        return _EXACTLY[fault.key]
    return next((name for name in _BEGINNING if fault.key.startswith(f"{name}_")), None)


def refuse(faults, tables):
    """End with all that is wrong with the tables; do nothing where nothing is.

    Parameters
    ----------
    faults : DataFrame
        With the columns of `angket.statistics.workload.refused.FAULT`; errors alone count.
    tables : dict of str to angket.systems.workloads.read.Read

    Raises
    ------
    Fault
    """
    rows = [
        (
            read.file,
            row,
            read.columns[name],
            "",
            "",
            "",
            text,
            Message("systems.workloads.mark_in_name"),
        )
        for read in tables.values()
        for row, name, text in with_marks(read)
    ]
    errors = faults[faults["severity"] == "error"] if len(faults) else faults
    rows += [row_of(fault, tables) for fault in errors.itertuples()]
    if not rows:
        return
    files = dict.fromkeys(row[0] for row in rows)
    told = [_of_file(file, [row for row in rows if row[0] == file]) for file in files]
    raise Fault(Sentences(*told, Message("systems.workloads.correct")), (HEAD, rows))


def row_of(fault, tables):
    """Return a fault as a row of `HEAD`."""
    read = tables.get(fault.table)
    columns, row = read.columns if read else {}, fault.row
    if read is None or fault.key in _WITHOUT_ROW:
        row = ""
    place = [_text(getattr(fault, name)) for name in ("unit", "position", "task")]
    column = columns.get(column_of(fault), "")
    file = read.file if read else ""
    return (file, row, column, *place, as_typed(fault.value), what_of(fault))


def _of_file(file, rows):
    told = [_sentence(row) for row in rows[:SHOWN]]
    left = len(rows) - SHOWN
    more = Message("values.more_faults", count=left) if left > 0 else None
    return Sentences(
        Message("systems.workloads.faults_of_file", file=file, count=len(rows)), *told, more
    )


def _sentence(row):
    _, number, column, *place, _, what = row
    place = " / ".join(part for part in place if part)
    kind = "_".join(
        name for name, part in (("row", number), ("column", column), ("place", place)) if part
    )
    return Message(
        f"systems.workloads.at.{kind or 'nothing'}",
        row=number,
        column=column,
        place=place,
        what=what,
    )


def as_typed(value):
    """Return a value as people write it: whole numbers without decimals.

    >>> as_typed(75000.0), as_typed("1.250"), as_typed(0.1 + 0.2), as_typed(None)
    ('75000', '1.250', '0.3', '')
    """
    if value is None or value != value:
        return ""
    # Without the sign of a zero below which nothing is.
    return f"{value + 0:.10g}" if isinstance(value, float | int) else str(value)


def as_percent(share):
    """Return a share in percent.

    >>> as_percent(0.4), as_percent(1.2345)
    ('40%', '123%')
    """
    return f"{100 * share:.0f}%"


def _text(value):
    return value if isinstance(value, str) else ""
