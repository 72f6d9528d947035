"""What the settings of a workload analysis mean: working times, multipliers, classes."""

from angket.statistics.workload.analysis import Classes
from angket.statistics.workload.times import multipliers_of
from angket.statistics.workload.working_time import computed_working_time, stated_working_time

# Keys of a working time that is computed, all of which it needs, and one that it may have.
COMPUTED = ("calendar_days", "days_off", "hours_a_day", "allowance_percent")
FURTHER = "days_a_week"
STATED = {"minutes": "minute", "hours": "hour"}


def ways_of(told):
    """List in which ways a working time is given: minutes, hours, days.

    >>> ways_of({"minutes": 75000, "citation": "a"}), ways_of({"calendar_days": 365})
    (['minutes'], ['days'])
    """
    ways = [key for key in STATED if key in told]
    return ways + ["days"] * (not told.keys().isdisjoint([*COMPUTED, FURTHER]))


def working_time_of(told):
    """Return the working time that the settings give.

    Parameters
    ----------
    told : dict
        `working_time`, or one of `compare_working_times`.

    Returns
    -------
    angket.statistics.workload.working_time.WorkingTime

    Raises
    ------
    angket.statistics.workload.refused.Refused

    Examples
    --------
    >>> working_time_of({"hours": 1250, "citation": "Permen PANRB 1/2020"}).minutes
    75000.0
    """
    for key, unit in STATED.items():
        if key in told:
            return stated_working_time(told[key], unit, told["citation"])
    given = {key: told[key] for key in (*COMPUTED, FURTHER) if key in told}
    return computed_working_time(citation=told["citation"], **given)


def multipliers_in(settings):
    """Return how often a year each period comes.

    Examples
    --------
    >>> multipliers_in({"multipliers": {"day": 250}})
    {'day': 250}
    >>> multipliers_in({"bases": {"day": 300, "year": 72000}})
    {'day': 240.0, 'year': 1.0}
    """
    if settings.get("bases"):
        return multipliers_of(settings["bases"])
    return dict(settings.get("multipliers") or {})


def classes_in(settings):
    """Return the classes of efficiency, or None where the settings have none."""
    told = settings.get("classes")
    if not told:
        return None
    return Classes(told["bands"], told["citation"], told.get("decimals"))
