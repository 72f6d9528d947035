"""How much of the response is explained: an interval for R squared, and each predictor's share."""

import pandas as pd

from angket.statistics.distribution.noncentrality import beside_one_sided, f_noncentrality
from angket.statistics.undefined import Undefined


def determination_interval(r_squared, n, predictors, confidence):
    """Estimate the interval of R squared and Cohen's f squared with its interval.

    Parameters
    ----------
    r_squared : float
        Of a regression with a constant.
    n : int
        Number of respondents.
    predictors : int
        Number of predictors, the constant not counted.
    confidence : float
        1 - alpha, such as 0.95; the limits have 1 - 2 alpha, see `beside_one_sided`.

    Returns
    -------
    dict
        r_squared_ci_low, r_squared_ci_high, f_squared (R^2 / (1 - R^2) [2]_),
        f_squared_ci_low, f_squared_ci_high.

    Raises
    ------
    Undefined
        When there are no more respondents than coefficients, or the fit is perfect.

    Notes
    -----
    The predictors are taken for fixed, as the t and F tests of regression take them.
    The limits are those noncentralities lambda of the F distribution that put the
    observed F at its upper and lower tail [1]_; R^2 = lambda / (lambda + n) and
    f^2 = lambda / n. A limit that no lambda reaches is 0. See
    `noncentrality.f_noncentrality` for why no library finds them. With predictors that are
    themselves sampled the interval would be somewhat wider.

    References
    ----------
    .. [1] Steiger, J. H. & Fouladi, R. T. (1997). Noncentrality interval estimation and
       the evaluation of statistical models. In What If There Were No Significance
       Tests?, 221-257.
    .. [2] Cohen, J. (1988). Statistical Power Analysis for the Behavioral Sciences,
       2nd ed., 410.

    Examples
    --------
    >>> interval = determination_interval(0.3, 100, 3, 0.95)
    >>> round(interval["r_squared_ci_low"], 3), round(interval["r_squared_ci_high"], 3)
    (0.162, 0.395)
    """
    df1, df2 = predictors, n - predictors - 1
    if df2 < 1:
        raise Undefined(f"needs more than {predictors + 1} respondents")
    if 1 - r_squared < 1e-12:
        raise Undefined("the fit is perfect")
    f = (r_squared / df1) / ((1 - r_squared) / df2)
    low, high = f_noncentrality(f, df1, df2, beside_one_sided(confidence))
    return {
        "r_squared_ci_low": low / (low + n),
        "r_squared_ci_high": high / (high + n),
        "f_squared": float(r_squared / (1 - r_squared)),
        "f_squared_ci_low": low / n,
        "f_squared_ci_high": high / n,
    }


def added_interval(added, model, confidence):
    """Estimate Cohen's f squared of terms that enter last, with its interval.

    Parameters
    ----------
    added : dict
        r_squared_change, f_change, f_change_df1 and f_change_df2 of these terms.
    model : dict
        r_squared and n of the model with them.
    confidence : float
        As `determination_interval` has it.

    Returns
    -------
    dict
        f_squared_change, f_squared_change_ci_low, f_squared_change_ci_high.

    Notes
    -----
    The change of R^2 over 1 - R^2 [1]_; its limits are those of `determination_interval`, of the
    noncentrality of this F, over n: what the power of the test is computed from.

    References
    ----------
    .. [1] Cohen, J. (1988). Statistical Power Analysis for the Behavioral Sciences,
       2nd ed., 410.

    Examples
    --------
    >>> added = {"r_squared_change": 0.1, "f_change": 12.0, "f_change_df1": 1, "f_change_df2": 96}
    >>> added_interval(added, {"r_squared": 0.2, "n": 100}, 0.95)["f_squared_change"]
    0.125
    """
    degrees = added["f_change_df1"], added["f_change_df2"]
    low, high = f_noncentrality(added["f_change"], *degrees, beside_one_sided(confidence))
    return {
        "f_squared_change": float(added["r_squared_change"] / (1 - model["r_squared"])),
        "f_squared_change_ci_low": low / model["n"],
        "f_squared_change_ci_high": high / model["n"],
    }


def contributions(betas, correlations):
    """Divide R squared among the predictors: beta times r.

    Parameters
    ----------
    betas : Series of float, shape (p,)
        Standardised coefficients, indexed by predictor.
    correlations : Series of float, shape (p,)
        Pearson's r of each predictor with the response, same index.

    Returns
    -------
    DataFrame
        Indexed by predictor: effective_percent (100 beta r, "sumbangan efektif"; they
        add up to 100 R^2) and relative_percent (their share of that sum, "sumbangan
        relatif"; they add up to 100).

    Raises
    ------
    Undefined
        When the predictors explain nothing, so that there is nothing to divide.

    Notes
    -----
    A product is negative where a predictor's coefficient and correlation have unlike
    signs (suppression); it is then no share of anything [1]_. Own code: the relative importance of
    pingouin's linear_regression is another measure, that of Lindeman, Merenda and Gold.

    References
    ----------
    .. [1] Pratt, J. W. (1987). Dividing the indivisible: using simple symmetry to
       partition variance explained. Proceedings of the Second Tampere Conference in
       Statistics, 245-260.

    Examples
    --------
    >>> betas = pd.Series({"a": 0.5, "b": 0.25})
    >>> contributions(betas, pd.Series({"a": 0.6, "b": 0.4})).loc["a"].round(1).tolist()
    [30.0, 75.0]
    """
    effective = 100 * betas.astype(float) * correlations.astype(float)
    if abs(effective.sum()) < 1e-10:
        raise Undefined("the predictors explain nothing that could be divided")
    return pd.DataFrame(
        {"effective_percent": effective, "relative_percent": 100 * effective / effective.sum()}
    )
