"""Critical values: how large a test statistic must be, as the tables of textbooks print it."""

import scipy


def critical_t(df, alpha):
    """Return the smallest size of t that is significant, the "t table" of textbooks.

    Parameters
    ----------
    df : int
        Degrees of freedom.
    alpha : float
        Level of significance, two-sided.

    Returns
    -------
    float

    Examples
    --------
    >>> round(critical_t(53, 0.05), 3)
    2.006
    """
    return float(scipy.stats.t.isf(alpha / 2, df))


def critical_f(df1, df2, alpha):
    """Return the smallest F that is significant, the "F table" of textbooks.

    Parameters
    ----------
    df1, df2 : int
        Degrees of freedom of the numerator and of the denominator.
    alpha : float
        Level of significance.

    Returns
    -------
    float

    Examples
    --------
    >>> round(critical_f(1, 53, 0.05), 3)
    4.023
    """
    return float(scipy.stats.f.isf(alpha, df1, df2))


def critical_chi_square(df, alpha):
    """Return the smallest chi-square that is significant, the "chi-square table" of textbooks.

    Parameters
    ----------
    df : int
        Degrees of freedom.
    alpha : float
        Level of significance.

    Returns
    -------
    float

    Examples
    --------
    >>> round(critical_chi_square(1, 0.05), 3)
    3.841
    """
    return float(scipy.stats.chi2.isf(alpha, df))
