"""The figures of a workload analysis: which there are, and what each is drawn from."""

from functools import partial

import pandas as pd

from angket.systems.workloads.drawn_load import draw_load
from angket.systems.workloads.drawn_needs import draw_needs
from angket.systems.workloads.drawn_perceived import draw_perceived
from angket.systems.workloads.listed import listed_in, names_of
from angket.systems.workloads.rows import subject_of
from angket.tables import number_in

# Rows that fit a page, and tasks, whose names are longer.
MOST, MOST_TASKS = 30, 15
# Names of kinds of figures, which the report asks for by them.
NEEDS, NEEDS_OF_UNITS, LOAD, PERCEIVED = "needs", "needs_of_units", "load", "perceived"


def figures(statistics, settings):
    """Yield file name, kind, subject, title and drawing of each figure.

    Parameters
    ----------
    statistics : dict
        From section, subject and statistic to value, as texts.
    settings : dict
        With words and, where the analysis has them, notice and perceived.

    Yields
    ------
    tuple of (str, str, str, str, callable)
    """
    found = listed_in(subject for section, subject, _ in statistics if section == "workload")
    notice, words = settings.get("notice"), settings["words"]
    if len(found.positions) + len(found.units) <= MOST:
        rows = pd.DataFrame(_rows_of_positions(statistics, found))
        drawing = partial(draw_needs, rows, words, notice)
        yield NEEDS, NEEDS, "all", words["needs_of_positions"], drawing
    else:
        rows = _furthest(pd.DataFrame(_rows_of(statistics, names_of(found.positions))))
        drawing = partial(draw_needs, rows, words, notice)
        yield NEEDS, NEEDS, "some", words["needs_of_positions"], drawing
    if len(found.units) > 1:
        names = {(unit,): unit for unit in found.units}
        rows = pd.DataFrame(_rows_of(statistics, names))
        subject = "all" if len(rows) <= MOST else "some"
        drawing = partial(draw_needs, _furthest(rows), words, notice)
        yield NEEDS_OF_UNITS, NEEDS_OF_UNITS, subject, words["needs_of_units"], drawing
    rows = _load(statistics, found, words)
    if len(rows):
        drawing = partial(draw_load, rows, words, notice)
        yield LOAD, LOAD, "all", words["load_by_task"], drawing
    units = perceived_units(statistics)
    if len(units) > 1:
        labels = (
            words["measured"],
            words["perceived"].format(variable=settings["perceived"]["label"]),
        )
        drawing = partial(draw_perceived, units, labels, words, notice)
        yield PERCEIVED, PERCEIVED, "all", words["measured_and_perceived"], drawing


def perceived_units(statistics):
    """Return the units with both workloads.

    Parameters
    ----------
    statistics : dict

    Returns
    -------
    DataFrame of float
        Indexed by unit: measured, perceived.
    """
    found = {}
    for section, unit, statistic in statistics:
        if section == "workload_perceived" and statistic in ("measured", "perceived"):
            value = number_in(statistics, section, unit, statistic)
            if value is not None:
                found.setdefault(unit, {})[statistic] = value
    both = {unit: told for unit, told in found.items() if len(told) == 2}
    return pd.DataFrame.from_dict(both, orient="index", columns=["measured", "perceived"])


def _rows_of_positions(statistics, found):
    """Return rows of positions below the units that they belong to."""
    for unit in found.units:
        members = [place for place in found.positions if place[0] == unit]
        if len(found.units) > 1:
            yield {"label": unit, "heading": True}
        yield from _rows_of(statistics, {place: place[1] for place in members})


def _rows_of(statistics, names):
    for place, name in names.items():
        told = {
            key: number_in(statistics, "workload", subject_of(*place), key)
            for key in ("need", "present", "difference")
        }
        yield {"label": name, "heading": False} | told


def _furthest(rows):
    """Keep the rows whose staff is furthest from what the workload takes, in their order."""
    if len(rows) <= MOST:
        return rows
    order = rows["difference"].abs().sort_values(ascending=False, kind="stable").index[:MOST]
    return rows.loc[sorted(order)]


def _load(statistics, found, words):
    """Return the tasks with the most minutes, and one row for all others."""
    minutes = number_in(statistics, "working_time", "all", "minutes")
    of_task = {}
    several = len(found.positions) > 1
    names = names_of(found.positions)
    for unit, position, task in found.tasks:
        subject = subject_of(unit, position, task)
        value = number_in(statistics, "workload", subject, "minutes")
        if value:
            place = names[unit, position]
            of_task[subject] = (f"{task} ({place})" if several else task, value / minutes)
    rows = pd.DataFrame(of_task.values(), columns=["label", "persons"]).assign(rest=False)
    rows = rows.sort_values("persons", ascending=False, kind="stable", ignore_index=True)
    if len(rows) > MOST_TASKS:
        shown, others = rows[: MOST_TASKS - 1], rows[MOST_TASKS - 1 :]
        label = words["other_tasks"].format(n=len(others))
        rest = {"label": label, "persons": others["persons"].sum(), "rest": True}
        rows = pd.concat([shown, pd.DataFrame([rest])], ignore_index=True)
    return rows
