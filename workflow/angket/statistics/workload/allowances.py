"""Time that goes to other things than the counted tasks, as a share and as a factor."""

import numpy as np

from angket.statistics.workload.refused import Refused


def allowance_percent(minutes, working_minutes):
    """Return what share of a person's working year goes to support tasks.

    Parameters
    ----------
    minutes : array_like of float
        That each person spends on them in a year.
    working_minutes : float
        Effective minutes of a person and year.

    Returns
    -------
    float or ndarray
        In percent: FTP of ABK Kes, CAS of WISN.

    Examples
    --------
    >>> float(allowance_percent(1440, 72000))
    2.0
    """
    return 100 * np.asarray(minutes, dtype=float)[()] / working_minutes


def allowance_factor(percent):
    """Return by what a need grows since part of everybody's time goes elsewhere.

    Parameters
    ----------
    percent : float
        Of all support tasks together.

    Returns
    -------
    float
        1 / (1 - percent / 100), 1 without support tasks: STP of ABK Kes, CAF of WISN.

    Raises
    ------
    Refused
        allowance_full: 100 percent or more, which leaves no time for the counted tasks;
        allowance_negative.

    Notes
    -----
    A factor of 1.2 means that 16.7 percent of the time goes to support, see `share_of_factor`.

    References
    ----------
    An assessment of staffing needs at a HIV clinic in a Western Kenya using the WHO workload
    indicators of staffing need WISN, 2011 (2017). Human Resources for Health,
    doi:10.1186/s12960-017-0186-3, table 3.

    Examples
    --------
    >>> round(allowance_factor(4), 5), allowance_factor(0)
    (1.04167, 1.0)
    """
    if not percent >= 0:
        raise Refused("allowance_negative", percent=percent)
    if percent >= 100:
        raise Refused("allowance_full", percent=percent)
    return 1 / (1 - percent / 100)


def allowance_factors(percents):
    """Return the factors of many positions.

    Parameters
    ----------
    percents : array_like of float, shape (n,)

    Returns
    -------
    ndarray of float, shape (n,)
        NaN where `allowance_factor` would refuse.

    Examples
    --------
    >>> allowance_factors([0, 50, 100]).tolist()
    [1.0, 2.0, nan]
    """
    percents = np.asarray(percents, dtype=float)
    possible = (percents >= 0) & (percents < 100)
    return np.divide(100, 100 - percents, out=np.full(percents.shape, np.nan), where=possible)


def share_of_factor(factor):
    """Return what share of the time a factor stands for.

    Parameters
    ----------
    factor : float
        1 or more.

    Returns
    -------
    float
        In percent: 100 (1 - 1 / factor), which is less than 100 (factor - 1).

    Examples
    --------
    >>> round(share_of_factor(1.2), 1)
    16.7
    """
    if not factor >= 1:
        raise Refused("factor_below_one", value=factor)
    return 100 * (1 - 1 / factor)


def individual_allowance(minutes, working_minutes):
    """Return the staff that additional activities of some persons take.

    Parameters
    ----------
    minutes : array_like of float
        Of a year and of all persons who do them: the time of one times their number, which must
        be given, since the sources seen say nothing of it.
    working_minutes : float

    Returns
    -------
    float or ndarray
        IAF of WISN, which is added to the need.

    Examples
    --------
    >>> float(individual_allowance(2 * 120 * 60, 1600 * 60))
    0.15
    """
    return np.asarray(minutes, dtype=float)[()] / working_minutes
