"""Importance and performance of constructs for one that they act on."""

import numpy as np

from angket.statistics.structural.effects import total_effects


def importance_performance(answers, found, lowest, highest):
    """Return the level of each construct, and what a point more of it does to the others.

    Parameters
    ----------
    answers : ndarray of float, shape (n, p)
    found : angket.statistics.structural.composites.Composites
        Of these answers, one sample.
    lowest, highest : ndarray of float, shape (p,)
        The ends of each item's scale.

    Returns
    -------
    performance : ndarray of float, shape (q,)
        Mean of the scores on a scale from 0 to 100; NaN where a weight is not positive, since
        then the items of a construct point different ways.
    importance : ndarray of float, shape (q, q)
        Total effect of the construct of the row on that of the column, per point; NaN where
        either has no performance.

    References
    ----------
    .. [1] Ringle, C. M. & Sarstedt, M. (2016). Gain more insight from your PLS-SEM
       results: the importance-performance map analysis. Industrial Management & Data
       Systems 116, 1865-1886.

    Examples
    --------
    >>> from angket.statistics.structural.composites import estimate
    >>> from angket.statistics.structural.path_model import path_model
    >>> model = path_model({"x": ["x1"], "y": ["y1"]}, {"y": ["x"]})
    >>> answers = np.array([[1.0, 2], [2, 2], [3, 4], [4, 4]])
    >>> found = estimate(np.corrcoef(answers.T)[None], model)
    >>> both = importance_performance(answers, found, np.ones(2), np.full(2, 5.0))
    >>> [values.round(3).tolist() for values in (both[0], both[1][0])]
    [[37.5, 50.0], [0.0, 0.8]]
    """
    spreads = answers.std(axis=0, ddof=1)
    raw = found.weights[0] / spreads[:, None]
    own = found.model.blocks
    usable = np.where(own, raw > 0, True).all(axis=0)
    shares = np.where(own & usable, raw, 0.0) / np.where(usable, raw.sum(axis=0), 1.0)
    rescaled = (answers - lowest) / (highest - lowest) * 100
    scores = rescaled @ shares
    performance = np.where(usable, scores.mean(axis=0), np.nan)
    units = np.where(usable, scores.std(axis=0, ddof=1), np.nan)
    totals = total_effects(found.coefficients)[0]
    return performance, totals * units[None, :] / units[:, None]
