"""Statistics in; the figures of a workload analysis and a list of them out."""

from angket.engine.step import leave_if_current

leave_if_current(globals())

from functools import partial

from angket.engine.parts import parts_of
from angket.figures.saving import save_figures
from angket.step import run
from angket.systems.workloads.figures import figures
from angket.tables import read_statistics


def main(inputs, outputs, settings, parts=None):
    drawn = figures(read_statistics(inputs.statistics), settings)
    return save_figures(outputs, list(drawn), parts=parts)


if "snakemake" in globals():
    run(partial(main, parts=parts_of(snakemake)), snakemake)
