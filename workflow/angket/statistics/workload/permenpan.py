"""The four approaches to a need of staff that KEP/75/M.PAN/7/2004 is quoted with."""

from angket.statistics.workload.refused import Refused


def need_by_process(minutes, working_minutes):
    """Return the need by the time that tasks take, which is the task-by-task approach, too.

    Parameters
    ----------
    minutes : float
        Of all tasks in a year.
    working_minutes : float
        Effective minutes of a person and year; both in the same unit.

    Returns
    -------
    float

    Raises
    ------
    Refused
        no_working_time: not above 0.

    Examples
    --------
    >>> need_by_process(120000, 75000)
    1.6
    """
    if not working_minutes > 0:
        raise Refused("no_working_time", value=working_minutes)
    return minutes / working_minutes


def need_by_output(volume, period, standard, standard_period):
    """Return the need by what comes out, or by the objects that are served.

    Parameters
    ----------
    volume : float
        Pieces of output, or objects, of a period.
    period : str
    standard : float
        Pieces that one person is expected to do, above 0.
    standard_period : str
        In how long.

    Returns
    -------
    float

    Raises
    ------
    Refused
        periods_differ: a yearly total would be divided by a daily standard; standard: not above 0.

    Examples
    --------
    >>> need_by_output(1000, "day", 100, "day")
    10.0
    """
    if period != standard_period:
        raise Refused("periods_differ", value=period, expected=standard_period)
    if not standard > 0:
        raise Refused("standard", value=standard)
    return volume / standard


def need_by_equipment(pieces, staff_per_piece):
    """Return the need of each position by the equipment to be run.

    Parameters
    ----------
    pieces : float
    staff_per_piece : dict of str to float
        From position to its staff for one piece.

    Returns
    -------
    dict of str to float

    Examples
    --------
    >>> need_by_equipment(2, {"operator": 3, "technician": 1})
    {'operator': 6, 'technician': 2}
    """
    return {position: pieces * staff for position, staff in staff_per_piece.items()}
