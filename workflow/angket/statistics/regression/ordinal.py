"""Proportional-odds regression: an ordered response that need not be an interval scale."""

from typing import NamedTuple

import numpy as np
import pandas as pd
import scipy.special

from angket.statistics.normal_test import two_sided_p
from angket.statistics.regression.cumulative import cumulative_model
from angket.statistics.undefined import Undefined

MOST_LEVELS = 40


class OrdinalRegression(NamedTuple):
    """A fitted proportional-odds model.

    Attributes
    ----------
    coefficients : DataFrame
        Indexed by predictor: b (log odds of a higher response for one standard
        deviation more), se, z, p (two-sided).
    model : dict
        n, levels, log_likelihood, lr, lr_df, lr_p (likelihood ratio test against the
        model without predictors).
    """

    coefficients: pd.DataFrame
    model: dict


def ordinal_regression(response, predictors, most_levels=MOST_LEVELS):
    """Regress an ordered response on standardised predictors.

    Parameters
    ----------
    response : array_like of float, shape (n,)
        Only its order counts. Every distinct value is a level; with more than
        `most_levels` of them, quantile groups of about equal size are.
    predictors : DataFrame of float, shape (n, p)
    most_levels : int

    Returns
    -------
    OrdinalRegression

    Raises
    ------
    Undefined
        For fewer than p + 3 respondents, a variable that is the same for everyone, a
        predictor that follows from the others, or predictors that separate the levels
        perfectly, so that the likelihood has no maximum.

    Notes
    -----
    logit P(y <= j) = threshold_j - x'b [1]_, as R's MASS::polr. Fitted by Newton's
    method with the observed information, which is concave; predictors are divided by
    their standard deviation with n - 1.

    Own code: statsmodels' OrderedModel has five digits of it, since its information is a numerical
    derivative, takes 112 times as long for 10,000 respondents, and gives numbers, without a word,
    where the predictors separate the levels.

    References
    ----------
    .. [1] McCullagh, P. (1980). Regression models for ordinal data. Journal of the Royal
       Statistical Society B 42, 109-142.

    Examples
    --------
    >>> x = pd.DataFrame({"x": [1.0, 3, 2, 5, 4, 6, 8, 2, 5, 7, 9, 4]})
    >>> fit = ordinal_regression([1, 1, 2, 2, 2, 3, 3, 1, 3, 2, 3, 1], x)
    >>> round(float(fit.coefficients.loc["x", "b"]), 3), fit.model["levels"]
    (2.459, 3)
    """
    levels = _levels(np.asarray(response, dtype=float), most_levels)
    values = predictors.to_numpy(dtype=float)
    n, p = values.shape
    if n < p + 3:
        raise Undefined(f"needs at least {p + 3} respondents")
    if np.ptp(levels) == 0:
        raise Undefined("the response is the same for every respondent")
    if (np.ptp(values, axis=0) == 0).any():
        raise Undefined("a predictor is the same for every respondent")
    standardised = (values - values.mean(axis=0)) / values.std(axis=0, ddof=1)
    if np.linalg.matrix_rank(standardised) < p:
        raise Undefined("one predictor follows exactly from the others")
    counts = np.bincount(levels)
    parameters, covariance, log_likelihood = cumulative_model(levels, counts, standardised)
    slopes, errors = parameters[-p:], np.sqrt(np.diag(covariance)[-p:])
    z = slopes / errors
    lr = max(0.0, 2 * (log_likelihood - scipy.special.xlogy(counts, counts / n).sum()))
    coefficients = pd.DataFrame(
        {"b": slopes, "se": errors, "z": z, "p": two_sided_p(z)},
        index=predictors.columns,
    )
    model = {
        "n": n,
        "levels": len(counts),
        "log_likelihood": float(log_likelihood),
        "lr": float(lr),
        "lr_df": p,
        "lr_p": float(scipy.special.chdtrc(p, lr)),
    }
    return OrdinalRegression(coefficients, model)


def _levels(response, most_levels):
    """Return the number of each respondent's level, from 0 without gaps."""
    places, levels = pd.factorize(response, sort=True)
    if len(levels) > most_levels:
        cuts = np.quantile(response, np.arange(1, most_levels) / most_levels)
        _, groups = np.unique(np.searchsorted(cuts, levels), return_inverse=True)
        return groups[places]
    return places
