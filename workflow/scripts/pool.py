"""The description of a synthesis of archives in, as a text; its file out."""

from angket.messages.message import Message
from angket.step import run, say


def main(inputs, outputs, settings):
    # "x": a description that is there already is never written over.
    with open(outputs[0], "x", encoding="utf-8", newline="\n") as stream:
        stream.write(settings["text"])
    say(Message("systems.syntheses.together.written", file=outputs[0]))


if "snakemake" in globals():
    run(main, snakemake)
