"""Samples drawn with replacement, all computed at once.

A resample of n respondents is how often it holds each of them: n weights that add up
to n. A statistic here is a function of such weights, one row for each resample.
"""

import warnings

import numpy as np
import scipy

from angket.statistics.undefined import Undefined

REPEATS = 10_000
_WEIGHTS_AT_ONCE = 2_000_000
# So many take seconds; the time of leaving out each in turn grows with their square.
MOST_RESPONDENTS = 10_000


def resample(statistic, n, repeats, seed):
    """Compute a statistic in many samples drawn with replacement.

    Parameters
    ----------
    statistic : callable
        From weights of shape (m, n) to values of shape (m, k), NaN where there is none.
    n, repeats, seed : int

    Returns
    -------
    ndarray of float, shape (repeats, k)

    Raises
    ------
    Undefined
        For more than 10,000 respondents, of whom the distribution of a mean, slope or
        correlation is as good as normal and intervals without resampling serve.

    Examples
    --------
    >>> values = np.array([[1.0], [2.0], [6.0]])
    >>> means = resample(lambda weights: weights @ values / 3, 3, 1000, seed=1)
    >>> means.shape, float(means.min())
    ((1000, 1), 1.0)
    """
    if n > MOST_RESPONDENTS:
        raise Undefined(
            "resampling is for at most 10,000 respondents; with more, the other interval serves"
        )

    def of_places(drawn, axis):
        return statistic(_weights(drawn, n)).T

    with warnings.catch_warnings():
        # Of its own interval, where a resample has no value: `summarise` makes ours.
        warnings.simplefilter("ignore", scipy.stats.DegenerateDataWarning)
        drawn = scipy.stats.bootstrap(
            (np.arange(n),),
            of_places,
            n_resamples=repeats,
            batch=max(1, _WEIGHTS_AT_ONCE // n),
            vectorized=True,
            method="percentile",
            rng=np.random.default_rng(seed),
        )
    return drawn.bootstrap_distribution.T


def without_one(statistic, n):
    """Compute a statistic without each of the respondents in turn.

    Parameters
    ----------
    statistic : callable
        As `resample` has it.
    n : int

    Returns
    -------
    ndarray of float, shape (n, k)

    Examples
    --------
    >>> values = np.array([[1.0], [2.0], [6.0]])
    >>> without_one(lambda weights: weights @ values / 2, 3).ravel().tolist()
    [4.0, 3.5, 1.5]
    """
    at_once = max(1, _WEIGHTS_AT_ONCE // n)
    places = np.arange(n)
    parts = (places[start : start + at_once, None] for start in range(0, n, at_once))
    return np.concatenate([statistic((part != places).astype(float)) for part in parts])


def _weights(drawn, n):
    """Count how often each of n respondents was drawn, shape (m, n)."""
    m = len(drawn)
    places = drawn.astype(np.int64) + n * np.arange(m)[:, None]
    return np.bincount(places.ravel(), minlength=m * n).reshape(m, n).astype(float)
