"""Norm categories: bands around a mean, as wide as standard deviations."""

from angket.statistics.undefined import Undefined


def hypothetical_norm(items, lowest, highest):
    """Return the mean and spread that a scale suggests before anyone has answered [1]_.

    Parameters
    ----------
    items : int
        Number of items in the total.
    lowest, highest : int
        Codes of the scale.

    Returns
    -------
    dict
        minimum and maximum of the total, mean (halfway between), sd (a sixth of the
        range, as six of them hold nearly all of a normal distribution).

    References
    ----------
    .. [1] Azwar, S. (2012). Penyusunan Skala Psikologi, 2nd ed. Yogyakarta: Pustaka
       Pelajar.

    Examples
    --------
    >>> hypothetical_norm(12, 1, 5)
    {'minimum': 12, 'maximum': 60, 'mean': 36.0, 'sd': 8.0}
    """
    minimum, maximum = items * lowest, items * highest
    return {
        "minimum": minimum,
        "maximum": maximum,
        "mean": (minimum + maximum) / 2,
        "sd": (maximum - minimum) / 6,
    }


def norm_bands(labels, mean, sd):
    """Divide a scale into three or five bands around its mean [1]_.

    Parameters
    ----------
    labels : list of str
        Three or five, from low to high.
    mean, sd : float
        Of the hypothetical distribution (`hypothetical_norm`) or of the respondents.

    Returns
    -------
    list of dict
        As `bands.classify` takes them, the first without a lower end. Three
        bands part at M - SD and M + SD, each of which belongs to the band above it
        (`from`); five part at M - 1.5, - 0.5, + 0.5 and + 1.5 SD, each of which belongs
        to the band below it (`above`).

    Raises
    ------
    ValueError
        For any other number of labels.
    Undefined
        For an sd of 0, which leaves no bands.

    References
    ----------
    .. [1] Azwar, S. (2012). Penyusunan Skala Psikologi, 2nd ed. Yogyakarta: Pustaka
       Pelajar.

    Examples
    --------
    >>> [band["from"] for band in norm_bands(["low", "medium", "high"], 36, 8)]
    [-inf, 28, 44]
    """
    if len(labels) not in _LIMITS:
        raise ValueError(f"norm bands are three or five, not {len(labels)}")
    side, distances = _LIMITS[len(labels)]
    if sd <= 0:
        raise Undefined("all totals are the same")
    # Totals are whole numbers and so are many limits: 60 - 1.5 * 13.333... must be 40.
    starts = [round(mean + distance * sd, 9) for distance in distances]
    first, *others = labels
    return [
        {"label": first, "from": float("-inf")},
        *({"label": label, side: start} for label, start in zip(others, starts, strict=True)),
    ]


_LIMITS = {3: ("from", (-1, 1)), 5: ("above", (-1.5, -0.5, 0.5, 1.5))}
