"""With what the figures were computed, and how anyone can compute them again."""

from chapter.listing import listed
from chapter.phrases import Phrases
from chapter.tables import heading
from document.blocks import Code, Heading, Literature, Paragraph, Points, Reference, Table

INSTALL = "python3 -m venv .venv && .venv/bin/pip install --require-hashes -r requirements.txt"
RUN = ".venv/bin/snakemake --cores 4"


def compose(results, say):
    """Compose methods, software and the statement of reproducibility.

    Parameters
    ----------
    results : Results
        With `provenance`: software (from name to version), citations (as in citations.yaml),
        the checksums of answers and settings and, where a plan was frozen, `plan`: its
        verdict, checksum and deviations.
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
    blocks += _plan(say, origin.get("plan"))
    blocks += [
        Heading(2, say.text("methods.references")),
        Literature(tuple(_cited(results, origin["citations"]))),
    ]
    return blocks


def _plan(say, plan):
    """Tell whether the analysis is the one planned, and every deviation."""
    blocks = [Heading(2, say.text("methods.plan"))]
    if plan is None:
        return [*blocks, Paragraph(*say("methods.no_plan"))]
    told = {"checksum": Code(plan["checksum"])}
    if not plan["deviations"]:
        return [*blocks, Paragraph(*say(f"methods.{plan['verdict']}", **told))]
    told["table"] = Reference("plan")
    head = tuple(heading(say, term) for term in ("setting", "planned", "run"))
    body = tuple((row["setting"], row["planned"], row["run"]) for row in plan["deviations"])
    table = Table("plan", say.text("methods.plan_title"), (head,), body)
    sentence = say(f"methods.{plan['verdict']}", **told)
    if plan["verdict"] == "plan_changed":
        sentence = (*sentence, " ", *say("methods.deviates", **told))
    return [*blocks, Paragraph(*sentence), table]


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
