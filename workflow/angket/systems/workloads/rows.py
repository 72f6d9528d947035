"""Rows of statistics.csv of a workload analysis, by unit, position and task."""

import pandas as pd

from angket.answers.spelling import plain
from angket.statistics.undefined import Undefined
from angket.subjects import pair_of, value_of
from angket.systems.workloads.read import ON_FORMS

# Why a comparison is missing, as texts of the tables; the languages pair them with phrases.
REASONS = {
    "nobody_present": "nobody is present",
    "nothing_required": "there is no workload",
    "unit_not_measured": "the unit is not in the workload analysis",
    "unit_not_perceived": "nobody of the unit answered",
    "unit_undefined": "one of the two figures of the unit is undefined",
}
_OF_TASK = (
    "volume",
    "volume_unit",
    "period",
    "norm",
    "norm_unit",
    "equipment",
    "note",
    "kind",
    "persons",
    "yearly_volume",
    "norm_minutes",
    "minutes",
    "percent",
    "standard_workload",
    "need",
)
_OF_PLACE = (
    "grade",
    "note",
    "minutes",
    "need",
    "need_rounded",
    "present",
    "civil_servants",
    "contract_staff",
    "difference",
    "efficiency",
    "efficiency_class",
    "allowance_percent",
    "allowance_factor",
    "individual_allowance",
    "wisn_ratio",
)


def subject_of(*names):
    """Name a unit, a position or a task.

    >>> subject_of("Office"), subject_of("Office", "Clerk", "Letters")
    ('Office', 'Office|Clerk|Letters')
    """
    subject, *others = names
    for name in others:
        subject = pair_of(subject, name)
    return subject


def add_working_time(rows, found, settings):
    """Add how long a person works, what it was computed of, and how often periods come."""
    time = found.working_time
    of_year = dict(time.steps) | {"minutes": time.minutes, "citation": time.citation}
    days = settings["working_time"]
    if "calendar_days" in days:
        of_year |= {"calendar_days": days["calendar_days"]}
        of_year |= {"hours_a_day": days["hours_a_day"]}
        of_year |= {"allowance_percent": days["allowance_percent"]}
    rows.add("working_time", "all", of_year)
    for name, number in (days.get("days_off") or {}).items():
        rows.add("working_time", value_of("days_off", name), {"days": number})
    for period in ("day", "week", "month"):
        if period in found.multipliers:
            rows.add("working_time", period, {"times": float(found.multipliers[period])})


def add_workload(rows, found):
    """Add the workload of every unit, with its positions, with their tasks."""
    workload = found.workload
    reasons = {
        subject_of(*(name for name in (row.unit, row.position) if isinstance(name, str))): (
            row.statistic,
            Undefined(REASONS[row.key]),
        )
        for row in workload.undefined.itertuples()
    }
    positions = _by_first(workload.positions, ["unit"])
    tasks, beside = _by_first(tasks_told(found), ["unit", "position"]), _on_form_of_staff(found)
    for unit in workload.units.to_dict("records"):
        _add_place(rows, unit, reasons, unit["unit"])
        for position in positions.get((unit["unit"],), ()):
            place = (unit["unit"], position["position"])
            _add_place(rows, position | beside.get(_alike(*place), {}), reasons, *place)
            for task in tasks.get(place, ()):
                told = {name: task[name] for name in _OF_TASK if name in task}
                rows.add("workload", subject_of(*place, task["task"]), _plain(told))


def _on_form_of_staff(found):
    """Return what the table of staff says besides of each position, by its unit and name."""
    typed = found.tables["staff"].table
    names = [name for name in ON_FORMS["staff"] if name in typed]
    return {
        _alike(row["unit"], row["position"]): {name: row[name] for name in names}
        for row in typed.to_dict("records")
    }


def _alike(*names):
    return tuple(plain(str(name)) for name in names)


