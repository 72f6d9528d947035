"""Tables of tasks and staff, as typed, turned into minutes and persons, with every fault found."""

from typing import NamedTuple

import pandas as pd

from angket.statistics.workload import faults
from angket.statistics.workload.amounts import as_printed, read_amounts
from angket.statistics.workload.refused import Refused, fault_rows, gathered
from angket.statistics.workload.times import (
    check_multipliers,
    named,
    times_a_year,
    unit_minutes,
)

KINDS = {
    "permendagri": ["main"],
    "permenpan": ["main"],
    "abk_kes": ["main", "support"],
    "wisn": ["main", "support", "additional"],
}
# What a table may call the kinds of tasks.
_NAMES = {
    "main": ["main", "pokok", "utama"],
    "support": ["support", "penunjang"],
    "additional": ["additional", "tambahan"],
}
_TASKS = ["unit", "position", "task", "volume", "period", "norm", "norm_unit"]
_STAFF = ["unit", "position", "present"]


class Prepared(NamedTuple):
    """What the tables mean.

    Attributes
    ----------
    tasks : DataFrame
        unit, position, task, kind, volume, times (a year), yearly_volume, norm_minutes, persons,
        minutes (of a year and of all persons; for a support task of each person), stated_minutes
        (text as printed, with a point; missing where nothing is stated).
    staff : DataFrame
        unit, position, present, stated_need; civil_servants, contract_staff, where they are told.
    faults : DataFrame
        With the columns of `refused.FAULT`; errors keep the rest from being computed.
    """

    tasks: pd.DataFrame
    staff: pd.DataFrame
    faults: pd.DataFrame


def prepare(tasks, staff, method, multipliers, lengths=None, decimal_mark=None):
    """Read both tables, and find whatever is wrong with them in one pass.

    Parameters
    ----------
    tasks : DataFrame of str or float, shape (n, columns)
        unit, position, task, volume, period, norm, norm_unit; where the method has other kinds of
        tasks, `kind`, in English or Indonesian (main, also where empty; support: done by everybody,
        nothing counted; additional: done by some) and, for additional ones, `persons` who do it;
        `stated_minutes`, where a form has computed them already. Indexed by row number.
    staff : DataFrame of str or float, shape (m, columns)
        unit, position, present, and `stated_need`, where a form has computed it.
    method : str
        permendagri, permenpan, abk_kes or wisn.
    multipliers : dict of str to float
        See `times.times_a_year`.
    lengths : dict of str to float, optional
        See `times.unit_minutes`.
    decimal_mark : str, optional
        See `amounts.read_amounts`.

    Returns
    -------
    Prepared

    Raises
    ------
    Refused
        unknown_method, missing_columns, and what the multipliers and lengths raise.

    Examples
    --------
    >>> tasks = pd.DataFrame({"unit": ["A"], "position": ["clerk"], "task": ["letters"],
    ...     "volume": ["4"], "period": ["hari"], "norm": ["3"], "norm_unit": ["jam"]})
    >>> staff = pd.DataFrame({"unit": ["A"], "position": ["clerk"], "present": ["2"]})
    >>> prepare(tasks, staff, "permenpan", {"day": 235}).tasks["minutes"].tolist()
    [169200.0]
    """
    if method not in KINDS:
        raise Refused("unknown_method", value=method, expected=", ".join(KINDS))
    _require(tasks, _TASKS, "tasks")
    _require(staff, _STAFF, "staff")
    tasks, staff = _trimmed(tasks), _trimmed(staff)
    found = [
        fault_rows(key, "settings", pd.DataFrame(index=[0]), "warning")
        for key in check_multipliers(multipliers)
    ]
    read = tasks[["unit", "position", "task"]].copy()
    read["kind"] = _kinds(tasks)
    found.append(faults.unknown_kinds(read, KINDS[method]))
    for column in ("volume", "norm"):
        read[column], keys = read_amounts(tasks[column], decimal_mark)
        found += faults.by_key(keys, "tasks", tasks, column)
    read["times"], keys = times_a_year(tasks["period"], multipliers)
    found += faults.by_key(keys, "tasks", tasks, "period")
    of_unit, keys = unit_minutes(tasks["norm_unit"], lengths)
    found += faults.by_key(keys, "tasks", tasks, "norm_unit")
    read["persons"], further = _persons(tasks, read["kind"], decimal_mark)
    found += further
    read["yearly_volume"] = read["volume"] * read["times"]
    read["norm_minutes"] = read["norm"] * of_unit
    read["minutes"] = read["yearly_volume"] * read["norm_minutes"] * read["persons"]
    people = staff[["unit", "position"]].copy()
    people["present"], keys = read_amounts(staff["present"], decimal_mark)
    found += faults.by_key(keys, "staff", staff, "present")
    for column in staff.columns.intersection([*faults.OF_STAFF]):
        people[column], keys = read_amounts(staff[column], decimal_mark)
        found += faults.by_key(keys, "staff", staff, column)
    for table, source, column in (
        (read, tasks, "stated_minutes"),
        (people, staff, "stated_need"),
    ):
        table[column], further = _stated(source, column, decimal_mark)
        found += further
    found += faults.in_tasks(read)
    found += faults.in_staff(people)
    found += faults.between(read, people)
    return Prepared(read, people, gathered(found))


def _kinds(tasks):
    if "kind" not in tasks:
        return pd.Series("main", index=tasks.index, dtype=object)
    given = tasks["kind"].fillna("main")
    kinds = named(given, _NAMES)
    return kinds.where(kinds.notna(), given)


def _persons(tasks, kinds, decimal_mark):
    persons = pd.Series(1.0, index=tasks.index)
    additional = tasks[kinds == "additional"]
    if additional.empty:
        return persons, []
    given = additional.get("persons", pd.Series(None, index=additional.index, dtype=object))
    counted, keys = read_amounts(given, decimal_mark)
    additional = additional.assign(persons=given)
    found = faults.by_key(keys, "tasks", additional, "persons")
    few = additional[counted <= 0]
    found.append(
        fault_rows("persons_not_positive", "tasks", few, value="persons", expected={"above": 0})
    )
    persons[counted.index] = counted
    return persons, found


def _stated(source, column, decimal_mark):
    stated = pd.Series(None, index=source.index, dtype=object)
    if column not in source:
        return stated, []
    _, keys = read_amounts(source[column], decimal_mark)
    read = source[column][keys.isna()]
    stated[read.index] = [as_printed(cell, decimal_mark) for cell in read]
    table = "tasks" if column == "stated_minutes" else "staff"
    return stated, faults.by_key(keys.mask(keys == "missing_number"), table, source, column)


def _require(table, columns, name):
    missing = [column for column in columns if column not in table]
    if missing:
        raise Refused("missing_columns", table=name, columns=", ".join(missing))


def _trimmed(table):
    table = table.copy()
    for column in table.columns.intersection(["unit", "position", "task", "kind"]):
        texts = table[column].astype("string").str.strip().str.replace(r"\s+", " ", regex=True)
        table[column] = texts.mask(texts == "").astype(object)
    return table
