"""Who is left out of the analysis, and why."""

import operator

import pandas as pd

from angket.answers.no_answer import means_no_answer
from angket.answers.numerals import read_numbers
from angket.answers.spelling import canonical as comparable
from angket.answers.spelling import plain

COMPARISONS = {
    "below": operator.lt,
    "at_most": operator.le,
    "above": operator.gt,
    "at_least": operator.ge,
}
NO_ANSWERS = "no answers"


def matching(texts, rule, labels=None, machine=()):
    """Find the respondents that a rule speaks of.

    Parameters
    ----------
    texts : Series of str, shape (n,)
        The cells of the rule's column; an empty one is missing.
    rule : dict
        With one of `is` and `is_not` (a list of texts) and `below`, `at_most`, `above` and
        `at_least` (a number); `decimal_mark`, where somebody said which it is.
    labels : dict, optional
        From code to label, where the file has them: either is compared.
    machine : collection of str
        Texts that the file stores as numbers: a point in them is the decimal mark.

    Returns
    -------
    matched : Series of bool, shape (n,)
        An empty cell is matched by `is_not` alone.
    odd : Series of bool, shape (n,)
        Where a number is needed and the cell holds something else than one or no answer.
    doubt : dict or None
        Why nobody can tell which numbers the cells mean, as in `angket.answers.numerals.Numbers`.

    Examples
    --------
    >>> matched, *_ = matching(pd.Series(["Yes", "no ", None]), {"is_not": ["yes"]})
    >>> matched.tolist()
    [False, True, True]
    >>> matched, odd, _ = matching(pd.Series(["16,5", "17", "old", "NA"]), {"below": 17})
    >>> matched.tolist(), odd.tolist()
    ([True, False, False, False], [False, False, True, False])
    >>> matching(pd.Series(["2.050", "750"]), {"below": 800})[2]["kind"]
    'ambiguous'
    """
    nobody = pd.Series(False, index=texts.index)
    known = texts.dropna()
    distinct = known.unique()
    comparison = next((name for name in COMPARISONS if name in rule), None)
    if comparison:
        # A dash may stand for 0, as spreadsheets show amounts, so the user is asked.
        empty = {text for text in distinct if means_no_answer(text) and plain(text).strip("-")}
        given = [text for text in distinct if text not in empty]
        numbers = read_numbers(given, machine, rule.get("decimal_mark"))
        compare = COMPARISONS[comparison]
        hits = {
            text
            for text, number in numbers.values.items()
            if compare(float(number), rule[comparison])
        }
        return texts.isin(hits), nobody | texts.isin(list(numbers.wrong)), numbers.doubt
    wanted = {comparable(value) for value in rule.get("is", rule.get("is_not"))}
    hits = {
        text
        for text in distinct
        if comparable(text) in wanted or comparable((labels or {}).get(text, text)) in wanted
    }
    matched = texts.isin(hits)
    return (~matched if "is_not" in rule else matched), nobody, None


def answered_nothing(answers):
    """Find respondents who left every item blank.

    Parameters
    ----------
    answers : DataFrame, shape (n, items)

    Returns
    -------
    Series of str
        Indexed by each such respondent: the reason.

    Examples
    --------
    >>> answered_nothing(pd.DataFrame({"a": [1, None, None], "b": [None, None, 2]})).to_dict()
    {1: 'no answers'}
    """
    blank = answers.isna().all(axis=1)
    return pd.Series(NO_ANSWERS, index=answers.index[blank.to_numpy()], dtype="str")


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
    reasons = dict.fromkeys(blank.index[nothing], NO_ANSWERS)
    if rule == "listwise":
        for row, missing in zip(gaps, blank.loc[gaps].to_numpy(), strict=True):
            reasons[row] = f"missing answers: {', '.join(blank.columns[missing])}"
        return pd.Series(reasons, dtype="str")
    for name, items in variables.items():
        answered = len(items) - blank.loc[gaps, items].sum(axis=1)
        # Without the tolerance, rounding would make 4 of 5 less than a share of 0.8.
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
