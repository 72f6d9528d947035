"""Intervals of effect sizes: the noncentral distributions that a statistic may come from."""

import numpy as np
import scipy

from angket.statistics.undefined import Undefined


def beside_one_sided(confidence):
    """Return the confidence of an interval that agrees with a test of F or chi-square.

    Such a test rejects at its upper side alone. Where it rejects at the level alpha, the lower
    limit with the confidence 1 - 2 alpha is above zero, and nowhere else [1]_; one with
    1 - alpha could hold zero beside a p of .03.

    Parameters
    ----------
    confidence : float
        1 - alpha, that of intervals beside tests with two sides, such as 0.95.

    Returns
    -------
    float
        1 - 2 alpha, and nothing below 0.

    References
    ----------
    .. [1] Steiger, J. H. (2004). Beyond the F test. Psychological Methods 9, 164-182.

    Examples
    --------
    >>> round(beside_one_sided(0.95), 10), beside_one_sided(0.4)
    (0.9, 0.0)
    """
    return max(2 * confidence - 1, 0.0)


def t_noncentrality(t, df, confidence):
    """Return the interval of the noncentrality of a t statistic [1]_.

    Parameters
    ----------
    t, df : float
    confidence : float
        Such as 0.95.

    Returns
    -------
    low, high : float
        The noncentralities under which t or more, and t or less, has half of what the
        confidence leaves as its probability.

    Raises
    ------
    Undefined
        For a t so large (some thousands) that the distribution cannot be computed.

    Notes
    -----
    Own search in scipy's distribution function: scipy.special's nctdtrinc is 1e-7 of a limit off,
    and 3e-5 for a t of 3,000.

    References
    ----------
    .. [1] Steiger, J. H. & Fouladi, R. T. (1997). Noncentrality interval estimation and
       the evaluation of statistical models. In Harlow et al. (eds.), What If There
       Were No Significance Tests? 221-257.

    Examples
    --------
    >>> [round(limit, 3) for limit in t_noncentrality(2.0, 20, 0.95)]
    [-0.077, 4.032]
    """
    tail = (1 - confidence) / 2
    # About the standard error: longer steps lead to where scipy has no probabilities.
    step = np.sqrt(1 + t**2 / (2 * df))
    return tuple(
        _crossing(lambda noncentrality: scipy.stats.nct.cdf(t, df, noncentrality), p, t, step)
        for p in (1 - tail, tail)
    )


def f_noncentrality(f, df1, df2, confidence):
    """Return the interval of the noncentrality of an F statistic [1]_.

    Parameters
    ----------
    f, df1, df2 : float
    confidence : float
        Such as 0.95.

    Returns
    -------
    low, high : float
        0 where even the central distribution has less probability on that side.

    Notes
    -----
    Own search in scipy's distribution function: scipy.special's ncfdtrinc, and statsmodels'
    confint_noncentrality, which calls it, are 1e-6 to 2e-3 of a limit off, and return 10,000 for
    every limit beyond: for an F of 20,000 with 2 and 997 degrees of freedom twice that, where the
    limits are 36,481 and 43,675.

    References
    ----------
    .. [1] Steiger, J. H. (2004). Beyond the F test. Psychological Methods 9, 164-182.

    Examples
    --------
    >>> [round(limit, 3) for limit in f_noncentrality(4.846, 2, 27, 0.95)]
    [0.3, 25.959]
    """
    tail = (1 - confidence) / 2
    # At noncentrality 0 the noncentral distribution function is that of the central F.
    central = scipy.stats.f.cdf(f, df1, df2)
    return tuple(
        0.0
        if central <= p
        else _crossing(
            lambda noncentrality: scipy.stats.ncf.cdf(f, df1, df2, noncentrality),
            p,
            0.0,
            1 + f * df1,
        )
        for p in (1 - tail, tail)
    )


def chi_square_noncentrality(chi_square, df, confidence):
    """Return the interval of the noncentrality of a chi-square statistic [1]_.

    Parameters
    ----------
    chi_square, df : float
    confidence : float
        Such as 0.95.

    Returns
    -------
    low, high : float
        0 where even the central distribution has less probability on that side.

    References
    ----------
    .. [1] Steiger, J. H. & Fouladi, R. T. (1997). Noncentrality interval estimation and
       the evaluation of statistical models. In Harlow et al. (eds.), What If There
       Were No Significance Tests? 221-257.

    Examples
    --------
    >>> [round(limit, 3) for limit in chi_square_noncentrality(19.135, 1, 0.95)]
    [5.829, 40.124]
    """
    tail = (1 - confidence) / 2
    central = scipy.stats.chi2.cdf(chi_square, df)
    return tuple(
        0.0 if central <= p else float(scipy.special.chndtrinc(chi_square, df, p))
        for p in (1 - tail, tail)
    )


def _crossing(probability, p, start, step):
    """Find where a probability that falls with the noncentrality equals p."""
    low = high = start
    while probability(low) < p:
        low -= step
    while probability(high) > p:
        high += step
    if np.isnan([probability(low), probability(high)]).any():
        raise Undefined("the difference is too large for the noncentral distribution")
    return float(scipy.optimize.brentq(lambda value: probability(value) - p, low, high, xtol=1e-12))
