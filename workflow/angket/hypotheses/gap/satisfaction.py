"""The customer satisfaction index: performance weighted by importance, in percent."""

import numpy as np

from angket.statistics.undefined import Undefined

# From how many percent on the classes begin, which are printed in whole percents.
CLASSES = {
    "very_satisfied": 81,
    "satisfied": 66,
    "fairly_satisfied": 51,
    "less_satisfied": 35,
    "not_satisfied": 0,
}


def satisfaction_index(importance, performance, highest):
    """Weigh mean performance by mean importance [1]_.

    Parameters
    ----------
    importance, performance : array_like of float, shape (k,)
        Mean of each item.
    highest : float
        The highest answer of the scale of performance.

    Returns
    -------
    dict
        weight_percent (shape (k,): an item's importance in percent of that of all), weighted_score
        (shape (k,): that share of the mean performance), csi (their sum in percent of the highest).

    Raises
    ------
    Undefined
        When importance is nothing, or the highest answer is not above zero.

    References
    ----------
    .. [1] Aritonang, L. R. (2005). Kepuasan pelanggan: Pengukuran dan penganalisisan dengan SPSS.
       Jakarta: Gramedia Pustaka Utama.

    Examples
    --------
    >>> found = satisfaction_index([4.0, 2.0], [3.0, 5.0], 5)
    >>> found["weight_percent"].round(2), round(found["csi"], 2)
    (array([66.67, 33.33]), 73.33)
    """
    importance, performance = np.asarray(importance, float), np.asarray(performance, float)
    if not importance.sum() > 0 or not highest > 0:
        raise Undefined("the index needs a scale whose answers are above zero")
    share = importance / importance.sum()
    scores = share * performance
    return {
        "weight_percent": 100 * share,
        "weighted_score": scores,
        "csi": float(100 * scores.sum() / highest),
    }


def class_of(csi):
    """Name the class of an index, by whole percents.

    >>> class_of(80.6), class_of(80.4), class_of(12)
    ('very_satisfied', 'satisfied', 'not_satisfied')
    """
    whole = np.floor(csi + 0.5)
    return next(name for name, least in CLASSES.items() if whole >= least)
