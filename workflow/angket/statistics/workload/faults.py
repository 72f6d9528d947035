"""What is wrong with tables of tasks and staff, and what looks wrong, by key."""

import pandas as pd

from angket.statistics.workload.refused import fault_rows

_PLACE = ["unit", "position"]
# Parts of the present staff by kind of employment, and the key of one below 0.
OF_STAFF = {
    "civil_servants": "civil_servants_negative",
    "contract_staff": "contract_staff_negative",
}


def by_key(keys, table, rows, column):
    """Return the faults of a column that reading it found.

    Parameters
    ----------
    keys : Series of object
        None where a cell could be read.
    table : str
    rows : DataFrame
    column : str

    Returns
    -------
    list of DataFrame
        One for each key; a key that says only what kind of cell it is gets the column's name
        before it, such as volume_not_a_number.

    Examples
    --------
    >>> import pandas as pd
    >>> rows = pd.DataFrame({"volume": ["many"]})
    >>> by_key(pd.Series(["not_a_number"]), "tasks", rows, "volume")[0]["key"].tolist()
    ['volume_not_a_number']
    """
    found = []
    for key in keys.dropna().unique():
        name = f"{column}_{key}" if key.endswith("number") else key
        found.append(fault_rows(name, table, rows[keys == key], value=column))
    return found


def unknown_kinds(tasks, allowed):
    """Return the tasks of a kind that the method does not have.

    Parameters
    ----------
    tasks : DataFrame
    allowed : list of str

    Returns
    -------
    DataFrame

    Examples
    --------
    >>> import pandas as pd
    >>> unknown_kinds(pd.DataFrame({"kind": ["support"]}), ["main"])["key"].tolist()
    ['kind_not_in_method']
    """
    wrong = tasks[~tasks["kind"].isin(allowed)]
    return fault_rows(
        "kind_not_in_method", "tasks", wrong, value="kind", expected={"kinds": ", ".join(allowed)}
    )


def in_tasks(tasks):
    """Return the faults that the table of tasks shows by itself.

    Parameters
    ----------
    tasks : DataFrame
        With numbers.

    Returns
    -------
    list of DataFrame
        task_without_unit, task_without_position, task_without_name; norm_not_positive,
        volume_negative; duplicate_task, since a volume would be counted twice; volume_zero as a
        warning.

    Examples
    --------
    >>> import pandas as pd
    >>> tasks = pd.DataFrame({"unit": ["A"], "position": [None], "task": ["a"], "volume": [1.0],
    ...                       "norm": [0.0]})
    >>> [key for part in in_tasks(tasks) for key in part["key"]]
    ['task_without_position', 'norm_not_positive']
    """
    named = tasks[tasks[[*_PLACE, "task"]].notna().all(axis=1)]
    above = {"above": 0}
    return [
        fault_rows("task_without_unit", "tasks", tasks[tasks["unit"].isna()]),
        fault_rows("task_without_position", "tasks", tasks[tasks["position"].isna()]),
        fault_rows("task_without_name", "tasks", tasks[tasks["task"].isna()]),
        fault_rows(
            "norm_not_positive", "tasks", tasks[tasks["norm"] <= 0], value="norm", expected=above
        ),
        fault_rows("volume_negative", "tasks", tasks[tasks["volume"] < 0], value="volume"),
        fault_rows("volume_zero", "tasks", tasks[tasks["volume"] == 0], "warning", "volume"),
        fault_rows("duplicate_task", "tasks", named[named.duplicated([*_PLACE, "task"])]),
    ]


def in_staff(staff):
    """Return the faults that the table of staff shows by itself.

    Parameters
    ----------
    staff : DataFrame

    Returns
    -------
    list of DataFrame
        staff_without_unit, staff_without_position, present_negative, duplicate_staff; of parts by
        kind of employment, civil_servants_negative, contract_staff_negative and staff_kinds_differ,
        where they do not add up to the present staff; staff_zero as a warning, since there is no
        efficiency without staff.

    Examples
    --------
    >>> import pandas as pd
    >>> staff = pd.DataFrame({"unit": ["A"], "position": ["clerk"], "present": [0.0]})
    >>> [key for part in in_staff(staff) for key in part["key"]]
    ['staff_zero']
    """
    named = staff[staff[_PLACE].notna().all(axis=1)]
    present = staff["present"]
    return [
        fault_rows("staff_without_unit", "staff", staff[staff["unit"].isna()]),
        fault_rows("staff_without_position", "staff", staff[staff["position"].isna()]),
        fault_rows("present_negative", "staff", staff[present < 0], value="present"),
        fault_rows("duplicate_staff", "staff", named[named.duplicated(_PLACE)]),
        fault_rows("staff_zero", "staff", staff[present == 0], "warning", "present"),
        *_of_kinds(staff),
    ]


