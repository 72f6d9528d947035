"""Are the answers such as the questionnaire allows?"""

import numpy as np
import pandas as pd
import pandera.pandas as pa
from pandas.api.types import is_integer_dtype
from pandera.errors import SchemaErrors

from angket.coding import NUMBER

FINDING = ["severity", "row", "column", "value", "rule", "expected"]


def find_faults(answers, items, numbers=(), identifier=None, accepted=()):
    """Find whatever keeps the answers from being analysed, all in one pass.

    Parameters
    ----------
    answers : DataFrame of str or category, shape (n, columns)
        Indexed by row number, codes and numbers in canonical form; an empty cell is
        missing.
    items : dict
        From item to its settings, with its `codes`.
    numbers : list of str
        Other columns that must hold numbers.
    identifier : str, optional
        The column of ids.
    accepted : list of str
        Rules not to be applied: constant_item, empty_item.

    Returns
    -------
    DataFrame
        A row for each fault, in the order of rows and columns: severity, row (missing
        for a fault of a whole column), column, value, rule, expected.

    Examples
    --------
    >>> answers = pd.DataFrame({"a": ["1", "7"]}, index=[2, 3], dtype="str")
    >>> find_faults(answers, {"a": {"codes": [1, 2]}})[["row", "value"]].values.tolist()
    [[3, '7']]
    """
    columns = {name: _item_column(item["codes"], accepted) for name, item in items.items()}
    columns |= {name: pa.Column(checks=_IS_NUMBER, nullable=True) for name in numbers}
    if identifier:
        columns[identifier] = pa.Column(checks=_IS_UNIQUE)
    try:
        pa.DataFrameSchema(columns).validate(answers, lazy=True)
    except SchemaErrors as failures:
        return _tidy(failures.failure_cases, answers)
    return pd.DataFrame(columns=FINDING)


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
    keys = pd.DataFrame(dict(enumerate(_packed(answers))), index=answers.index)
    repeats = keys.duplicated()
    if not repeats.any():
        return pd.Series(dtype="int64")
    rows = pd.Series(answers.index, index=answers.index)
    return rows.groupby([keys[name] for name in keys]).transform("first")[repeats]


def _packed(answers):
    """Pack the values of neighbouring columns into few whole numbers, one row as one before."""
    packed, room = np.zeros(len(answers), dtype=np.int64), 2**62
    for name in answers:
        codes, count = _numbered(answers[name])
        if count > room:
            yield packed
            packed, room = np.zeros(len(answers), dtype=np.int64), 2**62
        packed = packed * count + codes
        room //= count
    yield packed


def _numbered(column):
    """Number the values of a column from 0, a missing one too; tell how many numbers that takes."""
    if is_integer_dtype(column) and column.notna().all():
        lowest = int(column.min())
        return column.to_numpy(dtype=np.int64) - lowest, int(column.max()) - lowest + 1
    codes, values = pd.factorize(column)
    return codes + 1, len(values) + 1


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


_IS_NUMBER = pa.Check(
    lambda texts: texts.astype("str").str.fullmatch(NUMBER.pattern), error="number|a number"
)
_IS_UNIQUE = pa.Check(lambda ids: ~ids.duplicated(keep=False), error="duplicate_id|an id used once")


def _item_column(codes, accepted):
    allowed = [str(code) for code in codes]
    checks = [
        pa.Check(
            lambda answers: _each(answers, lambda distinct: distinct.isin(allowed)),
            ignore_na=False,
            error=f"allowed_codes|one of {', '.join(allowed)}",
        )
    ]
    if "constant_item" not in accepted:
        checks.append(
            pa.Check(
                lambda answers: len(answers) < 2 or not _is_constant(answers),
                ignore_na=False,
                error="constant_item|answers that differ; take the item out of the study, or "
                "set data.accept: [constant_item]",
            )
        )
    if "empty_item" not in accepted:
        checks.append(
            pa.Check(
                lambda answers: answers.notna().any(),
                ignore_na=False,
                error="empty_item|an answer from somebody; take the item out of the study, or "
                "set data.accept: [empty_item]",
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


def _tidy(cases, answers):
    faults = []
    for case in cases.itertuples():
        if case.check == "not_nullable":
            rule, expected = "missing_id", "an id for every respondent"
        else:
            rule, expected = case.check.split("|")
        whole = pd.isna(case.index)
        value = pd.NA if whole or pd.isna(case.failure_case) else case.failure_case
        faults.append((-1 if whole else case.index, case.column, value, rule, expected))
    position = {name: number for number, name in enumerate(answers)}
    faults.sort(key=lambda fault: (fault[0], position[fault[1]]))
    return pd.DataFrame(
        [("fault", pd.NA if row == -1 else row, *rest) for row, *rest in faults], columns=FINDING
    )
