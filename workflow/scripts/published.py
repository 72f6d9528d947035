"""Statistics and any published figures in; a verdict on each published figure out."""

from angket.engine.step import leave_if_current

leave_if_current(globals())

import csv

from angket.files.fault import Fault
from angket.statistics.rounding import round_as_printed
from angket.step import run
from angket.tables import write_rows

KEY = ("section", "subject", "statistic")
HEAD = (*KEY, "table", "printed", "recomputed", "rounded", "verdict")


def main(inputs, outputs, settings):
    computed = {tuple(row[name] for name in KEY): row["value"] for row in read(inputs.statistics)}
    rows = []
    for row in [row for file in inputs.published for row in read(file)]:
        value = computed.get(tuple(row[name] for name in KEY))
        rounded, verdict = compare(value, row["printed"])
        rows.append(
            (*(row[name] for name in KEY), row["table"], row["printed"], value, rounded, verdict)
        )
    write_rows(outputs.published, HEAD, rows)
    tables = {}
    for *_, table, _, _, _, verdict in rows:
        tables.setdefault(table, []).append(verdict == "reproduced")
    summary = [(table, len(found), sum(found)) for table, found in tables.items()]
    total = ("all", len(rows), sum(reproduced for *_, reproduced in summary))
    write_rows(outputs.summary, ("table", "figures", "reproduced"), [*summary, total])
    print(f"{total[2]} of {total[1]} published figures reproduced")


def compare(value, printed):
    """Return the computed figure as the source would print it, and the verdict."""
    if value is None or value.startswith("undefined: withheld"):
        return "", "absent"
    try:
        float(printed)
    except ValueError:
        return value, "reproduced" if value == printed else "different"
    try:
        rounded = round_as_printed(float(value), printed)
    except ValueError:
        return value, "different"
    return rounded, "reproduced" if float(rounded) == float(printed) else "different"


def read(file):
    with open(file, encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    missing = {*KEY} - set(rows[0] if rows else ())
    if missing:
        raise Fault(f"{file}, row 1: the columns {', '.join(sorted(missing))} are missing.")
    return rows


if "snakemake" in globals():
    run(main, snakemake)
