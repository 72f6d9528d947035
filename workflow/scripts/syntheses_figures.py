"""Studies and statistics in; the figures of a synthesis and a list of them out."""

from angket.engine.step import leave_if_current

leave_if_current(globals())

from functools import partial

from angket.engine.parts import parts_of
from angket.figures.saving import save_figures
from angket.step import run
from angket.systems.syntheses.figures import figures
from angket.systems.syntheses.pooled import read_studies
from angket.tables import read_statistics


def main(inputs, outputs, settings, parts=None):
    studies = read_studies(inputs.studies)
    drawn = figures(settings, studies, read_statistics(inputs.statistics))
    return save_figures(outputs, list(drawn), parts=parts)


if "snakemake" in globals():
    run(partial(main, parts=parts_of(snakemake)), snakemake)
