"""Who is left out of the analysis, and why."""

import pandas as pd


def answered_enough(answers, variables, rule, share):
    """Find respondents whose missing answers leave a variable without a total.

    Parameters
    ----------
    answers : DataFrame, shape (n, items)
        A missing answer is missing.
    variables : dict
        From variable to its list of items.
    rule : str
        listwise (every item must be answered) or person_mean.
    share : float
        With person_mean, the share of a variable's items that must be answered.

    Returns
    -------
    Series of str
        Indexed by each respondent that has not answered enough: the reason. Who answered
        nothing is told apart from who left gaps.

    Examples
    --------
    >>> answers = pd.DataFrame({"a": [1, None], "b": [2, 3]})
    >>> answered_enough(answers, {"v": ["a", "b"]}, "listwise", 1).to_dict()
    {1: 'missing answers: a'}
    >>> answered_enough(answers, {"v": ["a", "b"]}, "person_mean", 0.5).to_dict()
    {}
    >>> nothing = pd.DataFrame({"a": [1, None], "b": [2, None]})
    >>> answered_enough(nothing, {"v": ["a", "b"]}, "listwise", 1).to_dict()
    {1: 'no answers'}
    """
    blank = answers.isna()
    nothing = blank.all(axis=1)
    gaps = blank.index[blank.any(axis=1) & ~nothing]
    reasons = dict.fromkeys(blank.index[nothing], "no answers")
    if rule == "listwise":
        for row, missing in zip(gaps, blank.loc[gaps].to_numpy(), strict=True):
            reasons[row] = f"missing answers: {', '.join(blank.columns[missing])}"
        return pd.Series(reasons, dtype="str")
    for name, items in variables.items():
        answered = len(items) - blank.loc[gaps, items].sum(axis=1)
        # The tolerance keeps 4 of 5 from falling short of a share of 0.8.
        for row, count in answered[answered < share * len(items) - 1e-9].items():
            told = f"{count} of the {len(items)} items of {name} (share below {share:g})"
            before = f"{reasons[row]};" if row in reasons else "too few answers:"
            reasons[row] = f"{before} {told}"
    return pd.Series(reasons, dtype="str")


def exclusions(*reasons):
    """Bring the reasons for leaving respondents out together.

    Parameters
    ----------
    *reasons : Series of str
        Each indexed by row; of several reasons the first given counts.

    Returns
    -------
    Series of str
        Indexed by row, in the order of rows.

    Examples
    --------
    >>> exclusions(pd.Series({3: "by hand"}), pd.Series({2: "gap", 3: "gap"})).to_dict()
    {2: 'gap', 3: 'by hand'}
    """
    together = {}
    for series in reasons:
        for row, reason in series.items():
            together.setdefault(row, reason)
    return pd.Series(together, dtype="str").sort_index()
