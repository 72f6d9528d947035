"""WISN: what is required of a position, and how the present staff compares with it."""

import numpy as np


def required(standard_needs, factor, individual):
    """Return the staff that a position requires.

    Parameters
    ----------
    standard_needs : array_like of float
        Sum over the counted tasks of yearly volume by standard workload.
    factor : array_like of float
        Category allowance factor, see `allowances.allowance_factor`.
    individual : array_like of float
        Individual allowance factor, see `allowances.individual_allowance`.

    Returns
    -------
    float or ndarray

    Notes
    -----
    Sum x CAF + IAF: support takes a part of everybody's time, additional activities that of some.
    ABK Kes has the same without the last term.

    References
    ----------
    An assessment of staffing needs at a HIV clinic in a Western Kenya using the WHO workload
    indicators of staffing need WISN, 2011 (2017). Human Resources for Health,
    doi:10.1186/s12960-017-0186-3, table 3.

    Examples
    --------
    >>> float(required(3.0, 1.25, 0.15))
    3.9
    """
    return (np.asarray(standard_needs, dtype=float) * factor + individual)[()]


def wisn_ratio(present, required_staff):
    """Return the present staff by the required one.

    Parameters
    ----------
    present, required_staff : array_like of float, shape (n,)

    Returns
    -------
    ndarray of float, shape (n,)
        1 where they balance, below 1 in a shortage, above 1 in a surplus; NaN where nothing is
        required. Of several facilities it is the sum of the present by the sum of the required,
        not the mean of their ratios.

    Examples
    --------
    >>> wisn_ratio([79, 258, 4], [209, 203, 0]).round(2).tolist()
    [0.38, 1.27, nan]
    """
    present, required_staff = (
        np.asarray(values, dtype=float) for values in (present, required_staff)
    )
    return np.divide(
        present, required_staff, out=np.full(present.shape, np.nan), where=required_staff > 0
    )


def difference(present, need):
    """Return the present staff less the needed one.

    Parameters
    ----------
    present, need : array_like of float, shape (n,)

    Returns
    -------
    ndarray of float, shape (n,)
        Below 0 in a shortage, above 0 in a surplus; some forms print the opposite sign.

    Examples
    --------
    >>> difference([3, 1], [5, 1]).tolist()
    [-2.0, 0.0]
    """
    return np.asarray(present, dtype=float) - np.asarray(need, dtype=float)
