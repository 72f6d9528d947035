"""A figure that a form states beside the one computed of its inputs, and why they differ."""

from decimal import ROUND_DOWN, ROUND_UP, Decimal

from angket.statistics.rounding import round_as_printed
from angket.statistics.workload.refused import fault_rows, gathered


def explain_stated(stated, computed, parts=(), mistakes=None):
    """Say why a stated figure is not the computed one.

    Parameters
    ----------
    stated : str
        As printed, with a point; its decimals say how exactly it claims to know.
    computed : float
        Unrounded.
    parts : list of float
        What was added up to it, where it is a sum.
    mistakes : dict of str to float, optional
        From a key to the value that a known mistake would give.

    Returns
    -------
    str or None
        None where they agree to the last printed digit. Otherwise, the first that gives the
        stated figure of: cut_not_rounded, rounded_up_not_nearest, part_left_out, sum_of_cut_parts,
        sum_of_rounded_parts, the keys of `mistakes`; stated_differs where nothing does.

    Examples
    --------
    >>> explain_stated("3.38", 3.38245), explain_stated("3.12", 3.125)
    (None, 'cut_not_rounded')
    >>> explain_stated("0.2208", 0.2875, [0.0667, 0.0667, 0.0667, 0.01, 0.075, 0.0024])
    'part_left_out'
    >>> explain_stated("14", 12.51, mistakes={"factor_less_one": 14.3})
    'factor_less_one'
    """
    if agrees(computed, stated):
        return None
    if _to_digits(computed, stated, ROUND_DOWN) == Decimal(stated):
        return "cut_not_rounded"
    if _to_digits(computed, stated, ROUND_UP) == Decimal(stated):
        return "rounded_up_not_nearest"
    if any(agrees(computed - part, stated) for part in parts if part):
        return "part_left_out"
    for key, mode in (("sum_of_cut_parts", ROUND_DOWN), ("sum_of_rounded_parts", None)):
        if len(parts) > 1 and _sum_of(parts, stated, mode) == Decimal(stated):
            return key
    for key, value in (mistakes or {}).items():
        if agrees(value, stated):
            return key
    return "stated_differs"


def agrees(computed, stated):
    """Say whether a figure rounds to the stated one.

    Parameters
    ----------
    computed : float
    stated : str

    Examples
    --------
    >>> agrees(0.285, "0.29"), agrees(0.1 + 0.2, "0.3"), agrees(0.75, "0.7")
    (True, True, False)
    """
    return Decimal(round_as_printed(_exact(computed), stated)) == Decimal(stated)


def implied_times(stated, computed, times):
    """Return how often a year a stated workload lets its task come.

    Parameters
    ----------
    stated, computed : float
        Minutes of a year.
    times : float
        How often the task's period comes in the computed one.

    Returns
    -------
    int or None
        Another whole number of times; None where it is the same or is not whole.

    Examples
    --------
    >>> implied_times(141300, 211500, 235), implied_times(200, 211500, 235)
    (157, None)
    """
    if not computed > 0:
        return None
    implied = stated / computed * times
    whole = round(implied)
    return whole if whole not in (0, times) and abs(implied - whole) < 1e-6 else None


def stated_faults(table, rows, stated, computed, parts=None, times=None, severity="warning"):
    """Compare a column that a form states with the computed one.

    Parameters
    ----------
    table : str
        Which table states it.
    rows : DataFrame
    stated : Series of str, shape (n,)
        Missing where a row states nothing.
    computed : Series of float, shape (n,)
    parts : Series of list, optional
        What each was added up of.
    times : Series of float, optional
        How often a year the task of each row comes; other_multiplier is then told apart.
    severity : str

    Returns
    -------
    DataFrame
        With the columns of `refused.FAULT`; `expected` holds what was computed, and the times
        that another multiplier would be.

    Examples
    --------
    >>> import pandas as pd
    >>> rows = pd.DataFrame({"position": ["clerk", "driver"]})
    >>> found = stated_faults("staff", rows, pd.Series(["0.75", "1"]), pd.Series([0.724, 1.0]))
    >>> found[["key", "position", "value", "expected"]].values.tolist()
    [['stated_differs', 'clerk', '0.75', {'computed': 0.724}]]
    """
    told = {}
    for row in rows.index[stated.notna() & computed.notna()]:
        key = explain_stated(stated[row], computed[row], () if parts is None else parts[row])
        expected = {"computed": float(computed[row])}
        if key == "stated_differs" and times is not None and times[row] > 1:
            implied = implied_times(float(stated[row]), computed[row], times[row])
            if implied:
                key, expected = "other_multiplier", expected | {"times": implied}
        if key:
            told[row] = key, expected
    if not told:
        return gathered([])
    keys, expected = zip(*told.values(), strict=True)
    wrong = rows.loc[list(told)]
    return fault_rows(keys, table, wrong, severity, stated[wrong.index], expected)


def _exact(value):
    # What arithmetic of binary fractions adds in the last places would make 1.005 less than it is.
    return float(f"{value:.12g}")


def _to_digits(value, stated, mode):
    return Decimal(repr(_exact(value))).quantize(_step(stated), rounding=mode)


def _step(stated):
    return Decimal(1).scaleb(Decimal(stated).as_tuple().exponent)


def _sum_of(parts, stated, mode):
    if mode is None:
        return sum(Decimal(round_as_printed(_exact(part), stated)) for part in parts)
    return sum(_to_digits(part, stated, mode) for part in parts)
