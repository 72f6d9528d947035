"""Verdicts at the level of significance: left open by what tests, closed by what judges.

To test takes long and does not depend on the level; to judge takes no time and depends on hardly
anything else. Each therefore is a step of its own, and another level repeats no test. Where a
verdict will stand in the table between the two, there stands what it rests on, as a text:
``0.03 > tests.alpha``, or ``tests.alpha`` alone for the level itself.
"""

from angket.statistics.undefined import Undefined
from angket.tables import as_text, write_rows, write_section

HEAD = ("section", "subject", "statistic", "value")
LEVEL = "tests.alpha"
_NOT_SIGNIFICANT = f" > {LEVEL}"


def not_significant(p):
    """Leave open whether a p is not significant, as the p of an assumption should be.

    >>> not_significant(0.03)
    '0.03 > tests.alpha'
    """
    return p if isinstance(p, Undefined) else f"{float(p)!r}{_NOT_SIGNIFICANT}"


def closed(value, alpha):
    """Return a value of a table of statistics with its verdict, if it was left open.

    Parameters
    ----------
    value : str
    alpha : float
        The level of significance.

    Returns
    -------
    str

    Examples
    --------
    >>> closed("0.03 > tests.alpha", 0.05), closed("0.03", 0.05)
    ('false', '0.03')
    >>> closed("tests.alpha", 0.05)
    '0.05'
    """
    if value == LEVEL:
        return as_text(alpha)
    if value.endswith(_NOT_SIGNIFICANT):
        return as_text(float(value.removesuffix(_NOT_SIGNIFICANT)) > alpha)
    return value


def write_closed(outputs, rows):
    """Write the statistics of a stage once nothing in them is open any more.

    Parameters
    ----------
    outputs : mapping of str to path
        `statistics`, and under the name of each section its table.
    rows : list of (str, str, str, str)
        Section, subject, statistic, value.
    """
    write_rows(outputs.statistics, HEAD, rows)
    # Snakemake's outputs, gone through, are files; their names are the keys.
    names = outputs.keys()
    for section in (name for name in names if name != "statistics"):
        write_section(outputs[section], rows, section)
