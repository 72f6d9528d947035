"""The settings of a study in; its plan, sealed with a checksum, out."""

import sys
from pathlib import Path

from archiving.plan import checksum, planned_settings, write_plan
from stage import run


def main(inputs, outputs, settings):
    study, planned = settings["study"], planned_settings(settings)
    Path(outputs[0]).write_text(write_plan(study, planned), encoding="utf-8")
    print(
        f"{outputs[0]} holds the plan of {study}. Its checksum, for somebody who notes the date:\n"
        f"{checksum(study, planned)}",
        file=sys.__stdout__,
        flush=True,
    )


if "snakemake" in globals():
    run(main, snakemake)
