"""Are the answers such as the questionnaire allows?"""

import numpy as np
import pandas as pd
import pandera.pandas as pa
from pandera.errors import SchemaErrors

FINDING = ["severity", "row", "column", "value", "rule", "expected"]


def find_faults(answers, items, numbers=None, identifier=None, accepted=()):
    """Find whatever keeps the answers from being analysed, all in one pass.

    Parameters
    ----------
    answers : DataFrame of str or category, shape (n, columns)
        Indexed by row number, items as codes, numbers as typed; an empty cell is missing.
    items : dict
        From item to its settings, with its `codes` and, where given, their `answers`, and
        whether it `may_be_constant`.
    numbers : dict of angket.numerals.Numbers, optional
        From each other column that must hold numbers to what its texts mean.
    identifier : str, optional
        The column of ids.
    accepted : list of str
        Rules not to be applied: constant_item, empty_item.

    Returns
    -------
    DataFrame
        A row for each fault, in the order of rows and columns: severity, row (missing
        for a fault of a whole column), column, value, rule, expected (a dict of what was
        expected).

    Examples
    --------
    >>> answers = pd.DataFrame({"a": ["1", "7"]}, index=[2, 3], dtype="str")
    >>> faults = find_faults(answers, {"a": {"codes": [1, 2]}})
    >>> faults[["row", "value", "rule"]].values.tolist()
    [[3, '7', 'allowed_codes']]
    """
    numbers = numbers or {}
    columns = {name: _item_column(item, accepted) for name, item in items.items()}
    columns |= {name: _number_column(found) for name, found in numbers.items()}
    if identifier:
        columns[identifier] = pa.Column(checks=_IS_UNIQUE)
    try:
        pa.DataFrameSchema(columns).validate(answers, lazy=True)
    except SchemaErrors as failures:
        return _tidy(failures.failure_cases, answers, items, numbers)
    return pd.DataFrame(columns=FINDING)


def missing_answers(answers):
    """List every missing answer.

    Parameters
    ----------
    answers : DataFrame, shape (n, k)
        Indexed by row number.

    Returns
    -------
    list of (row, column)
        In the order of rows and columns.

    Examples
    --------
    >>> missing_answers(pd.DataFrame({"a": [1, None]}, index=[2, 3]))
    [(3, 'a')]
    """
    places = sorted(
        (row, column)
        for column, name in enumerate(answers)
        for row in answers[name].isna().to_numpy().nonzero()[0]
    )
    rows, columns = np.array(places, dtype=int).reshape(-1, 2).T
    return list(zip(answers.index[rows], answers.columns[columns], strict=True))


_IS_UNIQUE = pa.Check(lambda ids: ~ids.duplicated(keep=False), error="duplicate_id")


def _number_column(found):
    checks = [
        pa.Check(
            lambda texts, kind=kind: ~texts.isin([t for t, k in found.wrong.items() if k == kind]),
            error=kind,
        )
        for kind in sorted(set(found.wrong.values()))
    ]
    if found.doubt:
        checks.append(pa.Check(lambda texts: False, error=f"{found.doubt['kind']}_number"))
    return pa.Column(checks=checks, nullable=True)


def _item_column(item, accepted):
    allowed = [str(code) for code in item["codes"]]
    checks = [
        pa.Check(
            lambda answers: _each(answers, lambda distinct: distinct.isin(allowed)),
            ignore_na=False,
            error="allowed_codes",
        )
    ]
    if "constant_item" not in accepted and not item.get("may_be_constant"):
        checks.append(
            pa.Check(
                lambda answers: len(answers) < 2 or not _is_constant(answers),
                ignore_na=False,
                error="constant_item",
            )
        )
    if "empty_item" not in accepted:
        checks.append(
            pa.Check(
                lambda answers: answers.notna().any(),
                ignore_na=False,
                error="empty_item",
            )
        )
    return pa.Column(checks=checks, nullable=True)


def _each(answers, judge):
    """Judge each distinct answer once, and every respondent's by it where one is wrong."""
    answers = answers.astype("category")
    verdicts = judge(answers.cat.categories)
    if verdicts.all():
        return True
    # The last place is that of a missing answer, whose code is -1.
    return pd.Series(np.append(verdicts, True)[answers.cat.codes.to_numpy()], index=answers.index)


def _is_constant(answers):
    codes = answers.astype("category").cat.codes.to_numpy()
    given = codes[codes >= 0]
    return len(given) > 0 and given.min() == given.max()


def _tidy(cases, answers, items, numbers):
    faults = []
    for case in cases.itertuples():
        rule = "missing_id" if case.check == "not_nullable" else case.check
        details = {}
        if rule == "allowed_codes":
            item = items[case.column]
            details = {"codes": item["codes"], "labels": item.get("answers", [])}
        elif rule.endswith("_number"):
            details = numbers[case.column].doubt
        whole = pd.isna(case.index)
        value = pd.NA if whole or pd.isna(case.failure_case) else case.failure_case
        faults.append((-1 if whole else case.index, case.column, value, rule, details))
    position = {name: number for number, name in enumerate(answers)}
    faults.sort(key=lambda fault: (fault[0], position[fault[1]]))
    return pd.DataFrame(
        [("fault", pd.NA if row == -1 else row, *rest) for row, *rest in faults], columns=FINDING
    )