def _of_kinds(staff):
    """Return what is wrong with the parts of the present staff."""
    told = staff.columns.intersection([*OF_STAFF])
    if told.empty:
        return []
    sums = staff[told].sum(axis=1, skipna=False)
    # One part alone may leave others out.
    wrong = sums != staff["present"] if len(told) == len(OF_STAFF) else sums > staff["present"]
    wrong &= sums.notna() & staff["present"].notna()
    parts = [{"computed": part} for part in sums[wrong]]
    found = fault_rows("staff_kinds_differ", "staff", staff[wrong], "error", "present", parts)
    negative = [
        fault_rows(key, "staff", staff[staff[name] < 0], value=name)
        for name, key in OF_STAFF.items()
        if name in told
    ]
    return [*negative, found]


def between(tasks, staff):
    """Return where one table knows a position that the other does not.

    Parameters
    ----------
    tasks, staff : DataFrame

    Returns
    -------
    list of DataFrame
        position_without_staff, once for each position; as warnings staff_without_task and
        position_without_main_task, where the time of support has nothing to be added to.

    Examples
    --------
    >>> import pandas as pd
    >>> tasks = pd.DataFrame({"unit": ["A", "A"], "position": ["clerk", "clerk"]})
    >>> staff = pd.DataFrame({"unit": ["A"], "position": ["driver"]})
    >>> [key for part in between(tasks, staff) for key in part["key"]]
    ['position_without_staff', 'staff_without_task']
    """
    places = [table.set_index(_PLACE).index for table in (tasks, staff)]
    worked = tasks[tasks[_PLACE].notna().all(axis=1) & ~places[0].isin(places[1])]
    idle = staff[staff[_PLACE].notna().all(axis=1) & ~places[1].isin(places[0])]
    without = worked.drop_duplicates(_PLACE)[_PLACE]
    counted = tasks[_kinds(tasks) == "main"].set_index(_PLACE).index
    uncounted = tasks[tasks[_PLACE].notna().all(axis=1) & ~places[0].isin(counted)]
    uncounted = uncounted.drop_duplicates(_PLACE)[_PLACE]
    return [
        fault_rows("position_without_staff", "tasks", without),
        fault_rows("staff_without_task", "staff", idle, "warning"),
        fault_rows("position_without_main_task", "tasks", uncounted, "warning"),
    ]


def _kinds(tasks):
    return tasks["kind"] if "kind" in tasks else pd.Series("main", index=tasks.index)


def long_tasks(tasks, working_minutes, share):
    """Return the tasks that take a large part of a person's year, since norms often are too long.

    Parameters
    ----------
    tasks : DataFrame
        With `minutes`.
    working_minutes : float
        Effective minutes of a person and year.
    share : float
        Of them, such as 0.4.

    Returns
    -------
    DataFrame
        task_above_share as warnings.

    Examples
    --------
    >>> import pandas as pd
    >>> tasks = pd.DataFrame({"task": ["a", "b"], "minutes": [30000.0, 30001.0]})
    >>> long_tasks(tasks, 75000, 0.4)["task"].tolist()
    ['b']
    """
    long = tasks[tasks["minutes"] > share * working_minutes]
    parts = long["minutes"] / working_minutes
    return fault_rows("task_above_share", "tasks", long, "warning", parts, {"share": share})


def long_days(lengths, multipliers, working_minutes):
    """Return where a day of the norm times is longer than a day of the working time.

    Parameters
    ----------
    lengths, multipliers : dict of str to float
        See `times.unit_minutes` and `times.times_a_year`.
    working_minutes : float

    Returns
    -------
    DataFrame
        gross_unit as warnings: norms in days of 7.5 formal hours are divided by a year of net
        hours.

    Examples
    --------
    >>> long_days({"day": 450}, {"day": 235}, 75000)["key"].tolist()
    ['gross_unit']
    """
    rows = pd.DataFrame({"unit": list(lengths), "minutes": list(lengths.values())})
    times = rows["unit"].map(multipliers).astype(float)
    # A little more is rounding of the multipliers.
    gross = rows[rows["minutes"] * times > 1.05 * working_minutes]
    return fault_rows("gross_unit", "settings", gross, "warning", "minutes")
