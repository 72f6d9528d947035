"""Tests and intervals of estimates that are normal in large samples."""

import numpy as np
import scipy


def two_sided_p(z):
    """Return the two-sided p of estimates divided by their standard errors.

    Parameters
    ----------
    z : float or ndarray of float

    Returns
    -------
    float or ndarray of float

    Examples
    --------
    >>> round(two_sided_p(-1.96), 4)
    0.05
    """
    p = 2 * scipy.stats.norm.sf(np.abs(z))
    return p if np.ndim(z) else float(p)


def normal_limits(estimate, se, confidence):
    """Return the interval of an estimate by its standard error.

    Parameters
    ----------
    estimate, se : float or ndarray of float
    confidence : float

    Returns
    -------
    low, high : float or ndarray of float

    Examples
    --------
    >>> [round(limit, 2) for limit in normal_limits(0.5, 0.25, 0.95)]
    [0.01, 0.99]
    """
    reach = scipy.stats.norm.isf((1 - confidence) / 2) * se
    low, high = estimate - reach, estimate + reach
    return (low, high) if np.ndim(low) else (float(low), float(high))


def fisher_limits(r, se, confidence):
    """Return the interval of a coefficient between -1 and 1, by way of Fisher's z.

    Parameters
    ----------
    r : float
    se : float
        Of Fisher's z, which is `arctanh(r)`.
    confidence : float

    Returns
    -------
    low, high : float

    Examples
    --------
    >>> [round(limit, 4) for limit in fisher_limits(0.5, 27**-0.5, 0.95)]
    [0.1704, 0.729]
    """
    low, high = np.tanh(normal_limits(np.arctanh(r), se, confidence))
    return float(low), float(high)
