"""Which tasks the work consists of: the figure, the longest, and what to look at again."""

from angket.formats.blocks import Heading, Reference, Table
from angket.report.finding import paragraph
from angket.report.listing import listed
from angket.report.pictures import figures_of
from angket.systems.workloads.figures import LOAD
from angket.systems.workloads.listed import names_of
from angket.systems.workloads.rows import subject_of
from angket.systems.workloads.said import found_in, has_kinds

# Among the sections; see angket.report.compose.
PLACE = 30
NAMED = 3
WARNINGS = "workload_warnings"


def compose(results, say):
    """Compose the section about the tasks.

    Parameters
    ----------
    results : Results
    say : Phrases

    Returns
    -------
    list of Block
    """
    pictures = figures_of(results, say, LOAD, "all")
    told = _largest(results, say)
    drawn = [say("workloads.load_drawn", figure=Reference(pictures[0].label))] if pictures else []
    blocks = [*paragraph(told, *drawn), *pictures, *_warnings(results, say)]
    return [Heading(1, say.text("workloads.load")), *blocks] if blocks else []


def _largest(results, say):
    """Name the tasks with the most minutes, and their share of all."""
    found = found_in(results)
    names = names_of(found.positions)
    minutes = []
    for unit, position, task in found.tasks:
        subject = subject_of(unit, position, task)
        if results.has("workload", subject, "percent"):
            amount = float(results.value("workload", subject, "minutes"))
            minutes.append((amount, task, names[unit, position]))
    total = sum(amount for amount, *_ in minutes)
    if not total or len(minutes) < 2:
        return ()
    largest = sorted(minutes, key=lambda one: -one[0])[:NAMED]
    parts = [
        say(
            "workloads.task_share",
            task=task,
            position=position,
            percent=results.write(100 * amount / total, "percent"),
        )
        for amount, task, position in largest
    ]
    key = "largest_main" if has_kinds(results) else "largest"
    return say(f"workloads.{key}", tasks=listed(say, parts))


def _warnings(results, say):
    """List what looks wrong in the tables and settings, by how often."""
    keys = results.subjects(WARNINGS)
    if not keys:
        return []
    body = tuple(
        (say.text(f"workloads.warning.{key}"), results.number(WARNINGS, key, "n")) for key in keys
    )
    head = ((say.text("workloads.warned"), say.text("workloads.times_warned")),)
    table = Table("warnings", say.text("workloads.warnings_table"), head, body)
    return [*paragraph(say("workloads.warnings", table=Reference(table.label))), table]
