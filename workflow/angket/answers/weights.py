"""Weights that respondents give to the items of a variable by comparing every two of them."""

import pandas as pd

from angket.messages.message import Message


def faulty_weights(texts, variables, numbers):
    """Find weights that no comparison of every two items can give.

    Parameters
    ----------
    texts : DataFrame of str
        Indexed by row number.
    variables : dict
        Of the study's settings, each with `weights`, the columns of its items' weights.
    numbers : dict of angket.answers.numerals.Numbers
        From column to what its texts mean.

    Returns
    -------
    list of tuple
        As in `angket.answers.checking.FINDING`: of k items each wins at most k - 1 comparisons, and
        all together k (k - 1) / 2. Who gave no weight of some item has none at all, which is no
        fault.
    """
    faults = []
    for name, variable in variables.items():
        columns = variable.get("weights") or []
        if not columns or not set(columns) <= {*texts}:
            continue
        most = len(columns) - 1
        weights = pd.DataFrame(
            {c: texts[c].map(numbers[c].values, na_action="ignore") for c in columns}
        ).astype(float)
        whole = weights.isna() | ((weights % 1 == 0) & (weights >= 0) & (weights <= most))
        told = Message("values.expected.tally", most=most)
        for column in columns:
            faults += [
                ("fault", row, column, texts.loc[row, column], "weight", told)
                for row in weights.index[~whole[column]]
            ]
        wanted, sums = most * (most + 1) // 2, weights.sum(axis=1, skipna=False)
        for row in weights.index[whole.all(axis=1) & sums.notna() & (sums != wanted)]:
            counts = {"wanted": wanted, "found": int(sums[row])}
            expected = Message("values.expected.sum_of_weights", variable=name, **counts)
            value = " ".join(texts.loc[row, columns])
            faults.append(("fault", row, columns[0], value, "sum_of_weights", expected))
    return faults
