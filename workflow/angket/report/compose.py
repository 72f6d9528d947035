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

from angket.report.parting import parted, put_together
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


def compose(results, say):
    """Compose the chapter.

    Parameters
    ----------
    results : Results
    say : Phrases
        Of the language of the study.

    Returns
    -------
    list of Block
        Sections that the study gives no occasion for are left out.
    """
    told = packages_by_heading(results, say)
    parts = []
    for section in sections():
        name = section.__name__.rpartition(".")[2]
        blocks = with_packages(told, section.compose(results, say))
        parts.append(parted(results.places, name, blocks))
    return put_together(results, say, parts)
