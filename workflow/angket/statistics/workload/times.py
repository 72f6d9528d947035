"""Units of time and periods: known by their names or refused, never guessed."""

import math

import pandas as pd

from angket.statistics.workload.refused import Refused

MINUTES = {"second": 1 / 60, "minute": 1.0, "hour": 60.0}
UNITS = {
    "second": ["second", "seconds", "s", "detik"],
    "minute": ["minute", "minutes", "min", "menit"],
    "hour": ["hour", "hours", "h", "jam"],
    "day": ["day", "days", "hari"],
    "week": ["week", "weeks", "minggu"],
    "month": ["month", "months", "bulan"],
}
PERIODS = {
    "day": ["day", "daily", "per day", "hari", "harian", "per hari"],
    "week": ["week", "weekly", "per week", "minggu", "mingguan", "per minggu"],
    "month": ["month", "monthly", "per month", "bulan", "bulanan", "per bulan"],
    "quarter": ["quarter", "quarterly", "per quarter", "triwulan", "triwulanan", "per triwulan"],
    "half-year": ["half-year", "half-yearly", "per half-year", "semester", "per semester"],
    "year": ["year", "yearly", "annual", "per year", "tahun", "tahunan", "per tahun"],
}
# More of them than this no year has.
_MOST = {"day": 366, "week": 53, "month": 12, "year": 1}
# What every year has.
_ALWAYS = {"quarter": 4.0, "half-year": 2.0, "year": 1.0}
_CALENDAR_DAYS = 365


def named(cells, names):
    """Return what each cell names, whatever its case and blanks.

    Parameters
    ----------
    cells : Series of str, shape (n,)
    names : dict of str to list of str
        `UNITS` or `PERIODS`.

    Returns
    -------
    Series of object, shape (n,)
        The key of `names`, None for an unknown or missing name.

    Examples
    --------
    >>> named(pd.Series(["Jam", " menit", "kali"]), UNITS).tolist()
    ['hour', 'minute', None]
    """
    known = {name: key for key, alternatives in names.items() for name in alternatives}
    told = cells.astype("string").str.strip().str.lower().str.replace(r"\s+", " ", regex=True)
    found = told.map(known).astype(object)
    return found.where(found.notna(), None)


def unit_minutes(cells, lengths=None):
    """Return how many minutes each unit of time has.

    Parameters
    ----------
    cells : Series of str, shape (n,)
        Seconds, minutes or hours in English or Indonesian; days, weeks and months too, where
        `lengths` says how long they are.
    lengths : dict of str to float, optional
        Minutes of a working day, week, month as the norm times mean them, such as
        ``{"day": 450}``.

    Returns
    -------
    minutes : Series of float, shape (n,)
        NaN where there is none.
    keys : Series of object, shape (n,)
        None, missing_unit, unknown_unit, or unit_without_length.

    Raises
    ------
    Refused
        unit_length: a length that is no positive number.

    Examples
    --------
    >>> minutes, keys = unit_minutes(pd.Series(["menit", "jam", "hari", "dok"]))
    >>> minutes.tolist(), keys.tolist()
    ([1.0, 60.0, nan, nan], [None, None, 'unit_without_length', 'unknown_unit'])
    >>> unit_minutes(pd.Series(["hari"]), {"day": 450})[0].tolist()
    [450.0]
    """
    lengths = lengths or {}
    for unit, length in lengths.items():
        if unit not in UNITS or unit in MINUTES or not _is_positive(length):
            raise Refused("unit_length", unit=unit, value=length)
    return _looked_up(cells, named(cells, UNITS), MINUTES | lengths, "unit", "unit_without_length")


def times_a_year(cells, multipliers):
    """Return how often a year each period comes.

    Parameters
    ----------
    cells : Series of str, shape (n,)
        Day, week, month, quarter, half-year or year in English or Indonesian.
    multipliers : dict of str to float
        How many working days, weeks and months a year has; four quarters, two half-years and one
        year are in each. Two sets are in
        use beside 1,250 hours: 250 days with 50 weeks, and 235 days with 52 weeks, which differ by
        4 to 6 percent, so neither is taken for granted.

    Returns
    -------
    times : Series of float, shape (n,)
        NaN where there is none.
    keys : Series of object, shape (n,)
        None, missing_period, unknown_period, or period_without_multiplier.

    Raises
    ------
    Refused
        As `check_multipliers`.

    Examples
    --------
    >>> times, keys = times_a_year(pd.Series(["hari", "triwulan", "minggu"]), {"day": 235})
    >>> times.tolist(), keys.tolist()
    ([235.0, 4.0, nan], [None, None, 'period_without_multiplier'])
    """
    check_multipliers(multipliers)
    known = _ALWAYS | multipliers
    found = named(cells, PERIODS)
    return _looked_up(cells, found, known, "period", "period_without_multiplier")


def check_multipliers(multipliers):
    """Look whether a year can have so many days, weeks and months.

    Parameters
    ----------
    multipliers : dict of str to float

    Returns
    -------
    list of str
        Warnings: daily_on_calendar_days where a daily task would be done on every day of the
        calendar.

    Raises
    ------
    Refused
        unknown_period, or multiplier: no positive number, or more than a year has.

    Examples
    --------
    >>> check_multipliers({"day": 250, "week": 50, "month": 12}), check_multipliers({"day": 365})
    ([], ['daily_on_calendar_days'])
    """
    for period, times in multipliers.items():
        if period not in _MOST:
            raise Refused("unknown_period", value=period, expected=", ".join(_MOST))
        if not _is_positive(times) or times > _MOST[period]:
            raise Refused("multiplier", period=period, value=times, expected=_MOST[period])
    return ["daily_on_calendar_days"] * (multipliers.get("day", 0) >= _CALENDAR_DAYS)


def middle_norm(shortest, longest):
    """Return the norm time of a task that a form gives the shortest and longest time of.

    Parameters
    ----------
    shortest, longest : float

    Returns
    -------
    float

    Raises
    ------
    Refused
        norm_range: not above 0, or the wrong way round.

    Examples
    --------
    >>> middle_norm(60, 90)
    75.0
    """
    if not 0 < shortest <= longest:
        raise Refused("norm_range", value=shortest, expected=longest)
    return (shortest + longest) / 2


def multipliers_of(bases):
    """Return the multipliers that a form with effective minutes of each period implies.

    Parameters
    ----------
    bases : dict of str to float
        Effective minutes of a day, week, month and year, of which the year's must be there.

    Returns
    -------
    dict of str to float

    Raises
    ------
    Refused
        base: no year, or one that is no positive number.

    Notes
    -----
    Such a form divides minutes times volume by the base of the task's period, and adds. That
    is the same as dividing by the year's base what is done as often as the period's base goes into
    the year's.

    Examples
    --------
    >>> multipliers_of({"day": 300, "week": 1500, "month": 6000, "year": 72000})
    {'day': 240.0, 'week': 48.0, 'month': 12.0, 'year': 1.0}
    """
    for period in ["year", *bases]:
        if not _is_positive(bases.get(period, math.nan)):
            raise Refused("base", period=period, value=bases.get(period))
    return {period: bases["year"] / base for period, base in bases.items()}


def _looked_up(cells, found, known, what, without):
    values = found.map(known).astype(float)
    keys = pd.Series([None] * len(cells), index=cells.index, dtype=object)
    keys[values.isna()] = without
    keys[found.isna()] = f"unknown_{what}"
    empty = cells.isna() | (cells.astype("string").str.strip() == "").fillna(True)
    keys[empty] = f"missing_{what}"
    return values, keys


def _is_positive(value):
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return number and math.isfinite(value) and value > 0
