"""With what the numbers of a system were computed, and how anyone can compute them again."""

from angket.formats.blocks import Code, Heading, Paragraph, Points
from angket.report.places import Group
from angket.report.sections.methods import INSTALL, RUN, cited_in, sources
from angket.report.software import compose_software


def compose(results, say):
    """Compose methods, software and the statement of reproducibility.

    Parameters
    ----------
    results : Results
        With `provenance`: software, citations, the checksums of data and settings.
    say : Phrases

    Returns
    -------
    list of Block
    """
    origin = results.provenance
    data = [
        say("systems.data", file=Code(file), checksum=Code(checksum))
        for file, checksum in origin["data"].items()
    ]
    settings = say("systems.settings", checksum=Code(origin["settings"]))
    repeated = [
        Heading(2, say.text("methods.reproducibility")),
        Paragraph(*say("methods.commands")),
        Points(
            (say("methods.install", command=Code(INSTALL)), say("methods.run", command=Code(RUN)))
        ),
        Paragraph(*say("methods.checksums")),
        Points((*data, settings)),
    ]
    software = [Heading(2, say.text("methods.software")), *compose_software(results, say)]
    return [
        Heading(1, say.text("methods.heading")),
        Group("software", tuple(software)),
        Group("reproducibility", tuple(repeated)),
        Group("sources", tuple(sources(say, cited_in(results, origin["citations"])))),
    ]
