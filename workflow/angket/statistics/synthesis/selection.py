"""How studies were found and selected, as counts that must agree with each other."""

from typing import NamedTuple


class Disagreement(NamedTuple):
    """A count of a flow of studies that does not follow from the counts before it.

    Attributes
    ----------
    count : str
        Its name.
    given, expected : int
    """

    count: str
    given: int
    expected: int


def disagreements_of_flow(counts):
    """Find the counts of a PRISMA 2020 flow that do not follow from those before.

    Parameters
    ----------
    counts : dict
        identified, removed (before screening), screened, excluded (by title and abstract), sought,
        not_retrieved, assessed, excluded_with_reason, elsewhere (reports from other places than
        the search, those that were excluded taken off), included_reports, included_studies: each
        an int. removed, excluded_with_reason and identified may be dicts of counts by reason or by
        source. Of those that are missing, a count of what goes on is not checked, and where one
        of what was left out is missing, nothing was.

    Returns
    -------
    list of Disagreement
        Of included studies the expected count is the number of reports, which they may not exceed.

    References
    ----------
    Page, M. J., McKenzie, J. E., Bossuyt, P. M., Boutron, I., Hoffmann, T. C., Mulrow, C. D., ...
    Moher, D. (2021). The PRISMA 2020 statement: An updated guideline for reporting systematic
    reviews. BMJ 372, n71.

    Examples
    --------
    >>> disagreements_of_flow({"identified": {"Garuda": 60, "DOAJ": 40}, "removed": 20,
    ...                        "screened": 79})
    [Disagreement(count='screened', given=79, expected=80)]
    """
    counts = {
        name: sum(value.values()) if isinstance(value, dict) else value
        for name, value in counts.items()
        if value is not None
    }
    found = []
    for result, whole, part in (
        ("screened", "identified", "removed"),
        ("sought", "screened", "excluded"),
        ("assessed", "sought", "not_retrieved"),
        ("included_reports", "assessed", "excluded_with_reason"),
    ):
        if {result, whole} <= set(counts):
            expected = counts[whole] - counts.get(part, 0)
            if result == "included_reports":
                expected += counts.get("elsewhere", 0)
            if counts[result] != expected:
                found.append(Disagreement(result, counts[result], expected))
    if {"included_studies", "included_reports"} <= set(counts):
        most = counts["included_reports"]
        if counts["included_studies"] > most:
            found.append(Disagreement("included_studies", counts["included_studies"], most))
    return found


def suspected_duplicates(results):
    """Find results that may be one result told twice.

    Parameters
    ----------
    results : sequence of tuple
        For each row of the table: author, year, n, kind of the figure, figure; None where one is
        missing.

    Returns
    -------
    list of tuple of int
        Positions of two rows with the same figure of the same kind whose author or, where both are
        known, number of respondents and year agree. They may be two studies after all: whoever
        knows the sources decides.

    Examples
    --------
    >>> suspected_duplicates([("Sari", 2015, 53, "p", 0.006), ("Sari", 2015, None, "p", 0.006)])
    [(0, 1)]
    """
    found = []
    for later, (author, year, n, kind, figure) in enumerate(results):
        for earlier in range(later):
            other_author, other_year, other_n, other_kind, other_figure = results[earlier]
            if figure is None or (kind, figure) != (other_kind, other_figure):
                continue
            same_author = bool(author) and _first_name(author) == _first_name(other_author)
            same_sample = None not in (n, year) and (n, year) == (other_n, other_year)
            if same_author or same_sample:
                found.append((earlier, later))
    return found


def _first_name(author):
    """Return the first author's name, of "Sari, Wulan", "Sari dkk." and "SARI" alike."""
    words = "".join(letter if letter.isalnum() else " " for letter in author or "").split()
    return words[0].casefold() if words else ""
