"""The cells of a table of two columns, as statistics name them: `row|column`, totals among them."""

from angket.statistics.categorical.joint_groups import joint_groups, joint_table
from angket.subjects import pair_apart, pair_of

# Stands for all rows or all columns of a table, as "(constant)" for the constant of a model.
TOTAL = "(total)"


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


def told_together(sizes, column, profile, analysed=None):
    """Name the groups of people whose cells are told together, as some alone tell of persons.

    Parameters
    ----------
    sizes : dict
        From category to how many respondents of the table it has.
    column : str
        The variable or profile column of the categories.
    profile : collection of str
        The columns of the profile; categories of anything else are no groups of people.
    analysed : dict, optional
        From category to how many of all respondents it has, where that may be more.

    Returns
    -------
    dict of str
        As `angket.statistics.categorical.joint_groups.joint_groups`.

    Examples
    --------
    >>> told_together({"man": 30, "woman": 18, "neither": 2}, "sex", ["sex"])
    {'neither': 'neither + woman', 'woman': 'neither + woman'}
    >>> told_together({"Low": 2, "High": 48}, "stress", ["sex"])
    {}
    """
    if column not in profile:
        return {}
    known = {name: max(n, (analysed or {}).get(name, 0)) for name, n in sizes.items()}
    return joint_groups({**(analysed or {}), **known}, sizes)


def shown_counts(counts, hypothesis, profile, analysed):
    """Add up what a table of counts does not show of single groups.

    Parameters
    ----------
    counts : DataFrame of int
    hypothesis : dict
        With row and column.
    profile : collection of str
    analysed : dict of dict
        From a profile column to how many of all respondents each category has.

    Returns
    -------
    DataFrame of int
    """
    row, column = hypothesis["row"], hypothesis["column"]
    of_rows = told_together(counts.sum(axis=1).to_dict(), row, profile, analysed.get(row))
    of_columns = told_together(counts.sum().to_dict(), column, profile, analysed.get(column))
    return joint_table(counts, of_rows, of_columns)
