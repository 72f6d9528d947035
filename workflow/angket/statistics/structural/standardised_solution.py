"""Parameters of a model of covariances in standard deviations, explained variances, and tests."""

import numpy as np

from angket.statistics.normal_test import normal_limits, two_sided_p
from angket.statistics.structural.covariance_structure import matrices

_STEP = 1e-20


def standardised(structure, values):
    """Return the parameters with all variables of variance 1.

    Parameters
    ----------
    structure : angket.statistics.structural.covariance_structure.Structure
    values : ndarray, shape (t,)
        They may be complex.

    Returns
    -------
    effects : ndarray, shape (v, v)
    covariances : ndarray, shape (v, v)
        What is left of a variable is measured by the variance of the variable; covariances of
        what is left of two are correlations.
    """
    effects, left, _ = matrices(structure, values)
    through = np.linalg.inv(np.eye(len(effects)) - effects)
    among = through @ left @ through.T
    if structure.ordinal:
        # Of an item that is a construct and that nothing acts on, the variance stands there.
        items = np.flatnonzero(np.diagonal(left)[: structure.observed] == 0)
        left[items, items] = 1 - among[items, items]
        among[items, items] = 1
    spreads = np.sqrt(np.diagonal(among))
    # What is left of a variable may be negative in a solution that cannot be.
    with np.errstate(divide="ignore", invalid="ignore"):
        own = np.sqrt(np.diagonal(left))
        correlations = left / np.outer(own, own)
    diagonal = np.diagonal(left) / np.diagonal(among)
    correlations[np.diag_indices(len(left))] = diagonal
    return effects * spreads / spreads[:, None], np.where(left == 0, 0, correlations)


def standard_deviations(structure, values):
    """Return the standard deviations of the variables, shape (v,).

    Parameters
    ----------
    structure : angket.statistics.structural.covariance_structure.Structure
    values : ndarray, shape (t,)
        They may be complex.
    """
    effects, left, _ = matrices(structure, values)
    through = np.linalg.inv(np.eye(len(effects)) - effects)
    whole = np.diagonal(through @ left @ through.T).copy()
    if structure.ordinal:
        whole[: structure.observed] = 1
    return np.sqrt(whole)


def standard_errors(structure, values, covariance, what):
    """Return standard errors of what follows from the parameters, by the delta method.

    Parameters
    ----------
    structure : angket.statistics.structural.covariance_structure.Structure
    values : ndarray of float, shape (t,)
    covariance : ndarray of float, shape (t, t)
        Of the parameters.
    what : callable
        From a structure and parameters to an ndarray of any shape.

    Returns
    -------
    ndarray of float, of the shape that `what` returns
    """
    slopes = []
    for place in range(len(values)):
        moved = np.asarray(values).astype(complex)
        moved[place] += _STEP * 1j
        slopes.append(np.asarray(what(structure, moved)).imag / _STEP)
    slopes = np.array(slopes)
    variances = np.einsum("t...,tu,u...->...", slopes, covariance, slopes)
    return np.sqrt(np.maximum(variances, 0))


def wald_test(value, se, confidence):
    """Test an estimate by its standard error and the normal distribution.

    Parameters
    ----------
    value, se, confidence : float

    Returns
    -------
    dict
        t, which is a z, p, ci_low, ci_high; empty where there is no standard error.

    Examples
    --------
    >>> {name: round(part, 3) for name, part in wald_test(0.5, 0.25, 0.95).items()}
    {'t': 2.0, 'p': 0.046, 'ci_low': 0.01, 'ci_high': 0.99}
    """
    if not se > 0:
        return {}
    t = float(value / se)
    low, high = normal_limits(value, se, confidence)
    return {"t": t, "p": two_sided_p(t), "ci_low": low, "ci_high": high}


def explained(structure, values):
    """Return the share of each variable's variance that others explain.

    Parameters
    ----------
    structure : angket.statistics.structural.covariance_structure.Structure
    values : ndarray of float, shape (t,)

    Returns
    -------
    ndarray of float, shape (v,)
        NaN for variables that nothing acts on.
    """
    _, left = standardised(structure, values)
    effects = matrices(structure, values)[0]
    return np.where((effects != 0).any(axis=1), 1 - np.diagonal(left), np.nan)
