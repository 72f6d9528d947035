"""The literature that the chapter cites, as it stands between parentheses."""

import re

SUCCESSIVE_INTERVALS = "Edwards, 1957; Hays, 1976"
ALPHA_INTERVAL = "Feldt et al., 1987"
DISCRIMINANT = "Henseler et al., 2015"
PARALLEL_ANALYSIS = "Horn, 1965; Glorfeld, 1995"


def cited_briefly(source):
    """Return names and year of a source that has its year in brackets.

    >>> cited_briefly("Riduwan (2010), Metode")
    'Riduwan, 2010'
    """
    return re.sub(r" \((\d{4})\).*", r", \1", source)
