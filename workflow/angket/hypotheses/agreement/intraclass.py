"""The intraclass correlation of ratings in its six forms, with F tests and intervals."""

import numpy as np
from scipy.stats import f as f_distribution

from angket.statistics.undefined import Undefined

# By Shrout and Fleiss: raters drawn anew for each object; the same raters for all objects, a sample
# of raters; the same raters, no others of interest. One rating, or the mean of all raters.
FORMS = ("icc1", "icc2", "icc3", "icc1k", "icc2k", "icc3k")


def intraclass(ratings, confidence):
    """Compute the intraclass correlation in its six forms.

    Parameters
    ----------
    ratings : ndarray of float, shape (objects, raters)
        Complete.
    confidence : float

    Returns
    -------
    dict of str to dict
        From form to value, ci_low, ci_high, f, df1, df2, p (of a correlation of 0); Undefined in
        the place of a form by which ratings vary by nothing.

    Raises
    ------
    Undefined
        Where fewer than two objects or raters are left, or all ratings or all differences between
        objects vanish.

    Notes
    -----
    From the mean squares of the analysis of variance of objects and raters [1]_ [2]_. pingouin has
    the six forms, and rounds their limits to two decimals; scipy gives the quantiles here.

    References
    ----------
    .. [1] Shrout, P. E. & Fleiss, J. L. (1979). Intraclass correlations: Uses in assessing rater
       reliability. Psychological Bulletin 86, 420-428.
    .. [2] McGraw, K. O. & Wong, S. P. (1996). Forming inferences about some intraclass correlation
       coefficients. Psychological Methods 1, 30-46.

    Examples
    --------
    >>> ratings = np.array([[9.0, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9],
    ...                     [6, 2, 4, 7]])
    >>> {form: round(found["value"], 2) for form, found in intraclass(ratings, 0.95).items()}
    {'icc1': 0.17, 'icc2': 0.29, 'icc3': 0.71, 'icc1k': 0.44, 'icc2k': 0.62, 'icc3k': 0.91}
    """
    n, k = ratings.shape
    if n < 2 or k < 2:
        raise Undefined("needs at least 2 objects that every rater rated")
    mean = ratings.mean()
    between = k * ((ratings.mean(axis=1) - mean) ** 2).sum() / (n - 1)
    of_raters = n * ((ratings.mean(axis=0) - mean) ** 2).sum()
    total = ((ratings - mean) ** 2).sum()
    if total <= 1e-12 * max(1.0, float(np.abs(ratings).max()) ** 2):
        raise Undefined("all ratings are the same")
    within = max(0.0, total - between * (n - 1)) / (n * (k - 1))
    error = max(0.0, total - between * (n - 1) - of_raters) / ((n - 1) * (k - 1))
    raters = of_raters / (k - 1)
    if error <= 1e-12 * total:
        raise Undefined("the raters' ratings differ by nothing, or by a constant alone")
    found, least = {}, 1e-12 * total
    for form, noise, df2 in (("icc1", within, n * (k - 1)), ("icc3", error, (n - 1) * (k - 1))):
        f, tail = between / noise, (1 - confidence) / 2
        low = f / f_distribution.isf(tail, n - 1, df2)
        high = f * f_distribution.isf(tail, df2, n - 1)
        test = {"f": float(f), "df1": n - 1, "df2": df2}
        test["p"] = float(f_distribution.sf(f, n - 1, df2))
        limits = [(limit - 1) / (limit + k - 1) for limit in (f, low, high)]
        found[form] = _row(limits, test)
        if between > least:
            found[f"{form}k"] = _row([1 - 1 / limit for limit in (f, low, high)], test)
    test = {name: found["icc3"][name] for name in ("f", "df1", "df2", "p")}
    # What all ratings, and the means of the raters, vary by; either may be estimated as next to
    # nothing, and the correlation then as below -1.
    of_mean = between + (raters - error) / n
    of_one = between + (k - 1) * error + k * (raters - error) / n
    if of_one > max(least, error - between):
        values = (between - error) / of_one, *_limits(between, raters, error, n, k, confidence)
        found["icc2"] = _row(values, test)
        if of_mean > least:
            limits = (k * limit / (1 + (k - 1) * limit) for limit in values[1:])
            found["icc2k"] = _row([(between - error) / of_mean, *limits], test)
    nothing = Undefined("by this form, the ratings of objects vary by nothing")
    return {form: found.get(form, nothing) for form in FORMS}


def _row(values, test):
    names = ("value", "ci_low", "ci_high")
    return {name: float(value) for name, value in zip(names, values, strict=True)} | test


def _limits(between, raters, error, n, k, confidence):
    """Return the limits of the absolute agreement of one rating."""
    value = (between - error) / (between + (k - 1) * error + k * (raters - error) / n)
    a = k * value / (n * (1 - value))
    b = 1 + k * value * (n - 1) / (n * (1 - value))
    df = (a * raters + b * error) ** 2 / (
        (a * raters) ** 2 / (k - 1) + (b * error) ** 2 / ((n - 1) * (k - 1))
    )
    tail = (1 - confidence) / 2
    spread = k * raters + (k * n - k - n) * error
    f_low = f_distribution.isf(tail, n - 1, df)
    f_high = f_distribution.isf(tail, df, n - 1)
    return (
        n * (between - f_low * error) / (f_low * spread + n * between),
        n * (f_high * between - error) / (spread + n * f_high * between),
    )
