"""Numbers of a table of tasks, refused where 1.250 may be one and a quarter or 1,250.

Every cell is read by itself: several offices fill in one table of tasks, each in its own way, so
that what one cell shows of the decimal mark says nothing of the next.
"""

import math
import re

import numpy as np
import pandas as pd

MARKS = {"point": ".", "comma": ","}
_PLAIN = re.compile(r"\d+")
_DECIMAL = re.compile(r"\d+([.,])\d+")
_EITHER = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")
_GROUPED = re.compile(
    r"[1-9]\d{0,2}([.,])\d{3}(?:\1\d{3})+|[1-9]\d{0,2}(?:([.,])\d{3})+(?!\2)[.,]\d+"
)


def read_amounts(cells, decimal_mark=None):
    """Read a column of numbers.

    Parameters
    ----------
    cells : Series, shape (n,)
        Numbers, or texts as people type them.
    decimal_mark : str, optional
        "point" or "comma", where somebody said which it is.

    Returns
    -------
    amounts : Series of float, shape (n,)
        NaN where a cell has no number.
    keys : Series of object, shape (n,)
        None, or why there is none: missing_number, not_a_number or ambiguous_number.

    Examples
    --------
    >>> amounts, keys = read_amounts(pd.Series(["4616", "2,59", "1.250", "ten", ""]))
    >>> amounts.tolist()
    [4616.0, 2.59, nan, nan, nan]
    >>> keys.tolist()
    [None, None, 'ambiguous_number', 'not_a_number', 'missing_number']
    >>> read_amounts(pd.Series(["1.250"]), "comma")[0].tolist()
    [1250.0]
    """
    if decimal_mark is not None and decimal_mark not in MARKS:
        raise ValueError(f"decimal_mark is {decimal_mark}, not one of {', '.join(MARKS)}")
    # A table repeats few distinct texts, so each is read once.
    codes, distinct = pd.factorize(cells.astype(object), use_na_sentinel=False)
    read = [read_amount(cell, decimal_mark) for cell in distinct]
    amounts = pd.Series([value for value, _ in read], dtype=float)
    keys = pd.Series([key for _, key in read], dtype=object)
    return (
        amounts.take(codes).set_axis(cells.index),
        keys.take(codes).set_axis(cells.index),
    )


def read_amount(cell, decimal_mark=None):
    """Read one number.

    Parameters
    ----------
    cell : object
    decimal_mark : str, optional

    Returns
    -------
    value : float
    key : str or None

    Examples
    --------
    >>> read_amount("1.200,50"), read_amount("1.200.000"), read_amount("0.250")
    ((1200.5, None), (1200000.0, None), (0.25, None))
    >>> read_amount("12 reports"), read_amount("2,050")
    ((nan, 'not_a_number'), (nan, 'ambiguous_number'))
    """
    if cell is None or cell is pd.NA or (isinstance(cell, float) and math.isnan(cell)):
        return math.nan, "missing_number"
    if isinstance(cell, str):
        return _read_text(cell.strip(), MARKS.get(decimal_mark))
    try:
        value = math.nan if isinstance(cell, bool | np.bool_) else float(cell)
    except (TypeError, ValueError):
        value = math.nan
    return (value, None) if math.isfinite(value) else (math.nan, "not_a_number")


def as_printed(cell, decimal_mark=None):
    """Return a number with the decimals that it is stated with.

    Parameters
    ----------
    cell : object
        That `read_amount` reads.
    decimal_mark : str, optional

    Returns
    -------
    str
        With a point.

    Examples
    --------
    >>> as_printed("0,20"), as_printed("1.200.000"), as_printed(3.5)
    ('0.20', '1200000', '3.5')
    """
    value, _ = read_amount(cell, decimal_mark)
    if not isinstance(cell, str):
        # What a workbook stores has more digits than anybody states.
        return f"{value:.9f}".rstrip("0").rstrip(".")
    bare = cell.strip().lstrip("-\u2212")
    mark = MARKS.get(decimal_mark) or _decimal_mark(bare)
    decimals = len(bare.split(mark)[1]) if mark and mark in bare else 0
    return f"{value:.{decimals}f}"


def _read_text(text, mark):
    if not text:
        return math.nan, "missing_number"
    sign, bare = (-1, text[1:]) if text[0] in "-\u2212" else (1, text)
    if _PLAIN.fullmatch(bare):
        return sign * float(bare), None
    if mark is None and _EITHER.fullmatch(bare):
        return math.nan, "ambiguous_number"
    used = mark or _decimal_mark(bare)
    if used is None:
        return math.nan, "not_a_number"
    other = "," if used == "." else "."
    grouped = re.escape(other)
    if not re.fullmatch(rf"(\d+|\d{{1,3}}({grouped}\d{{3}})+)({re.escape(used)}\d+)?", bare):
        return math.nan, "not_a_number"
    return sign * float(bare.replace(other, "").replace(used, ".")), None


def _decimal_mark(bare):
    found = _DECIMAL.fullmatch(bare)
    if found:
        return found[1]
    grouped = _GROUPED.fullmatch(bare)
    if not grouped:
        return None
    thousands = grouped[1] or grouped[2]
    return "," if thousands == "." else "."
