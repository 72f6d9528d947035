"""How many respondents a study needs: the rules that theses cite."""

import math

# The chi-square of one degree of freedom at .95 with the three decimals that the table
# of Krejcie and Morgan was computed from.
_CHI_SQUARE = 3.841
# A smaller population is asked as a whole.
CENSUS_BELOW = 100


def slovin(population, margin):
    """Return the sample size by Slovin's formula [1]_.

    Parameters
    ----------
    population : int
        Everyone who might be asked.
    margin : float
        Of error, as a proportion, such as 0.05.

    Returns
    -------
    int
        N / (1 + N e^2), rounded up, because fewer would miss the margin.

    Notes
    -----
    The formula supposes a proportion of one half and a confidence of .95 with 2 for
    1.96; it was made for estimating proportions, not for tests.

    References
    ----------
    .. [1] Yamane, T. (1967). Statistics: An Introductory Analysis, 2nd ed., 886.

    Examples
    --------
    >>> slovin(1000, 0.05), slovin(400, 0.05)
    (286, 200)
    """
    return math.ceil(population / (1 + population * margin**2))


def krejcie_morgan(population, margin):
    """Return the sample size by the formula of Krejcie and Morgan's table [1]_.

    Parameters
    ----------
    population : int
        Everyone who might be asked.
    margin : float
        Of error, as a proportion.

    Returns
    -------
    int
        X^2 N P (1 - P) / (d^2 (N - 1) + X^2 P (1 - P)), rounded to the nearest as in
        the printed table (a half upwards); X^2 for the confidence .95, and P one half,
        which needs the largest sample. The table has d = 0.05.

    References
    ----------
    .. [1] Krejcie, R. V. & Morgan, D. W. (1970). Determining sample size for research
       activities. Educational and Psychological Measurement 30, 607-610.

    Examples
    --------
    >>> [krejcie_morgan(population, 0.05) for population in (100, 500, 1000)]
    [80, 217, 278]
    """
    spread = _CHI_SQUARE * 0.5 * (1 - 0.5)
    size = population * spread / (margin**2 * (population - 1) + spread)
    return math.floor(size + 0.5)


def census_rule(population):
    """Say whether everyone should be asked instead of a sample [1]_.

    Parameters
    ----------
    population : int

    Returns
    -------
    bool
        Whether there are fewer than 100.

    References
    ----------
    .. [1] Arikunto, S. (2010). Prosedur Penelitian: Suatu Pendekatan Praktik. Jakarta:
       Rineka Cipta. From 100 on, it advises 10 to 15 or 20 to 25 percent.

    Examples
    --------
    >>> census_rule(99), census_rule(100)
    (True, False)
    """
    return population < CENSUS_BELOW
