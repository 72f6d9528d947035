"""Krippendorff's alpha: agreement of any number of raters, on any level, with gaps."""

import numpy as np

from angket.statistics.undefined import Undefined

LEVELS = ("nominal", "ordinal", "interval", "ratio")


def alpha(counts, values, level):
    """Compute Krippendorff's alpha.

    Parameters
    ----------
    counts : ndarray of int, shape (objects, values)
        How many raters gave an object which value; any number for each object.
    values : ndarray of float, shape (values,)
        Rising.
    level : {"nominal", "ordinal", "interval", "ratio"}

    Returns
    -------
    float

    Raises
    ------
    Undefined
        Where no object was rated twice, or all ratings of those that were are the same.

    References
    ----------
    .. [1] Krippendorff, K. (2019). Content analysis: An introduction to its methodology (4th ed.),
       ch. 12.

    Examples
    --------
    >>> counts = np.array([[2, 0], [0, 2], [1, 1]])
    >>> round(alpha(counts, np.array([1.0, 2.0]), "nominal"), 4)
    0.4444
    """
    paired = counts[counts.sum(axis=1) > 1]
    if not len(paired):
        raise Undefined("no object was rated by 2 raters")
    if (paired.sum(axis=0) > 0).sum() < 2:
        raise Undefined("all ratings are the same")
    return float(alpha_of(np.ones((1, len(counts))), counts, values, level)[0, 0])


def alpha_of(weights, counts, values, level):
    """Compute alpha in resamples of objects; see `alpha`.

    Parameters
    ----------
    weights : ndarray, shape (repeats, objects)
        How often each object stands in a resample.
    counts, values, level
        As of `alpha`.

    Returns
    -------
    ndarray of float, shape (repeats, 1)
        NaN where all ratings are the same.

    Notes
    -----
    Ordinal differences are those of the mean ranks of the values, which are those of the resample.
    """
    raters = counts.sum(axis=1)
    paired, m = counts[raters > 1].astype(float), raters[raters > 1].astype(float)
    weights = weights[:, raters > 1].astype(float)
    found = weights @ paired
    n = found.sum(axis=1)
    if level == "ordinal":
        ranks = found.cumsum(axis=1) - found / 2
        squares, sums = paired @ (ranks**2).T, paired @ ranks.T
        within = 2 * (m[:, None] * squares - sums**2) / (m - 1)[:, None]
        observed = np.einsum("ro,or->r", weights, within)
        squares, sums = (found * ranks**2).sum(axis=1), (found * ranks).sum(axis=1)
        expected = 2 * (n * squares - sums**2)
    else:
        apart = _differences(values, level)
        within = ((paired @ apart) * paired).sum(axis=1) / (m - 1)
        observed = weights @ within
        expected = ((found @ apart) * found).sum(axis=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        return (1 - (n - 1) * observed / expected)[:, None]


def _differences(values, level):
    """Return the squared difference of each value from each."""
    first, second = values[:, None], values[None, :]
    if level == "nominal":
        return (first != second).astype(float)
    if level == "interval":
        return (first - second) ** 2
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.nan_to_num(((first - second) / (first + second)) ** 2)
