"""Groups of so few people that their answers can be worked out from what is told of a study."""

from angket.hypotheses.declared import names_in, tables_of_counts
from angket.statistics.categorical.joint_groups import (
    SMALLEST_GROUP,
    joins_larger,
    joint_groups,
)
from angket.subjects import column_and_value, values_of

MISSING = "missing"


def worked_out(settings, statistics):
    """Name the small groups of the profile of which some result tells.

    Tables of counts and comparisons of means tell them together with others. A hypothesis that
    compares groups leaves them out, so that one alone is what the total has besides; other tests
    have a coefficient of each.

    Parameters
    ----------
    settings : dict
        With profile and hypotheses.
    statistics : dict
        From section, subject and statistic to value, as texts.

    Returns
    -------
    list of (str, str)
        Column and category.

    Examples
    --------
    >>> test = {"kind": "difference", "response": "load", "groups": "sex", "smallest_group": 5}
    >>> settings = {"profile": {"sex": {"label": "Sex"}}, "hypotheses": {"H1": test}}
    >>> worked_out(settings, {("sample", "sex=x", "n"): "2", ("sample", "sex=f", "n"): "9"})
    [('sex', 'x')]
    """
    found = []
    for column in settings.get("profile") or {}:
        naming = [one for one in settings["hypotheses"].values() if column in names_in(one)]
        naming = [one for one in naming if not tables_of_counts(one["kind"])]
        if not naming:
            continue
        sizes = _sizes(column, statistics)
        alone = joins_larger(joint_groups(sizes), sizes)
        if alone or any("smallest_group" not in one for one in naming):
            found += [(column, group) for group, n in sizes.items() if 0 < n < SMALLEST_GROUP]
    return found


def _sizes(column, statistics):
    """Return how many respondents each group has."""
    return {
        column_and_value(subject)[1]: int(n)
        for (section, subject, statistic), n in statistics.items()
        if section == "sample" and statistic == "n" and subject.startswith(values_of(column))
        if n.isdigit() and column_and_value(subject)[1] != MISSING
    }
