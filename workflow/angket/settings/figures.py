"""The list of a study's figures: which files it promises."""

import csv

from angket.figures.of_study.figure import of_counts
from angket.hypotheses.declared import figures_of_counts

# As wide as a page's text, and as wide as the screen of a phone, for the report's page in HTML.
FOR_PAPER, FOR_PHONES = ("svg", "png"), ("narrow.svg",)
SUFFIXES = (*FOR_PAPER, *FOR_PHONES)


def aggregated():
    """List the kinds that show counts and coefficients; any other may show single respondents.

    >>> "likert" in aggregated(), "groups" in aggregated()
    (True, False)
    """
    return (*of_counts(), *figures_of_counts())


def described(listing):
    """Return what a list says of each figure.

    Parameters
    ----------
    listing : Path
        A CSV file with a column `file`, the names without suffix, and others; the figures
        stand beside it.

    Returns
    -------
    list of dict
        Empty where there is no list yet.
    """
    if not listing.exists():
        return []
    # Somebody may have saved the list with another program, and it then names other files.
    with open(listing, encoding="utf-8", errors="replace", newline="") as stream:
        return list(csv.DictReader(stream))


def listed(listing):
    """Name the files that a list of figures promises.

    Parameters
    ----------
    listing : Path
        As in `described`.

    Returns
    -------
    list of Path
    """
    names = [figure.get("file") for figure in described(listing)]
    return [listing.with_name(f"{name}.{suffix}") for name in names for suffix in SUFFIXES]


def name_of(file):
    """Return the name of a figure, without suffix, that a file would be of.

    Parameters
    ----------
    file : str
        The name of a file.

    Returns
    -------
    str

    Examples
    --------
    >>> name_of("scatter_H1.narrow.svg"), name_of("scatter_H1.png"), name_of("notes.txt")
    ('scatter_H1', 'scatter_H1', 'notes.txt')
    """
    ends = (f".{suffix}" for suffix in sorted(SUFFIXES, key=len, reverse=True))
    return next((file.removesuffix(end) for end in ends if file.endswith(end)), file)
