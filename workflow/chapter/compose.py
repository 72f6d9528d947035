"""Puts the sections of a results chapter in order."""

from importlib import import_module

# In the order in which they stand: each a module of this package with a `compose`.
SECTIONS = [
    "sample",
    "respondents",
    "instrument",
    "description",
    "intervals",
    "assumptions",
    "hypotheses",
    "sensitivity",
    "published",
    "methods",
]


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
    return [
        block
        for section in SECTIONS
        for block in import_module(f"chapter.{section}").compose(results, say)
    ]
