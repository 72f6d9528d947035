"""The statistics of every stage in; one table of all of them out."""

from angket.engine.step import leave_if_current

leave_if_current(globals())

import csv

from angket.step import run
from angket.tables import write_rows


def main(inputs, outputs, settings):
    rows = []
    for part in [*inputs.get("content", ()), *inputs.get("item_analysis", ()), *inputs.parts]:
        with open(part, encoding="utf-8", newline="") as stream:
            head, *found = csv.reader(stream)
        rows += found
    write_rows(outputs.statistics, head, rows)


if "snakemake" in globals():
    run(main, snakemake)
