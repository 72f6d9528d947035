"""Whether two variables can be told apart: the correlations between their items and within."""

import numpy as np
import pandas as pd
import scipy

from angket.statistics.reliability.inter_item import correlation_matrix
from angket.statistics.resampling.intervals import summarise
from angket.statistics.resampling.resample import REPEATS, resample
from angket.statistics.resampling.weighted import correlation_matrices
from angket.statistics.undefined import Undefined

CONSERVATIVE, LIBERAL = 0.85, 0.90
"""The stricter and the wider of the two customary bounds, from which on variables may coincide."""
# So many numbers of correlation matrices at once.
_AT_ONCE = 2_000_000
_ROUNDING = 1e-10


def heterotrait_monotrait(first, second, signed=False):
    """Divide correlations of items of different variables by those of items of the same (HTMT).

    Parameters
    ----------
    first, second : DataFrame of float, shape (n, k) and (n, m)
        Keyed codes of the items of two variables, of the same respondents; only those who
        answered all of them count.
    signed : bool
        Whether correlations keep their signs, as the article has it.

    Returns
    -------
    float
        The mean of the absolute correlations between the items of one and of the other, divided
        by the geometric mean of both means within: an estimate of how closely the two are
        correlated where answers have no errors of measurement, in size alone.

    Raises
    ------
    Undefined
        For a variable with a single item, fewer than three respondents, an item without
        variance, or items that are not correlated at all within a variable.

    Notes
    -----
    Own code: no library that the project has computes it. Absolute values are those that the
    package semTools for R takes, so that items turned the wrong way do not hide a lack of
    discriminant validity.

    References
    ----------
    Henseler, J., Ringle, C. M., & Sarstedt, M. (2015). A new criterion for assessing discriminant
    validity in variance-based structural equation modeling. Journal of the Academy of Marketing
    Science 43, 115-135.

    Examples
    --------
    >>> calm = pd.DataFrame({"a": [1.0, 2, 3, 4, 5], "b": [2.0, 1, 4, 3, 5]})
    >>> glad = pd.DataFrame({"c": [1.0, 3, 2, 5, 4], "d": [2.0, 3, 1, 5, 4]})
    >>> round(heterotrait_monotrait(calm, glad), 3)
    0.53
    """
    if min(first.shape[1], second.shape[1]) < 2:
        raise Undefined("a variable with a single item has no correlations within")
    r = correlation_matrix(pd.concat([first, second], axis=1)).to_numpy()[None]
    (ratio,) = _ratios(r if signed else np.abs(r), first.shape[1])
    if np.isnan(ratio):
        raise Undefined("the items of a variable are not correlated with one another")
    return float(ratio)


def interval_of_ratio(first, second, confidence, seed, repeats=REPEATS):
    """Resample respondents for the interval of the ratio of `heterotrait_monotrait`.

    Parameters
    ----------
    first, second : DataFrame of float, shape (n, k) and (n, m)
        As there.
    confidence : float
    seed, repeats : int

    Returns
    -------
    dict
        ci_low and ci_high, the percentile interval, and resamples, those with a ratio.

    Raises
    ------
    Undefined
        As `heterotrait_monotrait` and `angket.statistics.resampling.resample.resample` do.

    Examples
    --------
    >>> noise = np.random.default_rng(1).normal(size=(60, 5))
    >>> calm, glad = (pd.DataFrame(noise[:, [0]] + noise[:, part]) for part in ([1, 2], [3, 4]))
    >>> found = interval_of_ratio(calm, glad, 0.95, seed=1, repeats=999)
    >>> bool(found["ci_low"] < heterotrait_monotrait(calm, glad) < found["ci_high"])
    True
    """
    estimate = heterotrait_monotrait(first, second)
    k = first.shape[1]
    values = pd.concat([first, second], axis=1).dropna().to_numpy(float)
    standardised = scipy.stats.zscore(values)
    rows = max(1, _AT_ONCE // values.shape[1] ** 2)

    def statistic(weights):
        parts = (weights[start : start + rows] for start in range(0, len(weights), rows))
        matrices = (correlation_matrices(part, standardised) for part in parts)
        return np.concatenate([_ratios(np.abs(r), k) for r in matrices])[:, None]

    drawn = resample(statistic, len(values), repeats, seed)[:, 0]
    found = summarise(drawn, estimate, confidence)
    limits = {"ci_low": "percentile_low", "ci_high": "percentile_high"}
    return {name: found[of] for name, of in limits.items()} | {"resamples": found["resamples"]}


def _ratios(r, k):
    """Divide the mean correlations of k items with the others by those within both, for matrices.

    Shape (m, p, p) gives (m,): NaN where the items of a part are not correlated.
    """
    within = [
        part[(slice(None), *np.triu_indices(part.shape[1], 1))].mean(axis=1)
        for part in (r[:, :k, :k], r[:, k:, k:])
    ]
    usable = np.minimum(*within) > _ROUNDING
    scale = np.sqrt(np.where(usable, within[0] * within[1], 1))
    return np.where(usable, r[:, :k, k:].mean(axis=(1, 2)) / scale, np.nan)
