"""What the needs rest on: the method, the working time, how often periods come, the rounding."""

from angket.formats.blocks import Heading, Reference, Table
from angket.report.finding import paragraph
from angket.report.listing import listed
from angket.report.tables import heading
from angket.subjects import column_and_value, values_of
from angket.systems.workloads.regulations import OF_METHODS, cite
from angket.systems.workloads.said import by_ratio, found_in
from angket.systems.workloads.sections.forms import collected

# Among the sections; see angket.report.compose.
PLACE = 10
TABLE = "working-time"


def compose(results, say):
    """Compose the section about what the needs rest on.

    Parameters
    ----------
    results : Results
    say : Phrases

    Returns
    -------
    list of Block
    """
    settings = results.settings
    cite(results)
    tables = _working_time(results, say)
    citation = results.value("working_time", "all", "citation")
    minutes = results.number("working_time", "all", "minutes")
    if tables:
        time = say("workloads.time_computed", minutes=minutes, table=Reference(TABLE),
                   citation=citation)  # fmt: skip
    else:
        time = say("workloads.time_stated", minutes=minutes, citation=citation)
    method = settings["method"]
    how = [say(f"workloads.method.{method}", source=OF_METHODS[method].name)]
    if by_ratio(results) and settings.get("whole_standards"):
        how.append(say("workloads.whole_standards"))
    return [
        Heading(1, say.text("workloads.basis")),
        *paragraph(*how, say("workloads.text_unread"), collected(say, found_in(results))),
        *paragraph(time, _periods(results, say), _rounding(results, say)),
        *tables,
        *paragraph(_classes(results, say)),
    ]


def _periods(results, say):
    parts = [
        say(f"workloads.times.{period}", n=results.number("working_time", period, "times"))
        for period in ("day", "week", "month")
        if results.has("working_time", period, "times")
    ]
    if not parts:
        return ()
    citation = results.settings.get("multipliers_citation", "")
    return say("workloads.periods", times=listed(say, parts), citation=citation)


def _rounding(results, say):
    rule = results.settings["rounding"]
    if rule != "wisn":
        return say(f"workloads.rounding.{rule}")
    tolerance = results.settings["tolerance"]
    share = results.write(100 * tolerance["share"], "given")
    return say("workloads.rounding.wisn", percent=share, citation=tolerance["citation"])


def _classes(results, say):
    classes = results.settings.get("classes")
    if not classes:
        return ()
    parts = []
    for band in classes["bands"]:
        side = "from" if "from" in band else "above"
        limit = results.write(band[side], "given")
        parts.append(say(f"workloads.band.{side}", label=band["label"], limit=limit))
    told = say("workloads.classes", bands=listed(say, parts), citation=classes["citation"])
    if "decimals" in classes:
        decimals = results.write(classes["decimals"], "count")
        told += (" ", *say("workloads.class_decimals", decimals=decimals))
    return told


def _working_time(results, say):
    """Make the table of how the working time was computed; none where a source states it."""
    if not results.has("working_time", "all", "calendar_days"):
        return []

    def row(statistic, subject="all", name=None):
        number = results.number("working_time", subject, statistic)
        return (name or heading(say, f"working_time.{statistic}"), number)

    body = [row("calendar_days")]
    for subject in results.subjects("working_time", values_of("days_off")):
        kind = column_and_value(subject)[1]
        key = f"workloads.days_off.{kind}"
        name = say.text(key) if say.has(key) else kind.replace("_", " ")
        body.append(row("days", subject, say.text("workloads.less", name=name)))
    body += [row("days", name=say.text("workloads.working_days")), row("hours_a_day")]
    body += [row("formal_hours"), row("allowance_percent"), row("hours"), row("minutes")]
    head = ((say.text("workloads.step"), say.text("terms.value")),)
    return [Table(TABLE, say.text("workloads.time_table"), head, tuple(body))]
