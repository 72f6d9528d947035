"""Cumulative models of an ordered response, by Newton's method, with any of three links."""

from typing import NamedTuple

import numpy as np
import scipy.special

from angket.statistics.distribution.patterns import count_patterns
from angket.statistics.undefined import Undefined

_STEPS = 50
# No sample of people leaves the log odds of a standard deviation so uncertain: where a
# likelihood has no top, it becomes flat at standard errors far beyond.
_MOST_ERROR = 1000.0
# At the top of the likelihood a step can seem to lead down by this share of it.
_ROUNDING = 1e-13


class Link(NamedTuple):
    """A distribution whose quantiles are what the thresholds are measured in.

    Attributes
    ----------
    below, above : callable
        The share below and above a point, each exact in its own tail.
    density : callable
        Of a point.
    bend : callable
        The derivative of the density, of a point.
    quantile : callable
        Of a share.
    """

    below: object
    above: object
    density: object
    bend: object
    quantile: object


def _logistic_density(x):
    share = scipy.special.expit(x)
    return share * (1 - share)


def _normal_density(x):
    return np.exp(-x * x / 2) / np.sqrt(2 * np.pi)


def _at_ends(compute):
    """Return a function that is nought at infinity, without asking the formula there."""

    def of(x):
        finite = np.isfinite(x)
        return np.where(finite, compute(np.where(finite, x, 0.0)), 0.0)

    return of


def _gumbel_density(x):
    return np.exp(x - np.exp(x))


LINKS = {
    "logit": Link(
        scipy.special.expit,
        lambda x: scipy.special.expit(-x),
        _logistic_density,
        lambda x: _logistic_density(x) * (1 - 2 * scipy.special.expit(x)),
        scipy.special.logit,
    ),
    "probit": Link(
        scipy.special.ndtr,
        lambda x: scipy.special.ndtr(-x),
        _at_ends(_normal_density),
        _at_ends(lambda x: -x * _normal_density(x)),
        scipy.special.ndtri,
    ),
    "cloglog": Link(
        lambda x: -np.expm1(-np.exp(x)),
        lambda x: np.exp(-np.exp(x)),
        _at_ends(_gumbel_density),
        _at_ends(lambda x: _gumbel_density(x) * (1 - np.exp(x))),
        lambda share: np.log(-np.log1p(-share)),
    ),
}


class Cumulative(NamedTuple):
    """A fitted cumulative model.

    Attributes
    ----------
    parameters : ndarray of float, shape (levels - 1 + p,)
        Thresholds, then slopes.
    covariance : ndarray of float
        Of these, from the observed information.
    log_likelihood : float
    """

    parameters: np.ndarray
    covariance: np.ndarray
    log_likelihood: float


def cumulative_model(levels, counts, values, link="logit"):
    """Fit g(P(y <= j)) = threshold_j - x'b.

    Parameters
    ----------
    levels : ndarray of int, shape (n,)
        Of each respondent, from 0 without gaps.
    counts : ndarray of int, shape (levels,)
        How often each level occurs.
    values : ndarray of float, shape (n, p)
        Standardised predictors, none of which follows from the others.
    link : {"logit", "probit", "cloglog"}

    Returns
    -------
    Cumulative

    Raises
    ------
    Undefined
        When the predictors separate the levels, so that the likelihood has no maximum.

    Notes
    -----
    Newton's method with the observed information, which is concave for these links [1]_.

    References
    ----------
    .. [1] Pratt, J. W. (1981). Concavity of the log likelihood. Journal of the American
       Statistical Association 76, 103-106.

    Examples
    --------
    >>> levels = np.array([0, 0, 1, 1, 1, 2, 2, 0, 2, 1])
    >>> x = np.array([[-1.2], [0.1], [-0.3], [0.8], [-0.9], [1.4], [0.3], [-0.6], [0.9], [-0.5]])
    >>> round(float(cumulative_model(levels, np.bincount(levels), x).parameters[-1]), 3)
    2.228
    """
    thresholds = len(counts) - 1
    link = LINKS[link]
    shares = counts.cumsum()[:-1] / len(levels)
    parameters = np.append(link.quantile(shares), np.zeros(values.shape[1]))
    patterns, frequencies = count_patterns(np.column_stack([levels, values]))
    levels, values = patterns[:, 0].astype(int), patterns[:, 1:]
    # Each pattern lies between an upper and a lower threshold, infinite at the ends.
    above = np.column_stack([np.eye(thresholds + 1)[levels, :thresholds], -values])
    below = np.column_stack([np.eye(thresholds + 1)[levels - 1, :thresholds], -values])
    ends = levels == thresholds, levels == 0
    current = _likelihood(parameters, above, below, ends, frequencies, link)
    for _ in range(_STEPS):
        log_likelihood, gradient, information = current
        covariance = _inverse(information)
        variances = np.diag(covariance)
        if not ((variances > 0) & (variances < _MOST_ERROR**2))[thresholds:].all():
            break
        step = covariance @ gradient
        if gradient @ step < 1e-16 * max(1.0, abs(log_likelihood)):
            # The last step changes no likelihood, and the last digits of the estimates.
            return Cumulative(parameters + step, covariance, log_likelihood)
        for _ in range(_STEPS):
            current = _likelihood(parameters + step, above, below, ends, frequencies, link)
            if current[0] >= log_likelihood - _ROUNDING * abs(log_likelihood):
                break
            step = step / 2
        parameters = parameters + step
    raise Undefined("the predictors separate the levels of the response")


def _inverse(information):
    try:
        return np.linalg.inv(information)
    except np.linalg.LinAlgError:
        return np.full_like(information, np.inf)


def _likelihood(parameters, above, below, ends, frequencies, link):
    """Return the log-likelihood, its gradient and the observed information."""
    upper = np.where(ends[0], np.inf, above @ parameters)
    lower = np.where(ends[1], -np.inf, below @ parameters)
    # Differences of the smaller tails keep digits that those near 1 have lost.
    probability = np.where(
        lower > 0, link.above(lower) - link.above(upper), link.below(upper) - link.below(lower)
    )
    if not (probability > 0).all():
        return -np.inf, None, None
    density_high, density_low = link.density(upper), link.density(lower)
    scores = (
        above * (density_high / probability)[:, None] - below * (density_low / probability)[:, None]
    )
    weighted = scores * frequencies[:, None]
    bend_high = frequencies * link.bend(upper) / probability
    bend_low = frequencies * link.bend(lower) / probability
    information = scores.T @ weighted - above.T @ (above * bend_high[:, None])
    information += below.T @ (below * bend_low[:, None])
    return frequencies @ np.log(probability), weighted.sum(axis=0), information
