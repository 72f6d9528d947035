"""The groups that a comparison of means tells together, as one of them is of few people."""

from angket.statistics.categorical.joint_groups import SMALLEST_GROUP, joins_larger, joint_groups


def compared_together(comparisons, by, groups, totals):
    """Name the groups that all comparisons by a column count as one.

    Small groups are left out of comparisons, which tells of all of them together. Where that would
    tell of a single one, because the total less the groups compared is its own, it is counted with
    the next larger one.

    Parameters
    ----------
    comparisons : list of dict
        As in the settings; a study that compares smaller groups than others do shows them.
    by : str
        The column.
    groups : Series of str, shape (n,)
        The group of each respondent.
    totals : DataFrame of float, shape (n, variables)
        Totals of all variables that are compared.

    Returns
    -------
    dict of str
        As `joint_groups` returns it.

    Examples
    --------
    >>> import pandas as pd
    >>> comparisons = [{"by": "sex", "variables": ["load"], "smallest_group": 5}]
    >>> sexes = pd.Series(["f"] * 9 + ["m"] * 6 + ["x"])
    >>> totals = pd.DataFrame({"load": range(16)})
    >>> compared_together(comparisons, "sex", sexes, totals)
    {'m': 'm + x', 'x': 'm + x'}
    """
    own = [comparison for comparison in comparisons if comparison["by"] == by]
    smallest = min([SMALLEST_GROUP, *(comparison["smallest_group"] for comparison in own)])
    variables = list(dict.fromkeys(name for comparison in own for name in comparison["variables"]))
    sizes = groups.value_counts().to_dict()
    # The fewest of each group that any variable has a total of.
    fewest = totals[variables].notna().groupby(groups).sum().min(axis=1).to_dict()
    joint = joint_groups(sizes, fewest, smallest)
    return joint if joins_larger(joint, sizes, smallest) else {}
