"""Which software did what, and section by section what computed the numbers."""

from dataclasses import replace

from angket.catalogue import PARTS
from angket.formats.blocks import Code, Heading, Paragraph, Points
from angket.report.listing import joined, listed, sentences_of
from angket.report.places import Group
from angket.systems import systems
from angket.version import NAME

# What does something else than compute statistics, by the phrase that tells it.
TOOLS = {
    "ran": ["snakemake"],
    "held": ["numpy", "pandas"],
    "checked": ["pandera"],
    "drew": ["matplotlib"],
    "wrote": ["pypandoc-binary", "typst", "xlsxwriter"],
}

# Functions of every distribution.
_OF_DISTRIBUTIONS = ("cdf", "isf", "pdf", "ppf", "sf")


def packages_of(catalogue):
    """Name the packages that may compute something, and the tools.

    Parameters
    ----------
    catalogue : angket.catalogue.Catalogue

    Returns
    -------
    list of str

    Examples
    --------
    >>> from angket.catalogue import Catalogue
    >>> {"scipy", "statsmodels", "snakemake"} <= set(packages_of(Catalogue()))
    True
    """
    tools = [name for names in TOOLS.values() for name in names]
    calls = [
        call
        for section in catalogue.sections.values()
        for statistic in section.statistics.values()
        for call in statistic.calls
    ]
    return list(dict.fromkeys([*tools, *sorted({call.split(".")[0] for call in calls})]))


def compose_software(results, say):
    """Compose which software did what.

    Parameters
    ----------
    results : Results
    say : Phrases

    Returns
    -------
    list of Block
    """
    versions = results.provenance["software"]
    sentences = []
    if NAME in versions:
        sentences.append(say("methods.software_made", name=NAME, version=versions[NAME]))
    for role, names in TOOLS.items():
        told = [f"{name} {versions[name]}" for name in names if name in versions]
        if told:
            sentences.append(say(f"methods.software_{role}", software=listed(say, told)))
    points = [
        say("methods.computed_in", part=say.text(f"{part}.heading"), software=software)
        for part, software in _by_part(results, say, versions)
    ]
    if points:
        sentences.append(say("methods.computed"))
    blocks = [Paragraph(*sentences_of(sentences))] if sentences else []
    return [*blocks, Points(tuple(points))] if points else blocks


def computed_by(results, places):
    """Return what computed some numbers.

    Parameters
    ----------
    results : Results
    places : iterable of tuple of str
        Section, subject and statistic of each.

    Returns
    -------
    calls : set of str
        The functions of libraries that computed something of them.
    own : bool
        Whether own code did, too.
    """
    behind = {described for place in places for described in results.behind(*place)}
    found = [results.catalogue.find(*described) for described in behind]
    return {call for one in found for call in one.calls}, any(one.own for one in found)


def headings_of_parts(say):
    """Return the parts of the report by their headings."""
    return {say.text(f"{part}.heading"): part for part in PARTS if say.has(f"{part}.heading")}


def packages_by_heading(results, say):
    """Say of each part of the report which packages computed the numbers that it prints.

    Parameters
    ----------
    results : Results
        With what is printed.
    say : Phrases

    Returns
    -------
    dict of str to Paragraph
        From the heading of the part; none where its numbers are counted alone.
    """
    told = {}
    for heading in headings_of_parts(say):
        calls, own = computed_by(results, results.printed.get(heading, ()))
        packages = [(name,) for name in sorted({call.split(".")[0] for call in calls})]
        if own:
            packages.append(say("methods.own_code"))
        if packages:
            sentence = say("methods.computed_here", software=listed(say, packages))
            told[heading] = Paragraph(*sentence)
    return told


def with_packages(told, blocks):
    """Put what computed the numbers of each part at its end.

    Parameters
    ----------
    told : dict of str to Paragraph
        As `packages_by_heading` returns it.
    blocks : list of Block
        Of one or more parts, each below its heading of the first level.

    Returns
    -------
    list of Block
    """
    made, due = [], []
    for block in blocks:
        # A part that goes to a place of its own takes its sentence with it.
        first = block.blocks[0] if isinstance(block, Group) and block.blocks else block
        if isinstance(first, Heading) and first.level == 1:
            made += due
            due = [told[first.text]] if first.text in told else []
            if first is not block:
                block, due = replace(block, blocks=(*block.blocks, *due)), []
        made.append(block)
    return made + due


def _by_part(results, say, versions):
    for heading, part in headings_of_parts(say).items():
        # The report of a system has one part.
        places = results.told() if part in systems() else results.printed.get(heading, ())
        calls, own = computed_by(results, places)
        functions = {}
        for call in sorted(calls):
            functions.setdefault(call.split(".")[0], []).append(Code(_called(call)))
        told = [
            say(
                "methods.computed_with",
                package=f"{package} {versions.get(package, '')}".rstrip(),
                functions=joined(say, "listing.comma", [(name,) for name in names]),
            )
            for package, names in functions.items()
        ]
        if own:
            told.append(say("methods.own_code"))
        if told:
            yield part, joined(say, "listing.semicolon", told)


def _called(call):
    """Return what a function is called where its package is named: a method with its class.

    What scipy.stats calls a distribution stands with it, too.

    >>> _called("scipy.stats.pearsonr"), _called("statsmodels.stats.table.Table.test_order")
    ('pearsonr', 'Table.test_order')
    >>> _called("scipy.stats.t.isf")
    't.isf'
    """
    *_, holder, name = call.split(".")
    distribution = call.startswith("scipy.stats.") and name in _OF_DISTRIBUTIONS
    return f"{holder}.{name}" if holder[:1].isupper() or distribution else name
