"""Puts the sections of a results chapter in order: the main text, the appendices, the end.

A section is a module in the folder `sections`, and nothing else names it:

=========================  =================================================================
<section>.py               `PLACE`, a number, by which sections are ordered, and
                           ``compose(results, say)``, which returns its blocks; none where the
                           study gives no occasion for it. Blocks that go to a place together
                           are a `angket.report.places.Group`
<section>.places.yaml      which of its tables, figures and groups, and whether it itself, stands
                           elsewhere than in the main text, as `angket.settings.places` says;
                           none where all of it stands there
<section>.<language>.yaml  its phrases under `report.<section>`, a file for each language; those
                           of older sections stand in workflow/languages
=========================  =================================================================
"""

import importlib
from pathlib import Path

from angket.formats.blocks import Figure, Heading, Table, inlines_of, is_printed, text_of
from angket.report.parting import parted, put_together
from angket.report.places import flat
from angket.report.printed import by_heading
from angket.report.software import packages_by_heading, with_packages

FOLDER = Path(__file__).parent / "sections"


def sections():
    """Return the modules of all sections, in the order in which they stand.

    >>> sections()[-1].__name__
    'angket.report.sections.references'
    """
    names = sorted(file.stem for file in FOLDER.glob("[!_]*.py"))
    modules = [importlib.import_module(f"angket.report.sections.{name}") for name in names]
    return sorted(modules, key=lambda module: module.PLACE)


def compose(results, say, modules=None):
    """Compose the chapter.

    Parameters
    ----------
    results : Results
    say : Phrases
        Of the language of the study.
    modules : list of module, optional
        The sections in their order; without them, those of a study.

    Returns
    -------
    list of Block
        Sections that the study gives no occasion for are left out.
    """
    composed, title = {}, ""
    for section in sections() if modules is None else modules:
        name, blocks = section.__name__.rpartition(".")[2], section.compose(results, say)
        title = note_printed(results, name, blocks, title)
        if blocks:
            composed[name] = blocks
    told = packages_by_heading(results, say)
    composed = _with_packages(told, composed)
    parts = [parted(results.places, name, blocks) for name, blocks in composed.items()]
    for part in parts:
        part.main = above_tables(part.main, told.values())
    return put_together(results, say, parts)


def note_printed(results, name, blocks, title=""):
    """Take down what a section prints, which sections behind it tell of.

    Parameters
    ----------
    results : Results
        Its `printed` and `sentences` grow.
    name : str
        Of the section.
    blocks : sequence of Block
        Of the section.
    title : str
        The heading above it.

    Returns
    -------
    str
        The last heading of the first level.
    """
    part = parted(results.places, name, blocks)
    headings = [b.text for b in flat(blocks) if isinstance(b, Heading) and b.level == 1]
    first = title if goes_on(blocks) or not headings else headings[0]
    for told in (part.main, part.appendix, part.end):
        results.sentences += [text_of(one) for one in inlines_of(filter(is_printed, told))]
        for heading, places in by_heading(told, first).items():
            results.printed.setdefault(heading, {}).update(dict.fromkeys(places))
    return headings[-1] if headings else title


def _with_packages(told, composed):
    """Put what computed the numbers of each part behind it."""
    made = {}
    for name, found in composed.items():
        blocks = with_packages(told, found)
        before = next(reversed(made.values()), [])
        # What computed the numbers of both stands at the end of both.
        if goes_on(blocks) and before and before[-1] in told.values():
            blocks = [*blocks, before.pop()]
        made[name] = blocks
    return made


def above_tables(blocks, closing):
    """Put a closing sentence above the tables that it follows: alone it would take a page.

    >>> above_tables(["text", "closing"], ["closing"])
    ['text', 'closing']
    """
    if not blocks or blocks[-1] not in closing:
        return blocks
    place = len(blocks) - 1
    while place and isinstance(blocks[place - 1], Table | Figure):
        place -= 1
    return [*blocks[:place], blocks[-1], *blocks[place:-1]]


def goes_on(blocks):
    """Tell whether a section stands below the heading of the one before.

    >>> goes_on([Heading(2, "All variables together")]), goes_on([Heading(1, "Data")]), goes_on([])
    (True, False, False)
    """
    return bool(blocks) and isinstance(blocks[0], Heading) and blocks[0].level > 1
