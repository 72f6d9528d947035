"""The cells of a table of two columns, as statistics name them: `row|column`, totals among them."""

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
