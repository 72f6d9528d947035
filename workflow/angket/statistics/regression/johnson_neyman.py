"""At which values of a moderator a slope can be told from zero: the Johnson-Neyman interval."""

from itertools import pairwise
from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy.stats import t as student

from angket.statistics.undefined import Undefined

_PLACES = 101


class JohnsonNeyman(NamedTuple):
    """Where the slope of a predictor can be told from zero.

    Attributes
    ----------
    low, high : float or Undefined
        The values of the moderator at which the interval of the slope ends at zero; both Undefined
        where there are none, one where there is only one.
    region : str
        Where the slope can be told from zero: "outside" the two values, "between" them,
        "above" or "below" the only one, "everywhere" or "nowhere".
    """

    low: object
    high: object
    region: str


def johnson_neyman(fit, centre, alpha):
    """Find the values of a moderator at which a simple slope is just significant.

    Parameters
    ----------
    fit : angket.statistics.regression.least_squares.LeastSquares
        Of constant, predictor, moderator and product, in this order, both factors centred.
    centre : float
        Of the moderator: the value that was subtracted from it.
    alpha : float

    Returns
    -------
    JohnsonNeyman

    Notes
    -----
    The slope at m is b1 + b3 m with the variance v11 + 2 m v13 + m^2 v33. Where its square is t^2
    times that variance the slope is just significant, which is a quadratic equation in m [1]_.
    The roots are those of numpy; statsmodels has no such procedure.

    References
    ----------
    .. [1] Bauer, D. J. & Curran, P. J. (2005). Probing interactions in fixed and multilevel
       regression. Multivariate Behavioral Research 40, 373-400.

    Examples
    --------
    >>> from angket.statistics.regression.least_squares import least_squares
    >>> from angket.statistics.regression.moderation import product_terms
    >>> x = pd.Series([1.0, 2, 3, 4, 5, 6, 7, 8], name="x")
    >>> m = pd.Series([1.0, 3, 2, 5, 3, 4, 1, 2], name="m")
    >>> fit = least_squares([2.0, 5, 6, 18, 15, 25, 8, 17], product_terms(x, m))
    >>> johnson_neyman(fit, float(m.mean()), 0.05).region
    'outside'
    """
    b, covariance, critical = _of_slope(fit, alpha)
    squared = critical**2
    quadratic = b[1] ** 2 - squared * covariance[1, 1]
    linear = 2 * (b[0] * b[1] - squared * covariance[0, 1])
    constant = b[0] ** 2 - squared * covariance[0, 0]
    discriminant = linear**2 - 4 * quadratic * constant
    size = max(linear**2, abs(4 * quadratic * constant))
    if discriminant <= 1e-12 * size:
        none = Undefined("no value of the moderator divides significant from other slopes")
        return JohnsonNeyman(none, none, "everywhere" if constant > 0 else "nowhere")
    # Where the product is just significant, the curve is a line with a single root.
    if abs(quadratic) <= 1e-12 * squared * covariance[1, 1]:
        only = centre - constant / linear
        none = Undefined("the slope has one such value of the moderator only")
        return JohnsonNeyman(float(only), none, "above" if linear > 0 else "below")
    low, high = np.sort(np.roots([quadratic, linear, constant]).real) + centre
    return JohnsonNeyman(float(low), float(high), "outside" if quadratic > 0 else "between")


def slopes_along(fit, centre, low, high, alpha):
    """Return the slope of the predictor, with its interval, over a range of the moderator.

    Parameters
    ----------
    fit, centre, alpha
        As `johnson_neyman` takes them.
    low, high : float
        The ends of the range.

    Returns
    -------
    DataFrame
        moderator, b, ci_low, ci_high.
    """
    values = np.linspace(low, high, _PLACES)
    rows = np.zeros((len(values), 4))
    rows[:, 1], rows[:, 3] = 1, values - centre
    found = fit.results.t_test(rows @ fit.back)
    limits = found.conf_int(alpha).T
    return pd.DataFrame(
        {"moderator": values, "b": found.effect, "ci_low": limits[0], "ci_high": limits[1]}
    )


def parts_of_range(fit, centre, values, alpha):
    """Return the slope over the range of a moderator, parted where its verdict changes.

    Parameters
    ----------
    fit, centre, alpha
        As `johnson_neyman` takes them.
    values : array_like of float, shape (n,)
        Of the moderator, more than one of them different.

    Returns
    -------
    parts : list of (DataFrame, bool)
        From the lowest of the values to the highest, the slope as `slopes_along` returns it, and
        whether it can be told from zero there.
    ends : list of float
        The Johnson-Neyman values that lie between the lowest and the highest of the values.
    """
    low, high = float(np.min(values)), float(np.max(values))
    found = johnson_neyman(fit, centre, alpha)
    ends = [end for end in found[:2] if not isinstance(end, Undefined) and low < end < high]
    parts = []
    for first, last in pairwise([low, *ends, high]):
        part = slopes_along(fit, centre, first, last, alpha)
        inside = part.iloc[len(part) // 2]
        parts.append((part, bool(inside["ci_low"] > 0 or inside["ci_high"] < 0)))
    return parts, ends


def percent_in_region(found, values):
    """Return the share of values at which the slope can be told from zero, in percent.

    Parameters
    ----------
    found : JohnsonNeyman
    values : array_like of float, shape (n,)

    Returns
    -------
    float

    Examples
    --------
    >>> percent_in_region(JohnsonNeyman(2.0, 4.0, "outside"), [1.0, 3, 5, 6])
    75.0
    """
    values = np.asarray(values, dtype=float)
    match found.region:
        case "below":
            inside = values <= found.low
        case "above":
            inside = values >= found.low
        case "outside":
            inside = (values <= found.low) | (values >= found.high)
        case "between":
            inside = (values >= found.low) & (values <= found.high)
        case region:
            inside = np.full(len(values), region == "everywhere")
    return float(100 * inside.mean())


def _of_slope(fit, alpha):
    """Return the coefficients of predictor and product, their covariances, and the critical t."""
    back = fit.back[[1, 3]]
    b = back @ fit.results.params
    covariance = back @ fit.results.cov_params() @ back.T
    return b, covariance, student.isf(alpha / 2, fit.results.df_resid)
