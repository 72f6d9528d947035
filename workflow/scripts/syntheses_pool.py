"""Studies as correlations in; all statistics of the pool out."""

from angket.engine.step import leave_if_current

leave_if_current(globals())

from angket.files.fault import Fault
from angket.messages.message import Message
from angket.step import run
from angket.systems.syntheses.explained import add_explained
from angket.systems.syntheses.pooled import add_pool, read_studies, to_pool
from angket.systems.syntheses.robustness import add_robustness
from angket.tables import Rows


def main(inputs, outputs, settings):
    studies = read_studies(inputs.studies)
    if not (studies["status"] == "pooled").any():
        raise Fault(Message("systems.syntheses.none_left", file=inputs.studies))
    name, pooling = settings["name"], settings["pooling"]
    pooled, rows = to_pool(studies, pooling), Rows()
    add_pool(rows, name, pooled, pooling)
    add_explained(rows, name, pooled, pooling, settings["moderators"], settings["regressions"])
    add_robustness(rows, name, studies, pooled, pooling)
    rows.write(outputs)


if "snakemake" in globals():
    run(main, snakemake)
