"""The size of an effect on a scale that several ways of testing a hypothesis have in common."""

from typing import NamedTuple

import numpy as np

from angket.statistics.normal_test import fisher_limits
from angket.statistics.regression.determination import determination_interval
from angket.statistics.undefined import Undefined, or_undefined

# Measures whose test rejects at one side alone, so that their intervals have 1 - 2 alpha: see
# `angket.statistics.distribution.noncentrality.beside_one_sided`.
ONE_SIDED = frozenset({"r_squared", "cramers_v", "eta_squared", "partial_eta_squared"})


class Effect(NamedTuple):
    """How large an effect is by one way of testing.

    Attributes
    ----------
    measure : str
        What it is: r, tau_b, beta, r_squared, indirect_beta, cramers_v, nagelkerke.
    value : float
    low, high : float or None
        Of its confidence interval, where it has one.
    """

    measure: str
    value: float
    low: float | None = None
    high: float | None = None


def of_slope(y, x, b, low, high, measure="beta"):
    """Return a slope in standard deviations of both variables, as beta is.

    Parameters
    ----------
    y, x : array_like of float, shape (n,)
        The response, and the term that the slope belongs to.
    b, low, high : float
        The slope and its confidence interval.
    measure : str

    Returns
    -------
    Effect

    Examples
    --------
    >>> of_slope([2.0, 4, 6], [1.0, 2, 3], 2, 1, 3)[1:]
    (1.0, 0.5, 1.5)
    """
    ratio = float(np.std(x) / np.std(y))
    return Effect(measure, float(b) * ratio, float(low) * ratio, float(high) * ratio)


def of_determination(r_squared, n, predictors, confidence):
    """Return R squared with its interval.

    Parameters
    ----------
    r_squared : float
    n, predictors : int
    confidence : float
        As `angket.statistics.regression.determination.determination_interval` has it.

    Returns
    -------
    Effect

    Examples
    --------
    >>> [round(part, 3) for part in of_determination(0.3, 100, 3, 0.95)[1:]]
    [0.3, 0.162, 0.395]
    """
    found = or_undefined(determination_interval, r_squared, n, predictors, confidence)
    if isinstance(found, Undefined):
        return Effect("r_squared", r_squared)
    return Effect("r_squared", r_squared, found["r_squared_ci_low"], found["r_squared_ci_high"])


def of_correlation(r, n, confidence, ranks=False):
    """Return a correlation with its interval.

    Parameters
    ----------
    r : float
    n : int
    confidence : float
    ranks : bool
        Whether it is one of ranks, whose Fisher's z varies more.

    Returns
    -------
    Effect

    Notes
    -----
    Fisher's z, with the variance 1 / (n - 3) for scores and (1 + rho^2 / 2) / (n - 3) for
    ranks [1]_; scipy has the first alone, which this gives, too.

    References
    ----------
    .. [1] Bonett, D. G. & Wright, T. A. (2000). Sample size requirements for estimating Pearson,
       Kendall and Spearman correlations. Psychometrika 65, 23-28.

    Examples
    --------
    >>> [round(part, 4) for part in of_correlation(0.5, 30, 0.95)[1:]]
    [0.5, 0.1704, 0.729]
    """
    if n < 4 or 1 - abs(r) < 1e-12:
        return Effect("r", r)
    spread = np.sqrt((1 + (r**2 / 2 if ranks else 0)) / (n - 3))
    return Effect("r", r, *fisher_limits(r, spread, confidence))
