"""Importance-performance analysis: which quadrant each item lies in, and how surely."""

import numpy as np

from angket.statistics.resampling.resample import resample
from angket.statistics.undefined import Undefined

# By whether importance is high and performance is high.
QUADRANTS = {
    (True, False): "concentrate_here",
    (True, True): "keep_up",
    (False, False): "low_priority",
    (False, True): "possible_overkill",
}
# In so large a share of resamples an item that is sure stays in its quadrant.
SURE = 0.95
# What lies on a line counts as above it; sums differ in their last digits.
_ON_LINE = 1e-9


def cross_lines(importance, performance, middle=None):
    """Say where the lines cross that divide the diagram.

    Parameters
    ----------
    importance, performance : ndarray of float, shape (..., k)
        Means of the items.
    middle : float, optional
        The middle of the scale; without it, the lines are the means of the items.

    Returns
    -------
    tuple of two ndarray of float, shape (..., 1)

    Examples
    --------
    >>> lines = cross_lines(np.array([4.0, 2.0]), np.array([5.0, 4.0]))
    >>> [float(line[0]) for line in lines]
    [3.0, 4.5]
    """
    if middle is None:
        return importance.mean(-1, keepdims=True), performance.mean(-1, keepdims=True)
    line = np.full((*importance.shape[:-1], 1), float(middle))
    return line, line


def quadrants(importance, performance, middle=None):
    """Name the quadrant of each item, as Martilla and James call them [1]_.

    Parameters
    ----------
    importance, performance, middle
        As `cross_lines` has them, of one sample.

    Returns
    -------
    list of str

    Raises
    ------
    Undefined
        With a single item, or where no item differs from another.

    References
    ----------
    .. [1] Martilla, J. A. & James, J. C. (1977). Importance-performance analysis. Journal of
       Marketing 41, 77-79.

    Examples
    --------
    >>> quadrants(np.array([4.0, 4.0, 2.0, 2.0]), np.array([1.0, 3.0, 1.0, 3.0]))
    ['concentrate_here', 'keep_up', 'low_priority', 'possible_overkill']
    """
    if len(importance) < 2:
        raise Undefined("a diagram needs at least 2 items")
    if np.ptp(importance) < _ON_LINE and np.ptp(performance) < _ON_LINE:
        raise Undefined("all items have the same means")
    return [QUADRANTS[bool(place // 2), bool(place % 2)]
            for place in _places(importance, performance, middle)]  # fmt: skip


def _places(importance, performance, middle):
    """Number the quadrants: twice whether importance is high, and whether performance is."""
    first, second = cross_lines(importance, performance, middle)
    return 2 * (importance >= first - _ON_LINE) + (performance >= second - _ON_LINE)


def shares_of_resamples(expected, perceived, middle, repeats, seed):
    """Say how often an item lies in the quadrant that it lies in, where respondents are redrawn.

    Parameters
    ----------
    expected, perceived : ndarray of float, shape (n, k)
        Answers, NaN where one of a pair is missing.
    middle : float or None
        As `cross_lines` has it; lines at means are drawn anew in each resample.
    repeats, seed : int

    Returns
    -------
    ndarray of float, shape (k,)
        In percent.

    Raises
    ------
    Undefined
        As `angket.statistics.resampling.resample.resample`.

    Examples
    --------
    >>> far = np.array([[5.0, 1.0]] * 9)
    >>> shares_of_resamples(far, far, None, 1000, seed=1).tolist()
    [100.0, 100.0]
    """
    known = (~np.isnan(perceived)).astype(float)
    sums = [np.nan_to_num(answers) for answers in (expected, perceived)]

    def places(weights):
        count = weights @ known
        with np.errstate(invalid="ignore"):
            importance, performance = (weights @ part / count for part in sums)
        return _places(importance, performance, middle).astype(float)

    observed = places(np.ones((1, len(known))))
    drawn = resample(places, len(known), repeats, seed)
    return 100 * (drawn == observed).mean(axis=0)