def tasks_told(found):
    """Return the tasks with what stands of them in the table, and their share of the position.

    Parameters
    ----------
    found : angket.systems.workloads.analysed.Analysed

    Returns
    -------
    DataFrame
        With unit, position and task, and the columns of `_OF_TASK` as far as the method has them;
        volume, period, norm and norm_unit as typed, and what the form has besides.
    """
    tasks = found.workload.tasks.copy()
    typed = found.tables["tasks"].table
    for name in ("volume", "period", "norm", "norm_unit", *ON_FORMS["tasks"]):
        if name in typed:
            tasks[name] = typed.loc[tasks.index, name]
    main = tasks["minutes"].where(tasks["kind"] == "main")
    totals = main.groupby([tasks["unit"], tasks["position"]]).transform("sum")
    tasks["percent"] = 100 * main / totals.where(totals > 0)
    tasks["persons"] = tasks["persons"].where(tasks["kind"] == "additional")
    if (tasks["kind"] == "main").all():
        # One kind alone says nothing.
        tasks = tasks.drop(columns=["kind", "persons"])
    elif not (tasks["kind"] == "additional").any():
        tasks = tasks.drop(columns="persons")
    return tasks


def add_total(rows, found):
    """Add the sums over all units, and how many posts positions lack or have too many."""
    workload = found.workload
    positions = workload.positions
    total = {"units": len(workload.units), "positions": len(positions)}
    total["tasks"] = len(workload.tasks)
    sums = ("minutes", "need", "need_rounded", "present", "difference")
    total |= {name: float(positions[name].sum()) for name in sums}
    total["short"] = float((-positions["difference"]).clip(lower=0).sum())
    total["over"] = float(positions["difference"].clip(lower=0).sum())
    total["positions_short"] = int((positions["difference"] < 0).sum())
    total["positions_over"] = int((positions["difference"] > 0).sum())
    present, need = total["present"], total["need"]
    if "wisn_ratio" in positions:
        total["wisn_ratio"] = present / need if need > 0 else Undefined(REASONS["nothing_required"])
    else:
        capacity = present * found.working_time.minutes
        reason = Undefined(REASONS["nobody_present"])
        total["efficiency"] = total["minutes"] / capacity if capacity > 0 else reason
    rows.add("workload_total", "all", total)


def add_compared(rows, found):
    """Add the needs by each working time, and their sums."""
    if found.compared is None:
        return
    by_time = found.compared.groupby(["working_minutes", "citation"], sort=False)
    for (minutes, citation), table in by_time:
        name = f"{minutes:.10g}"
        sums = {key: float(table[key].sum()) for key in ("need", "need_rounded")}
        told = {"working_minutes": minutes, "citation": citation} | sums
        rows.add("workload_by_time", name, told)
        for row in table.to_dict("records"):
            subject = subject_of(name, row["unit"], row["position"])
            kept = {key: row[key] for key in ("need", "need_rounded")}
            rows.add("workload_by_time", subject, kept)


def add_warnings(rows, found):
    """Add how often what looks wrong, by its key."""
    for key, n in found.workload.warnings["key"].value_counts(sort=False).items():
        rows.add("workload_warnings", key, {"n": int(n)})


def _add_place(rows, row, reasons, *place):
    subject = subject_of(*place)
    told = {name: row[name] for name in _OF_PLACE if name in row}
    if subject in reasons:
        statistic, reason = reasons[subject]
        told[statistic] = reason
        if "efficiency_class" in told:
            told["efficiency_class"] = reason
    rows.add("workload", subject, _plain(told))


def _plain(told):
    """Return numbers and texts without what pandas puts in place of nothing."""
    return {
        name: None if value is None or (isinstance(value, float) and pd.isna(value)) else value
        for name, value in told.items()
    }


def _by_first(table, names):
    """Return the rows of a table as dicts, by the values of some columns."""
    found = {}
    for row in table.to_dict("records"):
        found.setdefault(tuple(row[name] for name in names), []).append(row)
    return found
