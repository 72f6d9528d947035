"""The same effect in another family: from the measure of a test's power to that of its result."""

import math


def determination(f_squared):
    """Return the share of variance explained that a Cohen's f squared stands for.

    Parameters
    ----------
    f_squared : float
        The explained over the unexplained variance.

    Returns
    -------
    float
        R squared; of groups, eta squared.

    Notes
    -----
    Cohen (1988) defines f squared as the share over what is left of one.

    Examples
    --------
    >>> round(determination(0.25), 3)
    0.2
    """
    return f_squared / (1 + f_squared)


def multiple_correlation(f_squared):
    """Return the correlation that a Cohen's f squared stands for, of one predictor its size.

    >>> round(multiple_correlation(0.25), 3)
    0.447
    """
    return math.sqrt(determination(f_squared))


def shared_by_groups(f):
    """Return the eta squared that a Cohen's f stands for.

    >>> round(shared_by_groups(0.5), 3)
    0.2
    """
    return determination(f**2)


def cramers_v(w, shape):
    """Return the Cramér's V that a Cohen's w stands for in a table.

    Parameters
    ----------
    w : float
    shape : (int, int)
        Numbers of rows and columns.

    Returns
    -------
    float
        As large as w where one of the variables has two categories.

    Notes
    -----
    Both are roots of chi-square over the number of respondents, V also over the least number of
    rows or columns less one.

    Examples
    --------
    >>> round(cramers_v(0.3, (2, 5)), 3), round(cramers_v(0.3, (3, 4)), 3)
    (0.3, 0.212)
    """
    return w / math.sqrt(min(shape) - 1)
