"""Puts the sections of a results chapter in order."""

from angket.report import (
    assumptions,
    choices,
    description,
    hypotheses,
    instrument,
    intervals,
    methods,
    overview,
    published,
    respondents,
    sample,
    sensitivity,
)

# In the order in which they stand.
SECTIONS = [
    overview,
    sample,
    respondents,
    choices,
    instrument,
    description,
    intervals,
    assumptions,
    hypotheses,
    sensitivity,
    published,
    methods,
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
    return [block for section in SECTIONS for block in section.compose(results, say)]
