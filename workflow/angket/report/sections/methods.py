"""With what the figures were computed, and how anyone can compute them again."""

import re

from angket.catalogue import PARTS
from angket.formats.blocks import Code, Heading, Paragraph, Points, Reference, Table
from angket.report.listing import joined
from angket.report.phrases import Phrases
from angket.report.places import Group
from angket.report.software import TOOLS, compose_software, computed_by
from angket.report.sources import entries_of, in_text, is_cited, sortable
from angket.report.tables import heading

# Among the sections; see angket.report.compose.
PLACE = 110

INSTALL = "python3 -m venv .venv && .venv/bin/pip install --require-hashes -r requirements.txt"
RUN = ".venv/bin/snakemake --cores 4"
SOFTWARE = "software"


def compose(results, say):
    """Compose methods, software and the statement of reproducibility.

    Parameters
    ----------
    results : Results
        With `provenance`: software (from name to version), citations (as in citations.yaml:
        those of software, and those that the catalogue names as sources of statistics),
        the checksums of answers and settings and, where a plan was frozen, `plan`: its
        verdict, checksum and deviations.
    say : Phrases

    Returns
    -------
    list of Block
    """
    origin = results.provenance
    repeated = [
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
        repeated.append(Paragraph(*say("methods.seed", seed=", ".join(seeds))))
    software = [Heading(2, say.text("methods.software")), *compose_software(results, say)]
    told = sources(say, cited_in(results, origin["citations"]))
    plan = _plan(say, origin["plan"]) if origin.get("plan") else []
    if not plan:
        # One sentence, which needs no section of its own.
        repeated.append(Paragraph(*say("methods.no_plan")))
    return [
        Heading(1, say.text("methods.heading")),
        Group("software", tuple(software)),
        Group("reproducibility", tuple(repeated)),
        *plan,
        Group("sources", tuple(told)),
    ]


def references(results, citations, say):
    """List what is cited, that of the study among it, in the order of the alphabet.

    Parameters
    ----------
    results : Results
    citations : list of dict
        As in the provenance.
    say : Phrases

    Returns
    -------
    list of tuple of Inline
    """
    cited = cited_in(results, citations)
    entries = {citation["text"]: Phrases(citation)("text") for citation, _ in cited}
    own = entries_of(results)
    known = [*own, *(citation["text"] for citation in citations)]
    found = [*own]
    for told in [*own_sources(results), *sorted(results.cited)]:
        behind = [text for text in known if is_cited(text, told)]
        found += behind
        if not behind:
            entries[told] = (f"{told}.",)
    entries |= {text: Phrases({"text": text})("text") for text in found}
    return [entries[text] for text in sorted(entries, key=sortable)]


def own_sources(results):
    """List the sources that the study itself cites for its bands, where they have a year.

    What is cited without a year in brackets is no work, but tells how bands were made.

    Parameters
    ----------
    results : Results

    Returns
    -------
    list of str
        As the study writes them, without a full stop at the end.
    """
    categories = results.settings.get("categories") or {}
    variables = results.settings.get("variables", {})
    used = (variable.get("categories") for variable in variables.values())
    told = [categories[name].get("citation", "") for name in used if name in categories]
    told += [
        variable["scoring_key"]["citation"]
        for variable in variables.values()
        if "scoring_key" in variable
    ]
    told += results.distinct("strength_citation")
    told = dict.fromkeys(text.strip().rstrip(".") for text in told)
    return [text for text in told if re.search(r"\((1[5-9]|20)\d\d[a-z]?\)", text)]


def sources(say, cited):
    """Cite every source in the text, by the section that it stands behind."""
    parts = {}
    for citation, part in cited:
        parts.setdefault(part, []).append(in_text(citation["text"]))
    if not parts:
        return []
    points = [
        say(
            "methods.sources_of",
            part=say.text(f"{part}.heading" if part in PARTS else "methods.software"),
            sources=joined(say, "listing.semicolon", parts[part]),
        )
        for part in [*PARTS, SOFTWARE]
        if part in parts
    ]
    return [
        Heading(2, say.text("methods.sources")),
        Paragraph(*say("methods.sources_text")),
        Points(tuple(points)),
    ]


def _plan(say, plan):
    """Tell whether the analysis is the one planned, and every deviation."""
    blocks = [Heading(2, say.text("methods.plan"))]
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


def cited_in(results, citations):
    """List what stands behind something that is printed before, and the part that it stands in.

    Parameters
    ----------
    results : Results
        With what is printed.
    citations : list of dict
        As in the provenance.

    Returns
    -------
    list of (dict, str)
    """
    return list(_cited(results, citations))


def _cited(results, citations):
    parts = {}
    for part, section, statistic in _told(results):
        for source in results.catalogue.find(section, statistic).source:
            earlier = parts.setdefault(source, part)
            parts[source] = min(part, earlier, key=PARTS.index)
    calls, _ = computed_by(results, results.told())
    used = {call.split(".")[0] for call in calls}.union(*TOOLS.values())
    for citation in citations:
        if citation.get("software") in used:
            yield citation, SOFTWARE
            continue
        behind = [part for told, part in results.cited.items() if is_cited(citation["text"], told)]
        if in_text(citation["text"]) in parts:
            behind.append(parts[in_text(citation["text"])])
        # Of a rule that a section names, the number may be printed again in a later one.
        if behind:
            yield citation, min(behind, key=PARTS.index)


def _told(results):
    """Yield part, section and statistic of what stands in the sections before, with a value.

    What is no number is a verdict or a choice, which sentences rest on.
    """
    for section, _, statistic in results.told():
        yield results.catalogue.sections[section].part, section, statistic
    behind = {described for place in results.told() for described in results.behind(*place)}
    for section, statistic in results.present():
        described = results.catalogue.find(section, statistic)
        if described.style in ("text", "verdict") or (section, statistic) in behind:
            yield results.catalogue.sections[section].part, section, statistic
