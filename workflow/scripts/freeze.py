"""The settings of a study in; its plan, sealed with a checksum, out."""

import sys
from pathlib import Path

from angket.archive.plan import checksum, planned_settings, write_plan
from angket.messages.language import language_for
from angket.messages.message import Message
from angket.step import run
from angket.terminal.screen import tell


def main(inputs, outputs, settings):
    study, planned = settings["study"], planned_settings(settings)
    Path(outputs[0]).write_bytes(write_plan(study, planned).encode())
    told = Message("archive.frozen", file=outputs[0], study=study, sum=checksum(study, planned))
    tell(told.tell(language_for(study)), sys.__stdout__)


if "snakemake" in globals():
    run(main, snakemake)
