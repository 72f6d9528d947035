"""With what the figures were computed, and how anyone can compute them again."""

from chapter.listing import listed
from chapter.phrases import Phrases
from document.blocks import Code, Heading, Literature, Paragraph, Points

INSTALL = "python3 -m venv .venv && .venv/bin/pip install --require-hashes -r requirements.txt"
RUN = ".venv/bin/snakemake --cores 4"


def compose(results, say):
    """Compose methods, software and the statement of reproducibility.

    Parameters
    ----------
    results : Results
        With `provenance`: software (from name to version), citations (as in citations.yaml),
        and the checksums of answers and settings.
    say : Phrases

    Returns
    -------
    list of Block
    """
    origin = results.provenance
    blocks = [
        Heading(1, say.text("methods.heading")),
        Heading(2, say.text("methods.software")),
        Paragraph(*say("methods.software_text", software=_listed(say, origin["software"]))),
        Heading(2, say.text("methods.reproducibility")),
        Paragraph(*say("methods.commands")),
        Points(
            (say("methods.install", command=Code(INSTALL)), say("methods.run", command=Code(RUN)))
        ),
        Paragraph(*say("methods.checksums")),
        Points(
            (
                say("methods.answers", checksum=Code(origin["answers"])),
                say("methods.settings", checksum=Code(origin["settings"])),
            )
        ),
    ]
    seeds = results.distinct("seed")
    if seeds:
        blocks.append(Paragraph(*say("methods.seed", seed=", ".join(seeds))))
    blocks += [
        Heading(2, say.text("methods.references")),
        Literature(tuple(_cited(results, origin["citations"]))),
    ]
    return blocks


def _cited(results, citations):
    """Yield the sources that stand behind something that the study holds, as inlines."""
    for citation in citations:
        found = (
            results.has(section, subject, statistic)
            for section, statistic in citation.get("of", ())
            for subject in results.subjects(section)
        )
        if "of" not in citation or any(found):
            yield Phrases({"text": citation["text"]})("text")


def _listed(say, software):
    return listed(say, [f"{name} {version}" for name, version in software.items()])
