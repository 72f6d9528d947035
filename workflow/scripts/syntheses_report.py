"""Studies, statistics and figures in; the report in Word, HTML and PDF and a workbook out."""

from angket.engine.step import leave_if_current

leave_if_current(globals())

from angket.step import run
from angket.systems.reporting import write_report
from angket.systems.syntheses.sections import (
    differences,
    firmness,
    overview,
    own,
    pooled,
    small,
    studies,
)
from angket.tables import read_rows


def main(inputs, outputs, settings):
    tables = {"studies": read_rows(inputs.studies), "notes": read_rows(inputs.notes)}
    sections = [overview, pooled, own, studies, differences, firmness, small]
    write_report("syntheses", sections, inputs, outputs, settings, tables)


if "snakemake" in globals():
    run(main, snakemake)
