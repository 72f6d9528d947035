"""The same work by several working times: how much of a need is the choice of a figure."""

import pandas as pd

from angket.statistics.workload.analysis import PLACE, analyse


def needs_by_working_time(tasks, staff, method, working_times, multipliers, rounding, **settings):
    """Return the need of every position by each working time.

    Parameters
    ----------
    tasks, staff, method, multipliers, rounding
        See `analysis.analyse`.
    working_times : list of working_time.WorkingTime
        Such as 72,000, 75,000 minutes and one's own.
    **settings
        Further ones of `analysis.analyse`.

    Returns
    -------
    DataFrame
        unit, position, citation, working_minutes, need, need_rounded; a row for each position and
        working time.

    Examples
    --------
    >>> from angket.statistics.workload.working_time import stated_working_time
    >>> tasks = pd.DataFrame({"unit": ["A"], "position": ["clerk"], "task": ["letters"],
    ...     "volume": [1000], "period": ["year"], "norm": [2], "norm_unit": ["hour"]})
    >>> staff = pd.DataFrame({"unit": ["A"], "position": ["clerk"], "present": [1]})
    >>> times = [stated_working_time(minutes, "minute", "a form") for minutes in (72000, 75000)]
    >>> found = needs_by_working_time(tasks, staff, "permenpan", times, {}, "none")
    >>> found["need"].round(3).tolist()
    [1.667, 1.6]
    """
    found = []
    for time in working_times:
        told = analyse(tasks, staff, method, time, multipliers, rounding, **settings).positions
        told = told[[*PLACE, "need", "need_rounded"]]
        told.insert(2, "citation", time.citation)
        told.insert(3, "working_minutes", time.minutes)
        found.append(told)
    return pd.concat(found, ignore_index=True)
