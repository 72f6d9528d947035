"""Bands: which labelled part of a range a value falls into."""

import math

import numpy as np


def classify(values, bands):
    """Return the label of the band that each value falls into.

    Parameters
    ----------
    values : array_like of float, shape (n,)
    bands : list of dict
        In rising order; each has a `label` and either `from` (the band holds this
        value and what lies above it) or `above` (what lies above it only).

    Returns
    -------
    ndarray of object, shape (n,)
        None where a value is missing or lies below the first band.

    Examples
    --------
    >>> bands = [{"label": "low", "from": 0}, {"label": "high", "above": 60}]
    >>> classify([60, 60.1, -1], bands)
    array(['low', 'high', None], dtype=object)
    """
    values = np.asarray(values, dtype=float)
    starts = [band.get("from", band.get("above")) for band in bands]
    exclusive = np.array(["above" in band for band in bands])
    position = np.zeros(values.shape, dtype=int)
    for start, excluded in zip(starts, exclusive, strict=True):
        position += (values > start) if excluded else (values >= start)
    labels = np.array([None, *(band["label"] for band in bands)], dtype=object)
    return labels[position]


def reach(limits, bands):
    """Return the bands of the sizes within an interval, whatever their sign.

    Parameters
    ----------
    limits : sequence of float, shape (2,)
    bands : list of dict
        As `classify` takes them.

    Returns
    -------
    low, high : str or None
        The band of the size that is nearest to zero and of the one that is farthest from it: an
        interval across zero reaches down to zero.

    Examples
    --------
    >>> bands = [{"label": "low", "from": 0}, {"label": "high", "from": 60}]
    >>> reach((-70, -20), bands), reach((-5, 20), bands)
    (('low', 'high'), ('low', 'low'))
    """
    low, high = sorted(limits)
    near = 0.0 if low <= 0 <= high else min(abs(low), abs(high))
    return tuple(classify([near, max(abs(low), abs(high))], bands))


def describe_bands(bands):
    """Write bands as one text, to stand in tables beside what they judge.

    Parameters
    ----------
    bands : list of dict
        As `classify` takes them.

    Returns
    -------
    str

    Examples
    --------
    >>> describe_bands([{"label": "low", "from": 0}, {"label": "high", "above": 60}])
    'low from 0; high above 60'
    """
    return "; ".join(
        " ".join([band["label"], *(f"{side} {limit:.10g}" for side, limit in limits(band).items())])
        for band in bands
    )


def limits(band):
    """Return where a band begins: its `from` or `above`, or nothing if it has no lower end.

    Examples
    --------
    >>> limits({"label": "high", "above": 60}), limits({"label": "low", "from": float("-inf")})
    ({'above': 60}, {})
    """
    return {side: band[side] for side in ("from", "above") if band.get(side, -math.inf) > -math.inf}
