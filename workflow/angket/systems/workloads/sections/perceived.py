"""Measured beside perceived workload of units, with the caution that this needs."""

from dataclasses import replace

from angket.formats.blocks import Heading, Reference
from angket.report.finding import paragraph
from angket.report.listing import listed, related
from angket.report.pictures import figures_of
from angket.report.tables import Column, statistics_table
from angket.statistics.workload.perceived import EVERY_ORDER
from angket.systems.origins import COLLECTED
from angket.systems.workloads.figures import PERCEIVED
from angket.systems.workloads.settings import origin_of

# Among the sections; see angket.report.compose.
PLACE = 50
UNITS, CORRELATION = "workload_perceived", "workload_correlation"


def compose(results, say):
    """Compose the section about perceived workload.

    Parameters
    ----------
    results : Results
    say : Phrases

    Returns
    -------
    list of Block
        None where no study is joined.
    """
    told = results.settings.get("perceived")
    units = results.subjects(UNITS)
    if not told or not units:
        return []
    columns = [Column(UNITS, name) for name in ("measured", "perceived", "respondents")]
    rows = [(unit, unit) for unit in units]
    notes = (say("workloads.fewest_note", n=results.write(told["fewest"], "count")),)
    label = "perceived" if len(units) <= 60 else "many-perceived"
    title = say.text("workloads.perceived_table")
    tables = statistics_table(results, say, label, title, "unit", rows, columns, notes)
    note = say("workloads.line_note")
    pictures = [
        replace(figure, notes=(note,)) for figure in figures_of(results, say, PERCEIVED, "all")
    ]
    where = listed(say, [Reference(block.label) for block in (*tables, *pictures)])
    turned = "_light" if told["high_total"] == "light" else ""
    study, variable = told.get("called") or told.get("study", ""), told["label"]
    beside = say(f"workloads.beside{turned}", study=study, variable=variable, where=where)
    origin = origin_of(told)
    invented = say(f"workloads.perceived_{origin}") if origin != COLLECTED else ()
    return [
        Heading(1, say.text("workloads.perceived")),
        *paragraph(beside, invented, _correlation(results, say)),
        *paragraph(say("workloads.of_units_not_persons")),
        *tables,
        *pictures,
    ]


def _correlation(results, say):
    reason = results.reason(CORRELATION, "all", "rho")
    if reason:
        return say("workloads.no_correlation", reason=reason)
    found = {name: results.number(CORRELATION, "all", name) for name in ("n", "rho", "tau_b")}
    p = results.number(CORRELATION, "all", "rho_p")
    level = results.number(CORRELATION, "all", "alpha", "level")
    way = "positive" if found["rho"].value > 0 else "negative"
    key = way if p.value <= level.value else "not_shown"
    tau_p = related(results.number(CORRELATION, "all", "tau_b_p"))
    told = say(f"workloads.correlation.{key}", p=related(p), tau_p=tau_p, level=level, **found)
    rests = "every_order" if found["n"].value <= EVERY_ORDER else "approximate"
    return (*told, " ", *say(f"workloads.p_of.{rests}"))
