"""Questions that stand in several columns of which each respondent answers one."""

import pandas as pd


def merge_parallel(columns, meaning):
    """Make one column of several, each respondent's answer from where it stands.

    Parameters
    ----------
    columns : list of Series of str, each of shape (n,)
        An empty cell is missing.
    meaning : callable
        Returns what an answer means, so that two spellings of it are the same; NA for what
        stands for no answer.

    Returns
    -------
    merged : Series of str, shape (n,)
        The first answer of each respondent; where there is none, what stands for it.
    counts : list of int
        How many answers were found in each column.
    contradicting : list of (row, int, int)
        Rows with different answers, and the positions of the first two columns with them.

    Examples
    --------
    >>> first, second = pd.Series(["4", None, "2"]), pd.Series([None, "5", "3"])
    >>> merged, counts, contradicting = merge_parallel([first, second], str)
    >>> merged.tolist(), counts, contradicting
    (['4', '5', '2'], [2, 2], [(2, 0, 1)])
    """
    table = pd.concat([column.astype("str") for column in columns], axis=1, ignore_index=True)
    meanings = table.apply(_meanings, args=(meaning,))
    answered = meanings.notna()
    given = table.where(answered)
    # What stands for no answer is kept where there is nothing else, to be counted as such.
    merged = given.bfill(axis=1)[0].fillna(table.bfill(axis=1)[0]).astype("str")
    agreed = meanings.bfill(axis=1)[0]
    differs = answered & meanings.ne(agreed, axis=0)
    contradicting = [
        (row, int(answered.loc[row].argmax()), int(differs.loc[row].argmax()))
        for row in differs.index[differs.any(axis=1).to_numpy()]
    ]
    return merged, answered.sum().tolist(), contradicting


def _meanings(column, meaning):
    found = {text: meaning(text) for text in column.dropna().unique()}
    return column.astype(object).map(found)
