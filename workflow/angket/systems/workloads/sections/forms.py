"""The forms that the regulations print: tasks and staff as collected, workload and needs."""

from collections import Counter

from angket.formats.blocks import Cell, Heading, Reference, Table
from angket.report.finding import paragraph
from angket.report.listing import listed
from angket.report.results import ABSENT
from angket.report.tables import heading
from angket.systems.workloads.rows import subject_of
from angket.systems.workloads.said import by_ratio, found_in, rounded, size

# Among the sections; see angket.report.compose.
PLACE = 90
# Rows of a form that is printed; a longer one stands in the workbook alone.
LONGEST = 150
_TASKS = ("kind", "volume", "volume_unit", "period", "norm", "norm_unit", "persons")
_TASKS += ("equipment", "note")
_WORK = ("yearly_volume", "norm_minutes", "minutes", "percent")
_KINDS = ("civil_servants", "contract_staff")


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
    # A method that compares by a ratio divides each volume by its standard.
    work = (*_WORK, *(["standard_workload"] if by_ratio(results) else []), "need")
    tables = [
        _of_tasks(results, say, found, f"form_tasks{named}", _TASKS),
        _of_staff(results, say, found, f"form_staff{named}"),
        _of_tasks(results, say, found, f"form_work{named}", work),
        *([] if by_ratio(results) else [_of_needs(results, say, found, f"form_needs{named}")]),
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
    return _table(say, key, head, body)


def _of_staff(results, say, found, key):
    kept = _kept(results, found, ("grade", *_KINDS, "present", "note"))
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
    return _table(say, key, head, body)


def _of_needs(results, say, found, key):
    """Make the form of needs beside staff, with what is short and what is over in columns."""
    # The unrounded need stands with the needs; both would make the form wider than a page.
    need = "need_rounded" if rounded(results) else "need"
    # Whoever is present stands there by kind, as on such a form, or in one number.
    people = _kept(results, found, _KINDS)
    people = people if len(people) == len(_KINDS) else [*people, "present"]
    before = ["minutes", need, *people, "difference"]
    body, last = [], None
    for number, (unit, position) in enumerate(found.positions, start=1):
        if unit != last and len(found.units) > 1:
            body.append(("", unit, *[""] * (len(before) + 3)))
        last, subject = unit, subject_of(unit, position)
        left = results.number("workload", subject, "difference")
        cells = [_cell(results, say, subject, name) for name in before]
        short, over = (size(left) if side * left.value > 0 else "" for side in (-1, 1))
        cells += [short, over, _cell(results, say, subject, "efficiency")]
        body.append((str(number), Cell(position, indented=False), *cells))
    head = (
        (
            heading(say, "number"),
            heading(say, "position"),
            *(heading(say, f"workload.{name}") for name in before),
            *(heading(say, f"workload_total.{name}") for name in ("short", "over")),
            heading(say, "workload.efficiency"),
        ),
    )
    return _table(say, key, head, body, (say("workloads.form_needs_note"),))


def _kept(results, found, names):
    """Return the statistics that any position has."""
    subjects = [subject_of(*position) for position in found.positions]
    return [
        name
        for name in names
        if any(results.has("workload", subject, name) for subject in subjects)
    ]


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
    return _table(say, "form_norms", head, body)


def collected(say, found):
    """Say where tasks and staff stand as they were collected, as inlines."""
    # Each position has a row above its tasks.
    tasks = label_of("form_tasks", len(found.tasks) + len(found.positions))
    staff = label_of("form_staff", len(found.positions))
    return say("workloads.collected", tasks=Reference(tasks), staff=Reference(staff))


def label_of(key, rows):
    """Return the label of a form, by which it is printed or left to the workbook.

    >>> label_of("form_staff_lettered", 8), label_of("form_norms", 151)
    ('form-staff', 'many-form-norms')
    """
    label = key.removesuffix("_lettered").replace("_", "-")
    return label if rows <= LONGEST else f"many-{label}"


def _table(say, key, head, body, notes=()):
    label = label_of(key, len(body))
    return Table(label, say.text(f"workloads.{key}"), head, tuple(body), notes)


def _cell(results, say, subject, name):
    value = results.value("workload", subject, name)
    if value is None:
        return ""
    if results.reason("workload", subject, name):
        return ABSENT
    if name == "kind":
        return say.text(f"workloads.kinds.{value}")
    try:
        return results.number("workload", subject, name)
    except ValueError:
        return value
