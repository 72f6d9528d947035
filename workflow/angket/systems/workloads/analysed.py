"""A workload analysis of its settings and its two tables, refused in words where it cannot be."""

from typing import NamedTuple

import pandas as pd

from angket.files.fault import Fault
from angket.messages.message import Sentences
from angket.statistics.workload.analysis import Workload, analyse
from angket.statistics.workload.by_working_time import needs_by_working_time
from angket.statistics.workload.prepared import prepare
from angket.statistics.workload.refused import Refused
from angket.statistics.workload.working_time import WorkingTime
from angket.systems.workloads.meant import classes_in, multipliers_in, working_time_of
from angket.systems.workloads.read import read_table
from angket.systems.workloads.told import refuse, refused

TABLES = ("tasks", "staff")


class Analysed(NamedTuple):
    """What a workload analysis found.

    Attributes
    ----------
    workload : angket.statistics.workload.analysis.Workload
    working_time : angket.statistics.workload.working_time.WorkingTime
    multipliers : dict of str to float
    compared : DataFrame or None
        As `needs_by_working_time` returns it; None where one working time stands alone.
    tables : dict of str to angket.systems.workloads.read.Read
    """

    workload: Workload
    working_time: WorkingTime
    multipliers: dict
    compared: pd.DataFrame | None
    tables: dict


def analysed(settings):
    """Read the tables and compute all of an analysis but what a study perceives.

    Parameters
    ----------
    settings : dict
        Completed.

    Returns
    -------
    Analysed

    Raises
    ------
    Fault
        Telling everything that is wrong with both tables.
    """
    tables, unread = {}, []
    for which in TABLES:
        try:
            tables[which] = read_table(which, settings[which])
        except Fault as fault:
            unread.append(fault.message)
    if unread:
        raise Fault(Sentences(*unread))
    method, multipliers = settings["method"], multipliers_in(settings)
    both = [tables[which].table for which in TABLES]
    of_tables = {
        "lengths": settings.get("lengths") or None,
        "decimal_mark": settings.get("decimal_mark"),
    }
    further = of_tables | {
        "tolerance": (settings.get("tolerance") or {}).get("share"),
        "whole_standards": settings.get("whole_standards", False),
    }
    try:
        refuse(prepare(*both, method, multipliers, **of_tables).faults, tables)
        time = working_time_of(settings["working_time"])
        workload = analyse(
            *both,
            method,
            time,
            multipliers,
            settings["rounding"],
            classes=classes_in(settings),
            long_share=settings["long_share"],
            **further,
        )
        times = [working_time_of(told) for told in settings.get("compare_working_times") or ()]
        compared = None
        if times:
            compared = needs_by_working_time(
                *both, method, [time, *times], multipliers, settings["rounding"], **further
            )
    except Refused as error:
        if error.key == "faults":
            refuse(error.fillings["faults"], tables)
        raise Fault(refused(error)) from error
    return Analysed(workload, time, multipliers, compared, tables)
