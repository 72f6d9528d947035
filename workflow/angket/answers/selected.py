"""Which items of a variable a study leaves out of its totals, or would leave out."""

from angket.answers.totals import ranges_of, rule_of
from angket.statistics.reliability.selection import select_items
from angket.statistics.scaling.scoring import total


def selection_of(items, settings):
    """Select the items of a variable that stay where those that are not valid are left out.

    Parameters
    ----------
    items : DataFrame of float, shape (n, k)
        Codes that point one way.
    settings : dict
        With variables.*.item_scales, scales.*.codes, missing, tests.alpha and tests.validity.

    Returns
    -------
    angket.statistics.reliability.selection.Selection
    """
    rule, ranges, tests = rule_of(settings), ranges_of(settings), settings["tests"]
    return select_items(
        items, lambda part: total(part, *rule, ranges), tests["validity"], tests["alpha"]
    )
