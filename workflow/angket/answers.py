"""Are the answers such as the questionnaire allows?"""

import re
from decimal import Decimal, InvalidOperation

import pandas as pd
import pandera.pandas as pa
from pandera.errors import SchemaErrors

FINDING = ["severity", "row", "column", "value", "rule", "expected"]

_NUMBER = re.compile(r"[+-]?(\d+([.,]\d*)?|[.,]\d+)")


def canonical(texts, items, profile):
    """Write numbers in one way: "4", "4.0", "4,0" and "04" all become "4".

    Parameters
    ----------
    texts : DataFrame of str, shape (n, columns)
    items : dict
        From item to its settings.
    profile : dict
        From profile column to its settings, with its `kind`.

    Returns
    -------
    DataFrame of str
        What is not a number is left as it is.

    Examples
    --------
    >>> canonical(pd.DataFrame({"a": ["4,0", "x"]}, dtype="str"), {"a": {}}, {})["a"].tolist()
    ['4', 'x']
    """
    numeric = [*items, *(name for name, column in profile.items() if column["kind"] == "number")]
    texts = texts.copy()
    for name in numeric:
        if name in texts:
            spellings = {text: _canonical(text) for text in texts[name].dropna().unique()}
            texts[name] = texts[name].map(spellings).astype("str")
    return texts


def find_faults(texts, items, profile, identifier=None):
    """Find whatever keeps the answers from being analysed, all in one pass.

    Parameters
    ----------
    texts : DataFrame of str, shape (n, columns)
        Indexed by row number, numbers in canonical form; an empty cell is missing.
    items : dict
        From item to its settings, with its `codes`.
    profile : dict
        From profile column to its settings, with its `kind`.
    identifier : str, optional
        The column of ids.

    Returns
    -------
    DataFrame
        A row for each fault, in the order of rows and columns: severity, row (missing
        for a fault of a whole column), column, value, rule, expected.

    Examples
    --------
    >>> texts = pd.DataFrame({"a": ["1", "7"]}, index=[2, 3], dtype="str")
    >>> find_faults(texts, {"a": {"codes": [1, 2]}}, {})[["row", "value"]].values.tolist()
    [[3, '7']]
    """
    columns = {name: _item_column(item["codes"]) for name, item in items.items()}
    columns |= {name: _profile_column(column["kind"]) for name, column in profile.items()}
    if identifier:
        columns[identifier] = pa.Column(
            str,
            checks=pa.Check(
                lambda ids: ~ids.duplicated(keep=False), name="unique_id", error="unique_id"
            ),
        )
    try:
        pa.DataFrameSchema(columns).validate(texts, lazy=True)
    except SchemaErrors as failures:
        return _tidy(failures.failure_cases, texts, items)
    return pd.DataFrame(columns=FINDING)


def find_notices(texts, items, profile, identifier=None):
    """Find what the reader should know though it can be analysed.

    Missing answers, respondents with the same answers as one before, and columns
    that the study does not use.

    Parameters and returned table are those of `find_faults`.

    Examples
    --------
    >>> texts = pd.DataFrame({"a": ["1", None], "b": ["x", "y"]}, index=[2, 3], dtype="str")
    >>> find_notices(texts, {"a": {"codes": [1]}}, {})["rule"].tolist()
    ['unused_column', 'missing_answer']
    """
    used = [*profile, *items]
    notices = [
        ("notice", pd.NA, name, pd.NA, "unused_column", "a column that the study names")
        for name in texts
        if name not in used and name != identifier
    ]
    blank = texts[used].isna()
    for row in texts.index[blank.any(axis=1)]:
        notices += [
            ("notice", row, name, pd.NA, "missing_answer", "an answer")
            for name in blank.columns[blank.loc[row]]
        ]
    repeated = repeated_rows(texts[used])
    notices += [
        ("notice", row, pd.NA, pd.NA, "duplicate_row", f"answers unlike those of row {first}")
        for row, first in repeated.items()
    ]
    return pd.DataFrame(notices, columns=FINDING)


