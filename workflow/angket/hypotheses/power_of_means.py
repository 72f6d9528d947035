"""The power of tests of one mean or of two, as rows."""

from functools import partial

from angket.hypotheses.rows import add_detectable, add_power
from angket.statistics.power.detectable import smallest_effect
from angket.statistics.power.means import LARGEST, means_power, power_of_d
from angket.statistics.undefined import Undefined


def add_power_of_d(rows, name, decides, d, sizes, alpha, approximated_by=None):
    """Add the power of a test of means, and the smallest difference that it would find.

    Parameters
    ----------
    rows : angket.tables.Rows
    name : str
        Of the hypothesis.
    decides : str
        The test that decides on it.
    d : float or Undefined
        Cohen's d that was found.
    sizes : tuple of int
        The number of respondents, or those of both groups.
    alpha : float
    approximated_by : str, optional
        What stands in for a test whose power has no formula of its own.
    """
    if isinstance(d, Undefined):
        add_power(rows, name, decides, alpha, d)
        add_detectable(rows, name, "d", d)
        return
    add_power(rows, name, decides, alpha, means_power, d, sizes, approximated_by=approximated_by)
    power = partial(power_of_d, sizes=sizes, alpha=alpha)
    add_detectable(rows, name, "d", smallest_effect, power, LARGEST)
