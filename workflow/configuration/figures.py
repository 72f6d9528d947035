"""The list of a study's figures: which files it promises."""

import csv

SUFFIXES = ("svg", "png")
# Kinds that show counts and coefficients. Every other kind may show a point for each respondent.
AGGREGATED = ("likert", "distribution", "correlations", "mapping", "association", "sensitivity")


def listed(listing):
    """Name the files that a list of figures promises.

    Parameters
    ----------
    listing : Path
        A CSV file with a column `file`, the names without suffix; the figures stand
        beside it.

    Returns
    -------
    list of Path
    """
    # Somebody may have saved the list with another program: what it then promises is not there.
    with open(listing, encoding="utf-8", errors="replace", newline="") as stream:
        names = [row.get("file") for row in csv.DictReader(stream)]
    return [listing.with_name(f"{name}.{suffix}") for name in names for suffix in SUFFIXES]
