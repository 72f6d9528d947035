"""Statistics of a stage whose verdicts are open in; the same with its verdicts out."""

from angket.engine.step import leave_if_current

leave_if_current(globals())

from angket.step import run
from angket.tables import read_statistics
from angket.verdicts import closed, write_closed


def main(inputs, outputs, settings):
    alpha = settings["tests"]["alpha"]
    found = read_statistics(inputs.open)
    write_closed(outputs, [(*place, closed(value, alpha)) for place, value in found.items()])


if "snakemake" in globals():
    run(main, snakemake)
