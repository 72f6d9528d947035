"""A table of prior studies and own results in; each as a correlation, or refused, out."""

from angket.engine.step import leave_if_current

leave_if_current(globals())

from angket.files.refused import SHOWN
from angket.messages.message import Message, Sentences
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
    _tell(found, read.rows if first else [], settings)


def _tell(found, rows, settings):
    """Say how many results were read, and which of them give no correlation."""
    refused = [one for one in found if one["status"] == REFUSED]
    told = Message("systems.syntheses.read", rows=len(found), count=len(refused))
    of_table = zip(rows, found, strict=False)
    of_table = [(row["row"], one) for row, one in of_table if one["status"] == REFUSED]
    listed = [
        Message(
            "systems.syntheses.refused",
            row=row,
            study=one["study"],
            kind=one["kind"],
            printed=one["printed"],
        )
        for row, one in of_table[:SHOWN]
    ]
    left = len(of_table) - SHOWN
    more = Message("values.more_faults", count=left) if left > 0 else None
    why = (
        Message("systems.syntheses.why_refused", file=settings["table"]["file"]) if listed else None
    )
    say(Sentences(told, *listed, more, why))


def _cell(value):
    return "" if value is None else as_text(value)


if "snakemake" in globals():
    run(main, snakemake)
