"""A file of answers in; a commented description of the study, to be completed, out."""

from angket.drafting.of_file import draft_of, recognise
from angket.messages.language import language_for
from angket.messages.message import Message
from angket.step import run


def main(inputs, outputs, settings):
    file, study = inputs.answers, settings["study"]
    recognised = recognise(file, language=language_for())
    found, text = recognised.found, draft_of(recognised, study, file).text()
    # "x": a description that is there already is never written over.
    with open(outputs[0], "x", encoding="utf-8") as stream:
        stream.write(text)
    counts = {
        "items": sum(len(group.items) for group in found.groups),
        "variables": len(found.groups),
    }
    print(Message("draft.written", file=outputs[0], study=study, **counts).tell(found.language))
    if not all(group.ordered for group in found.groups):
        print(Message("draft.order_to_be_given", file=outputs[0]).tell(found.language))


if "snakemake" in globals():
    run(main, snakemake)
