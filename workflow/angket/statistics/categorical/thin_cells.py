"""When expected counts are too small for chi-square."""

# Percent of cells with an expected count below 5 up to which chi-square serves.
MOST_BELOW_5 = 20
LEAST_EXPECTED = 1


def are_thin(cells_below_5_percent, minimum_expected):
    """Tell whether expected counts are too small for chi-square, by Cochran's rule [1]_.

    Parameters
    ----------
    cells_below_5_percent : float
        How many of the cells have an expected count below 5, in percent.
    minimum_expected : float
        The smallest expected count.

    Returns
    -------
    bool
        True where more than 20 percent of the cells have less than 5, or any less than 1.

    References
    ----------
    .. [1] Cochran, W. G. (1954). Some methods for strengthening the common chi-square tests.
       Biometrics 10, 417-451.

    Examples
    --------
    >>> are_thin(20.0, 1.2), are_thin(25.0, 4.2), are_thin(5.0, 0.9)
    (False, True, True)
    """
    return cells_below_5_percent > MOST_BELOW_5 or minimum_expected < LEAST_EXPECTED
