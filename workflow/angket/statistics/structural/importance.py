"""Importance and performance of constructs for one that they act on."""

import numpy as np

from angket.statistics.structural.effects import total_effects
from angket.statistics.structural.higher_order import weights_of_items
from angket.statistics.structural.predictor import belonging
from angket.subjects import is_product


def importance_performance(answers, found, lowest, highest, lower=None):
    """Return the level of each construct, and what a point more of it does to the others.

    Parameters
    ----------
    answers : ndarray of float, shape (n, p)
    found : angket.statistics.structural.composites.Composites
        Of these answers, one sample; of the second stage where there are two.
    lowest, highest : ndarray of float, shape (p,)
        The ends of each item's scale.
    lower : angket.statistics.structural.composites.Composites, optional
        Of the first stage, where constructs are made of others.

    Returns
    -------
    performance : ndarray of float, shape (q,)
        Of the constructs that are no products: mean of the scores on a scale from 0 to 100; NaN
        where a weight is not positive, since then the items of a construct point different ways.
    importance : ndarray of float, shape (q, q)
        Total effect of the construct of the row on that of the column, per point, with moderators
        at their means; NaN where either has no performance.

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
    plain = [place for place, one in enumerate(found.model.constructs) if not is_product(one)]
    weights = found.weights if lower is None else weights_of_items(lower, found)
    raw = weights[0][: len(spreads), plain] / spreads[:, None]
    own = belonging(lower and lower.model, found.model)[: len(spreads), plain]
    usable = np.where(own, raw > 0, True).all(axis=0)
    shares = np.where(own & usable, raw, 0.0) / np.where(usable, raw.sum(axis=0), 1.0)
    rescaled = (answers - lowest) / (highest - lowest) * 100
    scores = rescaled @ shares
    performance = np.where(usable, scores.mean(axis=0), np.nan)
    units = np.where(usable, scores.std(axis=0, ddof=1), np.nan)
    totals = total_effects(found.coefficients[:, plain][:, :, plain])[0]
    return performance, totals * units[None, :] / units[:, None]
