"""Tables in the order in which the forms of Permendagri 12/2008 have them.

Forms A to C are those that filled-in forms show; the recapitulation has the columns of a province's
Form D, without the achievement of work, of which no formula was seen.
"""


def form_of_tasks(tasks):
    """Return Form A: what each position does.

    Parameters
    ----------
    tasks : DataFrame
        With unit, position, task, volume, period, norm, norm_unit, as typed.

    Returns
    -------
    DataFrame
        number (within the position), unit, position, task, volume, period, norm, norm_unit.

    Examples
    --------
    >>> import pandas as pd
    >>> tasks = pd.DataFrame({"unit": "A", "position": ["x", "x", "y"], "task": list("abc"),
    ...     "volume": 1, "period": "day", "norm": 5, "norm_unit": "minute"})
    >>> form_of_tasks(tasks)["number"].tolist()
    [1, 2, 1]
    """
    columns = ["unit", "position", "task", "volume", "period", "norm", "norm_unit"]
    return _numbered(tasks[columns], ["unit", "position"])


def form_of_staff(positions):
    """Return Form B: who is there.

    Parameters
    ----------
    positions : DataFrame
        With unit, position, present.

    Returns
    -------
    DataFrame
        number (within the unit), unit, position, present.

    Examples
    --------
    >>> import pandas as pd
    >>> positions = pd.DataFrame({"unit": ["A", "B"], "position": ["x", "x"], "present": [1, 2]})
    >>> form_of_staff(positions).values.tolist()
    [[1, 'A', 'x', 1], [1, 'B', 'x', 2]]
    """
    return _numbered(positions[["unit", "position", "present"]], ["unit"])


def form_of_workload(tasks):
    """Return Form C: the workload of each position of a unit, task by task and added up.

    Parameters
    ----------
    tasks : DataFrame
        With unit, position, task, yearly_volume, norm_minutes, minutes.

    Returns
    -------
    DataFrame
        unit, position, task, yearly_volume, norm_minutes, minutes, percent (of the position's
        minutes; missing where it has none).

    Examples
    --------
    >>> import pandas as pd
    >>> tasks = pd.DataFrame({"unit": "A", "position": "x", "task": ["a", "b"],
    ...     "yearly_volume": [3.0, 1.0], "norm_minutes": 10.0, "minutes": [30.0, 10.0]})
    >>> form_of_workload(tasks)["percent"].tolist()
    [75.0, 25.0]
    """
    columns = ["unit", "position", "task", "yearly_volume", "norm_minutes", "minutes"]
    form = tasks[columns].reset_index(drop=True)
    totals = form.groupby(["unit", "position"])["minutes"].transform("sum")
    return form.assign(percent=100 * form["minutes"] / totals.where(totals > 0))


def recapitulation(table):
    """Return the recapitulation: of positions as Form D, of units the same.

    Parameters
    ----------
    table : DataFrame
        Positions or units of `analysis.Workload`.

    Returns
    -------
    DataFrame
        number, what the table begins with, minutes, need, need_rounded, present, difference
        (below 0 in a shortage), short, over, and efficiency with its class or wisn_ratio.

    Examples
    --------
    >>> import pandas as pd
    >>> units = pd.DataFrame({"unit": ["A", "B"], "minutes": [9.0, 9.0], "need": [1.8, 1.2],
    ...     "need_rounded": [2.0, 1.0], "present": [1.0, 3.0], "difference": [-1.0, 2.0]})
    >>> recapitulation(units)[["number", "short", "over"]].values.tolist()
    [[1.0, 1.0, 0.0], [2.0, 0.0, 2.0]]
    """
    first = [name for name in ("unit", "position") if name in table]
    middle = ["minutes", "need", "need_rounded", "present", "difference"]
    last = [name for name in ("efficiency", "efficiency_class", "wisn_ratio") if name in table]
    form = table[[*first, *middle]].assign(
        short=(-table["difference"]).clip(lower=0), over=table["difference"].clip(lower=0)
    )
    form[last] = table[last]
    return _numbered(form, first[:-1])


def _numbered(table, within):
    table = table.reset_index(drop=True)
    places = table.groupby(within, sort=False).cumcount() if within else table.index.to_series()
    table.insert(0, "number", places + 1)
    return table


def norms_of_tasks(tasks):
    """List the norm time of each task, and in how many positions it is used.

    Parameters
    ----------
    tasks : DataFrame
        With unit, position, task, norm_minutes.

    Returns
    -------
    DataFrame
        task, norm_minutes, positions: a task twice where its norm differs between positions, which
        is worth a look.

    Examples
    --------
    >>> import pandas as pd
    >>> tasks = pd.DataFrame({"unit": "A", "position": ["x", "y", "z"], "task": "letters",
    ...     "norm_minutes": [5.0, 5.0, 8.0]})
    >>> norms_of_tasks(tasks).values.tolist()
    [['letters', 5.0, 2], ['letters', 8.0, 1]]
    """
    used = tasks.groupby(["task", "norm_minutes"], sort=False).size()
    return used.rename("positions").reset_index()
