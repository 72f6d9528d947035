"""Efficiency of positions and units: the work there is beside the time of those who are there."""

import numpy as np

from angket.statistics.scaling.bands import classify


def efficiency(minutes, present, working_minutes):
    """Return the work of positions as a share of what their present staff can do.

    Parameters
    ----------
    minutes : array_like of float, shape (n,)
        Workload of a year.
    present : array_like of float, shape (n,)
    working_minutes : float
        Effective minutes of a person and year.

    Returns
    -------
    ndarray of float, shape (n,)
        NaN, not 0, where nobody is present. Above 1 there is more work than time, below 1 time is
        to spare: a high figure is no aim in itself.

    Notes
    -----
    EJ of Permendagri 12/2008 as an application computes it, workload / (present staff x working
    time). It is the unrounded need by the present staff, so that both tell the same. For
    units, their totals are put into the same formula, which is this package's extension: no text
    seen here prints a formula for EU.

    Examples
    --------
    >>> efficiency([90000, 60000, 100], [1, 1, 0], 75000).tolist()
    [1.2, 0.8, nan]
    """
    minutes = np.asarray(minutes, dtype=float)
    capacity = np.asarray(present, dtype=float) * working_minutes
    return np.divide(minutes, capacity, out=np.full(minutes.shape, np.nan), where=capacity > 0)


def efficiency_classes(values, bands, decimals=None):
    """Return the class of each efficiency.

    Parameters
    ----------
    values : array_like of float, shape (n,)
    bands : list of dict
        As `angket.statistics.scaling.bands.classify` takes them: each begins with what it holds
        (`from`) or above it (`above`), so that nothing falls between two. Several sets are in use,
        so they are settings with their citation.
    decimals : int, optional
        Round half up to so many before classing, as a form with classes such as 0.70-0.89 and
        0.90-1.00 has to.

    Returns
    -------
    ndarray of object, shape (n,)
        None where there is no efficiency.

    Examples
    --------
    >>> bands = [{"label": "C", "from": 0.7}, {"label": "B", "from": 0.9},
    ...          {"label": "A", "above": 1}]
    >>> efficiency_classes([0.895, 1.0, 1.004, np.nan], bands).tolist()
    ['C', 'B', 'A', None]
    >>> efficiency_classes([0.895, 1.0, 1.004, np.nan], bands, decimals=2).tolist()
    ['B', 'B', 'B', None]
    """
    # Otherwise 0.7 would lie below itself where it comes out of a division.
    values = np.round(np.asarray(values, dtype=float), 12)
    if decimals is not None:
        scale = 10.0**decimals
        values = np.floor(np.round(values * scale, 9) + 0.5) / scale
    return classify(values, bands)
