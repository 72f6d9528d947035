"""The cells of a table of two columns, as statistics name them: `row|column`, totals among them."""

from angket.statistics.categorical.hidden_cells import hidden_cells
from angket.subjects import pair_apart, pair_of

# Stands for all rows or all columns of a table, as "(constant)" for the constant of a model.
TOTAL = "(total)"
# Cells of fewer people than this tell of persons; comparisons of groups want as many.
SMALLEST_GROUP = 5


def categories(cells):
    """Return the categories in rows and in columns, in their order, without the totals.

    Parameters
    ----------
    cells : list of str
        Those with the totals of rows tell which rows there are, whatever marks their names hold.

    Returns
    -------
    rows, columns : list of str

    Examples
    --------
    >>> categories(["yes|often|man", "yes|often|(total)", "(total)|man", "(total)|(total)"])
    (['yes|often'], ['man'])
    """
    end = pair_of("", TOTAL)
    known = [cell.removesuffix(end) for cell in cells if cell.endswith(end)]
    pairs = [pair_apart(cell, known) for cell in cells]
    return _names(row for row, _ in pairs), _names(column for _, column in pairs)


def _names(categories):
    return [name for name in dict.fromkeys(categories) if name != TOTAL]


def revealing(sizes, column, profile):
    """Return the groups of people that are so small that their cells would tell of persons.

    Parameters
    ----------
    sizes : dict
        From category to how many respondents it has.
    column : str
        The variable or profile column of the categories.
    profile : collection of str
        The columns of the profile; categories of anything else are no groups of people.

    Returns
    -------
    list of str

    Examples
    --------
    >>> revealing({"man": 30, "woman": 18, "neither": 2}, "sex", ["sex"])
    ['neither']
    >>> revealing({"Low": 2, "High": 48}, "stress", ["sex"])
    []
    """
    if column not in profile:
        return []
    return [category for category, n in sizes.items() if 0 < n < SMALLEST_GROUP]


def not_shown(sizes, column, profile):
    """Return the groups whose cells are not shown: the small ones, and what else would tell them.

    The cells of the only small group are what the others leave of a total, so that the next larger
    group is not shown either: totals then tell of both together alone.

    Parameters
    ----------
    sizes, column, profile
        As `revealing` takes them.

    Returns
    -------
    list of str
        In the order of the sizes.

    Examples
    --------
    >>> not_shown({"man": 30, "woman": 18, "neither": 2}, "sex", ["sex"])
    ['woman', 'neither']
    >>> not_shown({"man": 30, "woman": 18}, "sex", ["sex"])
    []
    """
    if not revealing(sizes, column, profile):
        return []
    hidden = hidden_cells(sizes, SMALLEST_GROUP)
    return [category for category in sizes if category in hidden]
