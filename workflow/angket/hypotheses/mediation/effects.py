"""Effects along ways: sums of products of slopes, of the sample and of many resamples alike."""

from typing import NamedTuple

import numpy as np

from angket.hypotheses.mediation.structure import arrows_of
from angket.subjects import product_of


class Part(NamedTuple):
    """A way that counts in an effect.

    Attributes
    ----------
    weight : float
    path : tuple of str
    distance : float
        Of the moderator from its mean, where a slope of the way depends on it.
    """

    weight: float
    path: tuple
    distance: float = 0.0


def value_of_effect(parts, slopes, places, structure):
    """Compute an effect from slopes.

    Parameters
    ----------
    parts : sequence of Part
    slopes : ndarray of float, shape (m, k)
        Of all equations, a row for each resample; one row for the sample.
    places : dict of (str, str) to int
        From the response of an equation and a term of it to the column of its slope.
    structure : angket.hypotheses.mediation.structure.Structure

    Returns
    -------
    ndarray of float, shape (m,)

    Notes
    -----
    The effect along a way is the product of its slopes, each taken at the value of the moderator
    where it depends on it [1]_.

    References
    ----------
    .. [1] Hayes, A. F. (2018). Introduction to mediation, moderation, and conditional process
       analysis (2nd ed.).

    Examples
    --------
    >>> from angket.hypotheses.mediation.structure import Structure
    >>> structure = Structure("x", ("m",), "y")
    >>> places = {("m", "x"): 0, ("y", "x"): 1, ("y", "m"): 2}
    >>> slopes = np.array([[0.5, 0.1, 0.4]])
    >>> value_of_effect([Part(1, ("x", "m", "y"))], slopes, places, structure).tolist()
    [0.2]
    """
    return sum(
        part.weight
        * np.prod([_at(slopes, places, structure, arrow, part.distance) for arrow in
                   arrows_of(part.path)], axis=0)
        for part in parts
    )  # fmt: skip


def gradient_of_effect(parts, slopes, places, structure):
    """Return how fast an effect changes with each slope, for the delta method.

    Parameters
    ----------
    parts, places, structure
        As `value_of_effect` has them.
    slopes : ndarray of float, shape (k,)

    Returns
    -------
    ndarray of float, shape (k,)

    Examples
    --------
    >>> from angket.hypotheses.mediation.structure import Structure
    >>> structure = Structure("x", ("m",), "y")
    >>> places = {("m", "x"): 0, ("y", "x"): 1, ("y", "m"): 2}
    >>> slopes = np.array([0.5, 0.1, 0.4])
    >>> gradient_of_effect([Part(1, ("x", "m", "y"))], slopes, places, structure).tolist()
    [0.4, 0.0, 0.5]
    """
    gradient = np.zeros(len(slopes))
    for part in parts:
        arrows = arrows_of(part.path)
        along = [_at(slopes[None], places, structure, one, part.distance)[0] for one in arrows]
        for number, (start, end) in enumerate(arrows):
            others = part.weight * np.prod(along[:number] + along[number + 1 :])
            gradient[places[end, start]] += others
            if structure.is_moderated(start, end):
                product = product_of(start, structure.moderator)
                gradient[places[end, product]] += others * part.distance
    return gradient


def _at(slopes, places, structure, arrow, distance):
    """Return the slopes of an arrow at a distance of the moderator from its mean."""
    start, end = arrow
    slope = slopes[:, places[end, start]]
    if not structure.is_moderated(start, end):
        return slope
    return slope + distance * slopes[:, places[end, product_of(start, structure.moderator)]]
