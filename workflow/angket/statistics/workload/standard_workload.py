"""How much of one task a person could do in a year who did nothing else."""

import numpy as np


def standard_workload(working_minutes, norm_minutes, whole=False):
    """Return the standard workload of tasks.

    Parameters
    ----------
    working_minutes : float
        Effective minutes of a person and year.
    norm_minutes : array_like of float, shape (n,)
        What one piece takes; above 0.
    whole : bool
        Whether it is rounded to a whole number, as an electronic form for ABK Kes does; needs then
        differ in the third decimal.

    Returns
    -------
    ndarray of float, shape (n,)
        Pieces a year: SBK of ABK Kes, standard workload of WISN.

    References
    ----------
    An assessment of staffing needs at a HIV clinic in a Western Kenya using the WHO workload
    indicators of staffing need WISN, 2011 (2017). Human Resources for Health,
    doi:10.1186/s12960-017-0186-3, table 3.

    Examples
    --------
    >>> standard_workload(75000, [360, 660], whole=True).tolist()
    [208.0, 114.0]
    """
    exact = working_minutes / np.asarray(norm_minutes, dtype=float)
    return np.floor(exact + 0.5) if whole else exact


def needs_of_tasks(yearly_volumes, standards):
    """Return how many persons each task takes.

    Parameters
    ----------
    yearly_volumes, standards : array_like of float, shape (n,)

    Returns
    -------
    ndarray of float, shape (n,)
        Unrounded; NaN where a standard is 0, since a whole number rounds it away.

    Examples
    --------
    >>> needs_of_tasks([845, 197], [2400, 120]).round(3).tolist()
    [0.352, 1.642]
    """
    volumes, standards = (np.asarray(values, dtype=float) for values in (yearly_volumes, standards))
    return np.divide(volumes, standards, out=np.full(volumes.shape, np.nan), where=standards > 0)
