"""Moderation: does the slope of a predictor depend on another variable?"""

from typing import NamedTuple

import numpy as np
import pandas as pd

from angket.statistics.regression.least_squares import LeastSquares, least_squares
from angket.statistics.regression.linear import hc3_of, linear_regression
from angket.statistics.undefined import Undefined
from angket.subjects import product_of


class Moderation(NamedTuple):
    """A regression with the product of two centred predictors.

    Attributes
    ----------
    coefficients : DataFrame
        As `linear.linear_regression` returns it, with the terms constant,
        predictor, moderator and "predictor*moderator".
    model : dict
        Of the regression with the product, as `linear_regression` returns it.
    change : dict
        What the product adds: r_squared_change, f_change, f_change_df1, f_change_df2,
        f_change_p.
    simple_slopes : DataFrame
        Indexed by "mean - sd", "mean", "mean + sd" of the moderator: moderator (its
        value there, uncentred) and the predictor's b, se, t, p, ci_low, ci_high.
    robust_slopes : DataFrame
        Of the same: hc3_se, hc3_t, hc3_p.
    fit : angket.statistics.regression.least_squares.LeastSquares
        Of the model with the product.
    """

    coefficients: pd.DataFrame
    model: dict
    change: dict
    simple_slopes: pd.DataFrame
    robust_slopes: pd.DataFrame
    fit: LeastSquares


def moderation(response, predictor, moderator, confidence):
    """Regress a variable on a predictor, a moderator and the product of both.

    Parameters
    ----------
    response : array_like of float, shape (n,)
    predictor, moderator : Series of float, shape (n,)
        Uncentred; their names become those of the terms.
    confidence : float
        Of the intervals, such as 0.95.

    Returns
    -------
    Moderation

    Raises
    ------
    Undefined
        As `angket.statistics.regression.linear.linear_regression` does; a moderator with two values
        leaves the product defined, one with a single value does not.

    Notes
    -----
    Both are centred at their means before they are multiplied, and the standard
    deviation has n - 1 [1]_. A simple slope is the coefficient of the predictor when
    the moderator is centred at the value in question instead: that of the predictor, and that of
    the product times the distance from the mean, which statsmodels tests as a contrast. What the
    product adds is its compare_f_test.

    References
    ----------
    .. [1] Aiken, L. S. & West, S. G. (1991). Multiple Regression: Testing and
       Interpreting Interactions.

    Examples
    --------
    >>> x = pd.Series([1.0, 2, 3, 4, 5, 6], name="x")
    >>> m = pd.Series([1.0, 3, 2, 5, 3, 4], name="m")
    >>> fit = moderation([2.0, 5, 6, 18, 15, 25], x, m, 0.95)
    >>> round(float(fit.coefficients.loc["x*m", "b"]), 3)
    1.281
    """
    predictor, moderator = predictor.astype(float), moderator.astype(float)
    centre, spread = float(moderator.mean()), float(moderator.std(ddof=1))
    terms = product_terms(predictor, moderator)
    full = linear_regression(response, terms, confidence)
    fit, without = full.fit, least_squares(response, terms.iloc[:, :2])
    f, p, _ = fit.results.compare_f_test(without.results)
    distances = np.array([-spread, 0, spread])
    slopes = np.zeros((3, 4))
    slopes[:, 1], slopes[:, 3] = 1, distances
    combinations, places = slopes @ fit.back, ["mean - sd", "mean", "mean + sd"]
    tested = fit.results.t_test(combinations)
    low, high = tested.conf_int(1 - confidence).T
    return Moderation(
        full.coefficients,
        full.model,
        {
            # A product that adds nothing may take something away by rounding.
            "r_squared_change": max(0.0, float(fit.results.rsquared - without.results.rsquared)),
            "f_change": max(0.0, float(f)),
            "f_change_df1": 1,
            "f_change_df2": full.model["f_df2"],
            "f_change_p": float(p),
        },
        pd.DataFrame(
            {
                "moderator": centre + distances,
                "b": tested.effect,
                "se": tested.sd,
                "t": tested.tvalue,
                "p": tested.pvalue,
                "ci_low": low,
                "ci_high": high,
            },
            index=places,
        ),
        pd.DataFrame(hc3_of(fit, combinations, tested.sd), index=places),
        fit,
    )


def product_terms(predictor, moderator, value=None):
    """Return the terms of a moderation: predictor, moderator and their product.

    Parameters
    ----------
    predictor, moderator : Series of float, shape (n,)
    value : float, optional
        Where the moderator is centred; without it, at its mean. The predictor always is
        at its own.

    Returns
    -------
    DataFrame of float, shape (n, 3)
        The product is named "predictor*moderator".

    Raises
    ------
    Undefined
        When both are the same variable.

    Examples
    --------
    >>> x, m = pd.Series([1.0, 2, 3], name="x"), pd.Series([1.0, 3, 2], name="m")
    >>> product_terms(x, m)["x*m"].tolist()
    [1.0, 0.0, 0.0]
    """
    if predictor.name == moderator.name:
        raise Undefined("the predictor cannot be its own moderator")
    value = moderator.mean() if value is None else value
    x, m = (predictor - predictor.mean()).to_numpy(), (moderator - value).to_numpy()
    names = [predictor.name, moderator.name, product_of(predictor.name, moderator.name)]
    return pd.DataFrame(np.column_stack([x, m, x * m]), columns=names)
