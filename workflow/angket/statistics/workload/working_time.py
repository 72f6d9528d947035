"""How long one person works effectively in a year, with the source that says so."""

from typing import NamedTuple

from angket.statistics.workload.refused import Refused
from angket.statistics.workload.times import MINUTES

_DAYS, _MINUTES_OF_A_YEAR = 366, 366 * 24 * 60
# A year begins on any day of the week, so that a weekday comes 52 or 53 times.
_WEEKS = 52


class WorkingTime(NamedTuple):
    """The effective minutes of a person and year, and where they come from.

    Attributes
    ----------
    minutes : float
    citation : str
    steps : tuple of (str, float)
        What it was computed of, in this order: days, formal_hours, hours, minutes.
    warnings : tuple of str
        few_days_off_a_week where the weekends are too few for the working days of a week.
    """

    minutes: float
    citation: str
    steps: tuple = ()
    warnings: tuple = ()


def stated_working_time(amount, unit, citation):
    """Take the working time that a source states.

    Parameters
    ----------
    amount : float
        Of a year.
    unit : str
        "minute" or "hour".
    citation : str
        What states it; there is no figure without one, since those in use range from 1,200 to
        1,507 hours, and the need with them.

    Returns
    -------
    WorkingTime

    Raises
    ------
    Refused
        no_citation, unknown_unit, or working_time: not above 0, or more than a year has.

    Examples
    --------
    >>> stated_working_time(1250, "hour", "Permen PANRB 1/2020").minutes
    75000.0
    """
    if unit not in MINUTES:
        raise Refused("unknown_unit", value=unit, expected=", ".join(MINUTES))
    return _checked(amount * MINUTES[unit], citation, (("minutes", amount * MINUTES[unit]),))


def computed_working_time(
    calendar_days, days_off, hours_a_day, citation, allowance_percent, days_a_week=None
):
    """Compute the working time of days, hours and an allowance.

    Parameters
    ----------
    calendar_days : float
    days_off : dict of str to float
        From what keeps people away, such as weekends, holidays, leave, to its days.
    hours_a_day : float
        Formal hours, or effective ones with an allowance of 0.
    citation : str
    allowance_percent : float
        Share of the formal hours that is not worked; 0 where the hours are effective already, so
        that it is not taken off twice.
    days_a_week : float, optional
        Working days of a week; when given, `days_off["weekends"]` is compared with it.

    Returns
    -------
    WorkingTime

    Raises
    ------
    Refused
        no_citation; days_off: negative, or none left; hours: not above 0, or more than 24;
        allowance: outside 0 to below 100.

    Notes
    -----
    Minutes = (calendar days - days off) x hours x (1 - allowance / 100) x 60, the steps that
    KEP/75/M.PAN/7/2004 is quoted with, and those of WISN's available working time, without the
    allowance.

    Examples
    --------
    >>> days_off = {"weekends": 104, "holidays": 14, "leave": 10}
    >>> time = computed_working_time(365, days_off, 8.5, "own", allowance_percent=25.2)
    >>> dict(time.steps)["days"], round(time.minutes)
    (237, 90411)
    """
    days = calendar_days - sum(days_off.values())
    if calendar_days > _DAYS or min(days_off.values(), default=0) < 0 or not days > 0:
        raise Refused("days_off", value=sum(days_off.values()), expected=calendar_days)
    if not 0 < hours_a_day <= 24:
        raise Refused("hours", value=hours_a_day, expected="0-24")
    if not 0 <= allowance_percent < 100:
        raise Refused("allowance", value=allowance_percent, expected="0-100")
    formal = days * hours_a_day
    hours = formal * (1 - allowance_percent / 100)
    few = days_a_week is not None and days_off.get("weekends", 0) < (7 - days_a_week) * _WEEKS
    steps = (("days", days), ("formal_hours", formal), ("hours", hours), ("minutes", hours * 60))
    return _checked(hours * 60, citation, steps, ("few_days_off_a_week",) * few)


def _checked(minutes, citation, steps, warnings=()):
    if not str(citation or "").strip():
        raise Refused("no_citation")
    if not 0 < minutes <= _MINUTES_OF_A_YEAR:
        raise Refused("working_time", value=minutes, expected=_MINUTES_OF_A_YEAR)
    return WorkingTime(float(minutes), citation, steps, warnings)
