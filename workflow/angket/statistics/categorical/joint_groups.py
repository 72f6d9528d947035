"""Groups of so few people that they are told together with others.

Offices of statistics hide a small group, and beside it the next larger one, because a total less
all others would tell it (primary and complementary suppression [1]_). What then follows of both by
subtraction, their sum, is told here as one group: nothing more is told by it, and nothing less.

.. [1] Hundepool, A., Domingo-Ferrer, J., Franconi, L., Giessing, S., Schulte Nordholt, E., Spicer,
   K., & de Wolf, P.-P. (2012). Statistical disclosure control. Wiley. Chapter 4.
"""

from angket.statistics.categorical.hidden_cells import hidden_cells

# Groups of fewer people than this tell of persons; comparisons of groups want as many.
SMALLEST_GROUP = 5
_AND = " + "
# Names of more groups than this are too long for a table.
_MOST_NAMES = 3


def joint_groups(sizes, here=None, smallest=SMALLEST_GROUP):
    """Choose the groups that are told together, and name them.

    Parameters
    ----------
    sizes : dict
        From group to how many people it has.
    here : dict, optional
        How many of each a table or test has, where that may be fewer.
    smallest : int, optional

    Returns
    -------
    dict of str
        From each group that is not told on its own to the name of all of them together, in the
        order of their names: the same in every table of a study, but where a group is small in one
        of them alone.

    Examples
    --------
    >>> joint_groups({"man": 30, "woman": 18, "neither": 2})
    {'neither': 'neither + woman', 'woman': 'neither + woman'}
    >>> joint_groups({"a": 20, "b": 4, "c": 9, "d": 3})
    {'b': 'b + d', 'd': 'b + d'}
    >>> joint_groups({"man": 30, "woman": 18})
    {}
    >>> joint_groups({"a": 20, "b": 9, "c": 6}, {"a": 20, "b": 8, "c": 4})
    {'b': 'b + c', 'c': 'b + c'}
    """
    hidden = hidden_cells(sizes, smallest)
    if here is not None:
        counts = {name: here.get(name, 0) for name in sizes}
        hidden = hidden_cells(counts, smallest, hidden)
    names = sorted((name for name, n in sizes.items() if name in hidden and n > 0), key=str)
    shown = names if len(names) <= _MOST_NAMES else [names[0], "\N{HORIZONTAL ELLIPSIS}", names[-1]]
    return dict.fromkeys(names, _AND.join(shown)) if len(names) > 1 else {}


def joins_larger(joint, sizes, smallest=SMALLEST_GROUP):
    """Tell whether a group that is not small itself is among those told together.

    >>> sizes = {"a": 20, "b": 4, "c": 3}
    >>> joins_larger(joint_groups(sizes), sizes), joins_larger({"a": "a + b", "b": "a + b"}, sizes)
    (False, True)
    """
    return any(sizes.get(name, 0) >= smallest for name in joint)


def is_joint(name, groups):
    """Tell whether a name stands for several groups together.

    >>> is_joint("c + d", ["a", "c", "d"]), is_joint("c + d", ["a", "c + d"])
    (True, False)
    """
    return name not in groups and any(is_named_in(group, name) for group in groups)


def is_named_in(name, text):
    """Tell whether a text names a group, alone or with others that are told together.

    >>> is_named_in("c", "c + d"), is_named_in("c", "cc + d"), is_named_in("c", "c")
    (True, False, True)
    """
    return f"{_AND}{name}{_AND}" in f"{_AND}{text}{_AND}"


def with_joint_groups(values, order, joint):
    """Give all groups that are told together their one name.

    Parameters
    ----------
    values : Series of str or category, shape (n,)
    order : list of str
    joint : dict of str
        As `joint_groups` returns it.

    Returns
    -------
    values : Series, shape (n,)
    order : list of str
        With the joint name in the place of the first of them.

    Examples
    --------
    >>> import pandas as pd
    >>> values, order = with_joint_groups(pd.Series(["c", "a", "d", None]), ["a", "c", "d"],
    ...                                   {"c": "c + d", "d": "c + d"})
    >>> values.dropna().tolist(), order
    (['c + d', 'a', 'c + d'], ['a', 'c + d'])
    """
    if not joint:
        return values, order
    made = values.astype("str").map(lambda name: joint.get(name, name), na_action="ignore")
    return made, list(dict.fromkeys(joint.get(name, name) for name in order))


def joint_table(counts, of_rows, of_columns):
    """Add up the rows, and the columns, of groups that are told together.

    Parameters
    ----------
    counts : DataFrame of int
    of_rows, of_columns : dict of str
        As `joint_groups` returns them.

    Returns
    -------
    DataFrame of int

    Examples
    --------
    >>> import pandas as pd
    >>> counts = pd.DataFrame({"low": [9, 3, 1], "high": [3, 8, 1]}, ["a", "c", "d"])
    >>> joint_table(counts, {"c": "c + d", "d": "c + d"}, {}).loc["c + d"].tolist()
    [4, 9]
    """
    for names in (of_rows, of_columns):
        if names:
            called = counts.index.map(lambda name, names=names: names.get(name, name))
            counts = counts.groupby(called, sort=False).sum()
        counts = counts.T
    return counts
