"""The same work by several working times: how much of a need is the choice of that figure."""

from angket.formats.blocks import Cell, Heading, Reference, Table
from angket.report.finding import paragraph
from angket.report.tables import heading
from angket.systems.workloads.listed import names_of
from angket.systems.workloads.read import MARK
from angket.systems.workloads.rows import subject_of
from angket.systems.workloads.said import found_in

# Among the sections; see angket.report.compose.
PLACE = 40
SECTION = "workload_by_time"
LONGEST = 60


def compose(results, say):
    """Compose the section about other working times.

    Parameters
    ----------
    results : Results
    say : Phrases

    Returns
    -------
    list of Block
        None where one working time stands alone.
    """
    times = _times(results)
    if len(times) < 2:
        return []
    needs = {time: results.number(SECTION, time, "need", "mean") for time in times}
    low, high = (pick(times, key=lambda time: needs[time].value) for pick in (min, max))
    least = needs[low].value
    percent = results.write(100 * (needs[high].value / least - 1) if least else 0, "percent")
    table = _table(results, say, times)
    told = say(
        "workloads.by_time_told",
        table=Reference(table.label),
        low=needs[low],
        high=needs[high],
        minutes_low=results.number(SECTION, low, "working_minutes"),
        minutes_high=results.number(SECTION, high, "working_minutes"),
        percent=percent,
    )
    return [Heading(1, say.text("workloads.by_time")), *paragraph(told), table]


def by_time_in_brief(results, say):
    """Say for the summary how far the need moves with the working time, as inlines or nothing."""
    times = _times(results)
    if len(times) < 2:
        return ()
    key = "need" if results.settings["rounding"] == "none" else "need_rounded"
    found = sorted((results.number(SECTION, time, key) for time in times), key=lambda n: n.value)
    if found[0].value == found[-1].value:
        return ()
    return say(f"workloads.by_time_brief.{key}", low=found[0], high=found[-1])


def _times(results):
    return [subject for subject in results.subjects(SECTION) if MARK not in subject]


def _table(results, say, times):
    """Make a table of positions and working times, with unrounded needs and posts."""
    places = found_in(results).positions
    names = names_of(places)
    pairs = ("need", "need_rounded")
    if results.settings["rounding"] == "none":
        pairs = ("need",)
    citations = [results.value(SECTION, time, "citation") for time in times]
    head = (
        (
            heading(say, "position", rows=2),
            *(
                _over(say, results.number(SECTION, time, "working_minutes"), len(pairs))
                for time in times
            ),
        ),
        tuple(heading(say, f"workload.{name}") for _ in times for name in pairs),
    )
    rows = [(names[place], [subject_of(time, *place) for time in times]) for place in places] + [
        (say.text("workloads.sum"), times)
    ]
    body = tuple(
        (
            name,
            *(results.number(SECTION, subject, key) for subject in subjects for key in pairs),
        )
        for name, subjects in rows
    )
    notes = tuple(
        say(
            "workloads.time_note",
            minutes=results.number(SECTION, time, "working_minutes"),
            citation=citation,
        )
        for time, citation in zip(times, citations, strict=True)
    )
    label = "by-time" if len(places) <= LONGEST else "many-by-time"
    title = say.text("workloads.by_time_table")
    return Table(label, title, head, body, notes)


def _over(say, minutes, columns):
    return Cell(say("workloads.of_minutes", minutes=minutes), columns=columns)
