"""Bands: which labelled part of a range a value falls into."""

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
