"""The statistics that a study shares in; a table of each section of them out."""

import csv

from angket.archive.sharing import TABLES
from angket.step import run
from angket.tables import write_section


def main(inputs, outputs, settings):
    with open(inputs.statistics, encoding="utf-8", newline="") as stream:
        _, *rows = csv.reader(stream)
    for section in TABLES:
        write_section(outputs[section], rows, section)


if "snakemake" in globals():
    run(main, snakemake)
