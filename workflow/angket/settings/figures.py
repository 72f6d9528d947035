"""The list of a study's figures: which files it promises."""

import csv

from angket.figures.of_study.figure import of_counts
from angket.hypotheses.declared import figures_of_counts

SUFFIXES = ("svg", "png")
# Kinds that show counts and coefficients. Every other kind may show a point for each respondent.
AGGREGATED = (*of_counts(), *figures_of_counts())


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