def repeated_rows(answers):
    """Find respondents whose answers are all the same as those of one before.

    Parameters
    ----------
    answers : DataFrame, shape (n, k)

    Returns
    -------
    Series
        Indexed by the row that repeats: the first row with these answers.

    Examples
    --------
    >>> repeated_rows(pd.DataFrame({"a": [1, 2, 1]}, index=[2, 3, 4])).to_dict()
    {4: 2}
    """
    repeats = answers.duplicated()
    if not repeats.any():
        return pd.Series(dtype=int)
    rows = pd.Series(answers.index, index=answers.index)
    firsts = rows.groupby([answers[name] for name in answers], dropna=False).transform("first")
    return firsts[repeats]


def exclusions(answers, respondents, items, rules):
    """Say who is left out of the analysis, and why.

    Parameters
    ----------
    answers : DataFrame, shape (n, columns)
        Indexed by row number.
    respondents : Series of str, shape (n,)
        Ids, indexed by row number.
    items : iterable of str
        Columns of `answers` that are items.
    rules : dict
        missing_answers (bool), duplicate_rows (bool), respondents (id to reason).

    Returns
    -------
    Series of str
        Indexed by the row of each respondent left out: the reason, the first that
        applies of those given by hand, missing answers, and duplicate rows.

    Examples
    --------
    >>> answers = pd.DataFrame({"a": [1, None]}, index=[2, 3])
    >>> rules = {"missing_answers": True, "duplicate_rows": False, "respondents": {}}
    >>> exclusions(answers, pd.Series(["p", "q"], index=[2, 3]), ["a"], rules).to_dict()
    {3: 'missing answers: a'}
    """
    reasons = {row: rules["respondents"].get(name) for row, name in respondents.items()}
    reasons = {row: reason for row, reason in reasons.items() if reason}
    if rules["missing_answers"]:
        blank = answers[list(items)].isna()
        for row in answers.index[blank.any(axis=1)]:
            names = ", ".join(blank.columns[blank.loc[row]])
            reasons.setdefault(row, f"missing answers: {names}")
    if rules["duplicate_rows"]:
        for row, first in repeated_rows(answers).items():
            reasons.setdefault(row, f"same answers as row {first}")
    return pd.Series(reasons, dtype="str").sort_index()


def _canonical(text):
    if not _NUMBER.fullmatch(text):
        return text
    try:
        number = Decimal(text.replace(",", "."))
    except InvalidOperation:
        return text
    return format(number.normalize(), "f") if number else "0"


def _item_column(codes):
    allowed = [str(code) for code in codes]
    return pa.Column(
        str,
        checks=pa.Check.isin(allowed, error=f"allowed_codes|one of {', '.join(allowed)}"),
        nullable=True,
    )


def _profile_column(kind):
    if kind != "number":
        return pa.Column(str, nullable=True)
    return pa.Column(
        str,
        checks=pa.Check.str_matches(rf"^({_NUMBER.pattern})$", error="number|a number"),
        nullable=True,
    )


def _tidy(cases, texts, items):
    faults = []
    for case in cases.itertuples():
        if case.check == "column_in_dataframe":
            kind = "item" if case.failure_case in items else "column"
            faults.append(
                (-1, case.failure_case, pd.NA, "absent_column", f"a column for this {kind}")
            )
        elif case.check == "not_nullable":
            faults.append(
                (case.index, case.column, pd.NA, "missing_id", "an id for every respondent")
            )
        elif case.check == "unique_id":
            faults.append(
                (case.index, case.column, case.failure_case, "duplicate_id", "an id used only once")
            )
        else:
            rule, expected = case.check.split("|")
            faults.append((case.index, case.column, case.failure_case, rule, expected))
    position = {name: number for number, name in enumerate(texts)}
    faults.sort(key=lambda fault: (fault[0], position.get(fault[1], -1)))
    return pd.DataFrame(
        [("fault", pd.NA if row == -1 else row, *rest) for row, *rest in faults], columns=FINDING
    )
