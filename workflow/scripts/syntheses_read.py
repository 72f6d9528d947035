"""A table of prior studies and own results in; each as a correlation, or refused, out."""

from angket.engine.step import leave_if_current

leave_if_current(globals())

from angket.messages.message import Message
from angket.step import run, say
from angket.systems.syntheses.columns import columns_of
from angket.systems.syntheses.converting import REFUSED, convert, notes_on
from angket.systems.syntheses.counts import check_exclusions
from angket.systems.syntheses.own import own_results
from angket.systems.table import read_table
from angket.tables import as_text, write_rows

HEAD = ("study", "year", "sample", "own", "kind", "printed", "n", "r", "pearson", "reversed")
HEAD += (
    "effect",
    "variance",
    "reliability_x",
    "reliability_y",
    "status",
    "reason",
    "source",
    "origin",
)


def main(inputs, outputs, settings):
    moderators, measure = settings["moderators"], settings["pooling"]["measure"]
    found, notes, first = [], [], "table" in settings
    if first:
        table = settings["table"]
        read = read_table(table["file"], columns_of(moderators), table)
        found = convert(read.rows, read.texts, measure)
        check_exclusions(settings.get("flow") or {}, found, table["file"])
        notes = notes_on(read.rows, read.texts, found)
        for row, told in zip(read.rows, found, strict=True):
            told |= {name: row[name] for name in ("reliability_x", "reliability_y", *moderators)}
    statistics = inputs.get("statistics", ())
    found += own_results(settings["results"], statistics, measure, {one["study"] for one in found})
    head = [*HEAD, *(name for name in moderators if name not in HEAD)]
    write_rows(outputs.studies, head, ([_cell(one.get(name)) for name in head] for one in found))
    write_rows(outputs.notes, ("note", "study", "about"), notes)
    refused = sum(one["status"] == REFUSED for one in found)
    say(Message("systems.syntheses.read", rows=len(found), refused=refused))


def _cell(value):
    return "" if value is None else as_text(value)


if "snakemake" in globals():
    run(main, snakemake)
