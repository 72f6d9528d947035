"""The cells of a column as people see them, and which of them the file stores as numbers."""

from decimal import Decimal

from angket.answers.spelling import NUMBER, canonical, canonical_number


def as_shown(texts, rows):
    """Write the numbers that a spreadsheet shows as percentages as people see them.

    >>> import pandas as pd
    >>> as_shown(pd.Series(["0.85", "0.07", "1"]), [0, 1]).tolist()
    ['85%', '7%', '1']
    """
    if not rows:
        return texts
    texts = texts.astype(object)
    for row in texts.index.intersection(rows):
        number = canonical(texts[row]) if isinstance(texts[row], str) else ""
        if NUMBER.fullmatch(number):
            texts[row] = canonical_number(str(Decimal(number) * 100)) + "%"
    return texts.astype("str")


def column_as_shown(cells, place):
    """Return a column as people see it, and what in it the file stores as numbers.

    Parameters
    ----------
    cells : angket.files.cells.Cells
    place : int
        Of the column in the table, counted from 0.

    Returns
    -------
    texts : Series of str
    machine : set of str
        Texts in which a point is the decimal mark; empty where the file knows only text.

    Examples
    --------
    >>> import pandas as pd
    >>> from angket.files.cells import Cells
    >>> cells = Cells(["age"], pd.DataFrame({0: ["0.5", "2.050"]}), [], {}, stores_numbers=True,
    ...               percents={0: [0]}, numbers_as_text={0: [1]})
    >>> texts, machine = column_as_shown(cells, 0)
    >>> texts.tolist(), machine
    (['50%', '2.050'], {'50%'})
    """
    texts = as_shown(cells.table[place], cells.percents.get(place))
    if not cells.stores_numbers:
        return texts, set()
    as_text = set(texts.loc[cells.numbers_as_text.get(place, [])].dropna())
    return texts, set(texts.dropna()) - as_text
