"""The counts of few respondents among the statistics of a study."""

from angket.archive.tables_of_counts import as_count
from angket.hypotheses.declared import sections_of_counts

# Sections that count respondents by what they are or what they answered.
_SECTIONS = {
    "sample": ("n",),
    "frequency": ("n",),
    "category": ("n",),
    "further_category": ("n",),
    "multiple_choice": ("n",),
    "comparison": ("n",),
    "missing": ("not_applicable", "declared_missing", "person_mean"),
    **dict.fromkeys(sections_of_counts(), ("n",)),
}


def list_small_cells(rows, smallest):
    """List the counts of few respondents.

    Parameters
    ----------
    rows : iterable of (str, str, str, str)
        Section, subject, statistic and value, as in statistics.csv.
    smallest : int
        The smallest count that is not of few.

    Returns
    -------
    list of tuple
        Such rows, in their order.

    Examples
    --------
    >>> list_small_cells([("frequency", "A=1", "n", "2"), ("frequency", "A=2", "n", "9")], 5)
    [('frequency', 'A=1', 'n', '2')]
    """
    return [
        tuple(row)
        for row in rows
        if row[2] in _SECTIONS.get(row[0], ()) and 0 < (as_count(row[3]) or 0) < smallest
    ]
