"""Statistics and figures in; the report in Word, HTML and PDF and a workbook out."""

from angket.engine.step import leave_if_current

leave_if_current(globals())

from angket.step import run
from angket.systems.reporting import write_report
from angket.systems.workloads.sections import (
    basis,
    by_time,
    forms,
    load,
    needs,
    overview,
    perceived,
)

SECTIONS = [overview, basis, needs, load, by_time, perceived, forms]


def main(inputs, outputs, settings):
    write_report("workloads", SECTIONS, inputs, outputs, settings)


if "snakemake" in globals():
    run(main, snakemake)
