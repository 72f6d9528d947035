"""Workload and need of every task, position and unit, by one of four methods."""

from typing import NamedTuple

import numpy as np
import pandas as pd

from angket.statistics.workload.allowances import (
    allowance_factors,
    allowance_percent,
    individual_allowance,
)
from angket.statistics.workload.faults import long_days, long_tasks
from angket.statistics.workload.permendagri import efficiency, efficiency_classes
from angket.statistics.workload.prepared import prepare
from angket.statistics.workload.refused import Refused, fault_rows, gathered
from angket.statistics.workload.rounded_needs import round_needs
from angket.statistics.workload.standard_workload import needs_of_tasks, standard_workload
from angket.statistics.workload.stated import stated_faults
from angket.statistics.workload.wisn import difference, required, wisn_ratio

PLACE = ["unit", "position"]
# Methods that count support beside the tasks, and compare by a ratio rather than by efficiency.
_WITH_ALLOWANCES = ("abk_kes", "wisn")
UNDEFINED = ["unit", "position", "statistic", "key"]


class Classes(NamedTuple):
    """How efficiency is classed.

    Attributes
    ----------
    bands : list of dict
        See `permendagri.efficiency_classes`.
    citation : str
    decimals : int or None
        To which it is rounded before.
    """

    bands: list
    citation: str
    decimals: int | None = None


class Workload(NamedTuple):
    """Measured workload.

    Attributes
    ----------
    tasks : DataFrame
        unit, position, task, kind, yearly_volume, norm_minutes, minutes, standard_workload, need
        (of main tasks, before the allowance factor).
    positions : DataFrame
        unit, position, minutes (of main tasks), need, need_rounded, present, difference; efficiency
        and efficiency_class, or allowance_percent, allowance_factor, individual_allowance,
        wisn_ratio, as the method has them.
    units : DataFrame
        unit and sums over its positions: minutes, need (unrounded), need_rounded (posts), present,
        difference; efficiency and its class, or wisn_ratio, of the sums.
    undefined : DataFrame
        unit, position, statistic, key: why a figure is missing.
    warnings : DataFrame
        With the columns of `refused.FAULT`.
    """

    tasks: pd.DataFrame
    positions: pd.DataFrame
    units: pd.DataFrame
    undefined: pd.DataFrame
    warnings: pd.DataFrame


def analyse(
    tasks,
    staff,
    method,
    working_time,
    multipliers,
    rounding,
    tolerance=None,
    lengths=None,
    classes=None,
    whole_standards=False,
    long_share=0.4,
    decimal_mark=None,
):
    """Compute what there is to do, and how many it takes.

    Parameters
    ----------
    tasks, staff : DataFrame
        See `prepared.prepare`.
    method : str
        permendagri, permenpan, abk_kes or wisn.
    working_time : working_time.WorkingTime
    multipliers : dict of str to float
        See `times.times_a_year`.
    rounding : str
        See `rounded_needs.round_needs`; once for each position.
    tolerance : float, optional
    lengths : dict of str to float, optional
        See `times.unit_minutes`.
    classes : Classes, optional
        Of efficiency, where the method has it.
    whole_standards : bool
        Whether standard workloads are rounded to whole numbers.
    long_share : float
        Above which part of a person's year a task is warned of.
    decimal_mark : str, optional

    Returns
    -------
    Workload

    Raises
    ------
    Refused
        faults, with the table of them in `fillings`, and whatever the settings raise.

    Notes
    -----
    With support tasks, need = sum of task needs x allowance factor + individual allowance; without,
    need = minutes / working time. The difference is the present staff less the rounded need; the
    efficiency and the ratio take the unrounded one.

    Examples
    --------
    >>> from angket.statistics.workload.working_time import stated_working_time
    >>> tasks = pd.DataFrame({"unit": "A", "position": ["clerk", "clerk"],
    ...     "task": ["letters", "meetings"], "volume": [1000, 10], "period": ["year", "month"],
    ...     "norm": [2, 30], "norm_unit": ["hour", "minute"]})
    >>> staff = pd.DataFrame({"unit": ["A"], "position": ["clerk"], "present": [1]})
    >>> time = stated_working_time(75000, "minute", "Permen PANRB 1/2020")
    >>> found = analyse(tasks, staff, "permenpan", time, {"month": 12}, "nearest").positions
    >>> found[["minutes", "need", "need_rounded", "difference"]].iloc[0].tolist()
    [123600.0, 1.648, 2.0, -1.0]
    """
    minutes = working_time.minutes
    prepared = prepare(tasks, staff, method, multipliers, lengths, decimal_mark)
    errors = prepared.faults[prepared.faults["severity"] == "error"]
    if len(errors):
        raise Refused("faults", count=len(errors), faults=prepared.faults)
    people = prepared.staff.drop(columns="stated_need")
    tasks = _tasks(prepared.tasks, minutes, whole_standards)
    positions, full = _positions(tasks, people, method, minutes, whole_standards)
    if len(full):
        raise Refused("faults", count=len(full), faults=gathered([prepared.faults, full]))
    positions["need_rounded"] = round_needs(positions["need"], rounding, tolerance)
    sums = ["minutes", "need", "need_rounded", "present"]
    units = positions.groupby("unit", sort=False)[sums].sum().reset_index()
    for table in (positions, units):
        table["difference"] = difference(table["present"], table["need_rounded"])
        _compare(table, method, minutes, classes)
    warnings = [
        prepared.faults,
        *_stated(prepared, positions, tasks),
        long_tasks(tasks, minutes, long_share),
        long_days(lengths or {}, multipliers, minutes),
        *(
            fault_rows(key, "settings", pd.DataFrame(index=[0]), "warning")
            for key in working_time.warnings
        ),
    ]
    undefined = pd.concat([_undefined(positions), _undefined(units)], ignore_index=True)
    return Workload(tasks, positions, units, undefined, gathered(warnings))


