"""The forms that the regulations print: tasks and staff as collected, the workload added up."""

from collections import Counter

from angket.formats.blocks import Cell, Heading, Reference, Table
from angket.report.finding import paragraph
from angket.report.listing import listed
from angket.report.tables import heading
from angket.systems.workloads.rows import subject_of
from angket.systems.workloads.said import WITH_RATIO, found_in

# Among the sections; see angket.report.compose.
PLACE = 90
# Rows of a form that is printed; a longer one stands in the workbook alone.
LONGEST = 150
_TASKS = ("kind", "volume", "period", "norm", "norm_unit", "persons", "equipment", "note")
_WORK = ("yearly_volume", "norm_minutes", "minutes", "percent")
# Of methods that divide each volume by its standard.
_STANDARDS = ("standard_workload", "need")


def compose(results, say):
    """Compose the forms.

    Parameters
    ----------
    results : Results
    say : Phrases

    Returns
    -------
    list of Block
    """
    found = found_in(results)
    named = "_lettered" if results.settings["method"] == "permendagri" else ""
    work = _WORK + (_STANDARDS if results.settings["method"] in WITH_RATIO else ())
    tables = [
        _of_tasks(results, say, found, f"form_tasks{named}", _TASKS),
        _of_staff(results, say, found, f"form_staff{named}"),
        _of_tasks(results, say, found, f"form_work{named}", work),
        _norms(results, say, found),
    ]
    where = listed(say, [Reference(table.label) for table in tables])
    return [
        Heading(1, say.text("workloads.forms")),
        *paragraph(say("workloads.forms_told", tables=where)),
        *tables,
    ]


def _of_tasks(results, say, found, key, statistics):
    """Make a form with a row for each task below its unit and position."""
    place_of = {task: subject_of(*task) for task in found.tasks}
    kept = [
        name
        for name in statistics
        if any(results.has("workload", subject, name) for subject in place_of.values())
    ]
    body, last, number = [], None, 0
    for task in found.tasks:
        if task[:2] != last:
            last, number = task[:2], 0
            place = say.text("workloads.place", unit=task[0], position=task[1])
            body.append(("", place, *[""] * len(kept)))
        number += 1
        cells = [_cell(results, say, place_of[task], name) for name in kept]
        body.append((str(number), Cell(task[2], indented=False), *cells))
    head = (
        (
            heading(say, "number"),
            heading(say, "task"),
            *(heading(say, f"workload.{name}") for name in kept),
        ),
    )
    label = key.partition("_lettered")[0].replace("_", "-")
    return _table(say, label, key, head, body)


def _of_staff(results, say, found, key):
    subjects = [subject_of(*position) for position in found.positions]
    kept = [
        name
        for name in ("grade", "present", "note")
        if any(results.has("workload", subject, name) for subject in subjects)
    ]
    body = [
        (
            str(place),
            *position,
            *(_cell(results, say, subject_of(*position), name) for name in kept),
        )
        for place, position in enumerate(found.positions, start=1)
    ]
    head = (
        (
            heading(say, "number"),
            heading(say, "unit"),
            heading(say, "position"),
            *(heading(say, f"workload.{name}") for name in kept),
        ),
    )
    return _table(say, "form-staff", key, head, body)


def _norms(results, say, found):
    """List the norm time of each task with how many positions use it."""
    used = Counter(
        (task, results.value("workload", subject_of(unit, position, task), "norm_minutes"))
        for unit, position, task in found.tasks
    )
    tasks = Counter(task for task, _ in used)
    body = [
        (
            str(place),
            say.text("workloads.norms_differ", task=task) if tasks[task] > 1 else task,
            results.write(float(minutes), "amount"),
            results.write(n, "count"),
        )
        for place, ((task, minutes), n) in enumerate(used.items(), start=1)
    ]
    head = (
        (
            heading(say, "number"),
            heading(say, "task"),
            heading(say, "workload.norm_minutes"),
            heading(say, "positions"),
        ),
    )
    return _table(say, "form-norms", "form_norms", head, body)


def _table(say, label, key, head, body):
    label = label if len(body) <= LONGEST else f"many-{label}"
    return Table(label, say.text(f"workloads.{key}"), head, tuple(body))


def _cell(results, say, subject, name):
    value = results.value("workload", subject, name)
    if value is None:
        return ""
    if name == "kind":
        return say.text(f"workloads.kinds.{value}")
    try:
        return results.number("workload", subject, name)
    except ValueError:
        return value