def _tasks(tasks, minutes, whole):
    tasks = tasks.drop(columns=["norm", "volume", "times", "stated_minutes"])
    main = tasks["kind"] == "main"
    standards = standard_workload(minutes, tasks["norm_minutes"], whole)
    tasks["standard_workload"] = np.where(main, standards, np.nan)
    needs = needs_of_tasks(tasks["yearly_volume"], standards)
    tasks["need"] = np.where(main, needs, np.nan)
    return tasks


def _positions(tasks, staff, method, minutes, whole):
    """Return a row for each position of the staff, and the faults of allowances."""
    sums = tasks.groupby([*PLACE, "kind"], sort=False)["minutes"].sum().unstack(fill_value=0.0)
    needs = tasks.groupby(PLACE, sort=False)["need"].sum(min_count=0)
    positions = staff.set_index(PLACE)
    of_kind = sums.reindex(index=positions.index, columns=["main", "support", "additional"])
    of_kind = of_kind.fillna(0.0)
    positions.insert(0, "minutes", of_kind["main"])
    # Minutes are added before they are divided, as the rules say; it differs in the last places.
    needs = needs.reindex(positions.index, fill_value=0.0) if whole else of_kind["main"] / minutes
    full = []
    if method in _WITH_ALLOWANCES:
        percents = allowance_percent(of_kind["support"], minutes)
        positions["allowance_percent"] = percents
        positions["allowance_factor"] = allowance_factors(percents)
        individual = individual_allowance(of_kind["additional"], minutes)
        needs = required(needs, positions["allowance_factor"], individual)
        if method == "wisn":
            positions["individual_allowance"] = individual
        full = positions[percents >= 100].reset_index()
        full = fault_rows("allowance_full", "tasks", full, value="allowance_percent")
    positions.insert(1, "need", needs)
    return positions.reset_index(), full


def _stated(prepared, positions, tasks):
    """Compare what a form has computed already with what follows from its inputs."""
    given, staff = prepared.tasks, prepared.staff
    needs = positions["need"].set_axis(staff.index)
    asked = pd.MultiIndex.from_frame(staff.loc[staff["stated_need"].notna(), PLACE])
    parts = tasks[tasks.set_index(PLACE).index.isin(asked)].groupby(PLACE)["need"]
    parts = {place: needs_of_place.dropna().tolist() for place, needs_of_place in parts}
    parts = [parts.get(place, []) for place in zip(*(staff[name] for name in PLACE), strict=True)]
    parts = pd.Series(parts, index=staff.index, dtype=object)
    return [
        stated_faults(
            "tasks", given, given["stated_minutes"], given["minutes"], times=given["times"]
        ),
        stated_faults("staff", staff, staff["stated_need"], needs, parts=parts),
    ]


def _compare(table, method, minutes, classes):
    if method in _WITH_ALLOWANCES:
        table["wisn_ratio"] = wisn_ratio(table["present"], table["need"])
        return
    table["efficiency"] = efficiency(table["minutes"], table["present"], minutes)
    if classes:
        if not str(classes.citation or "").strip():
            raise Refused("no_citation")
        table["efficiency_class"] = efficiency_classes(
            table["efficiency"], classes.bands, classes.decimals
        )


def _undefined(table):
    """Say why a comparison is missing: nobody is there, or nothing is to do."""
    statistic, key = (
        ("efficiency", "nobody_present")
        if "efficiency" in table
        else ("wisn_ratio", "nothing_required")
    )
    missing = table[table[statistic].isna()].reindex(columns=PLACE)
    return missing.assign(statistic=statistic, key=key)[UNDEFINED]
