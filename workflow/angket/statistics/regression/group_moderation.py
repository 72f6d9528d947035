"""Moderation by groups: does the slope of a predictor differ between them?"""

from typing import NamedTuple

import numpy as np
import pandas as pd

from angket.statistics.regression.least_squares import least_squares
from angket.statistics.regression.linear import hc3_of, linear_regression
from angket.statistics.undefined import Undefined
from angket.subjects import product_of, value_of


class GroupModeration(NamedTuple):
    """A regression with the products of a predictor and of dummies of groups.

    Attributes
    ----------
    coefficients, model, change
        As `angket.statistics.regression.moderation.Moderation` has them; the change is that of all
        products together, with one degree of freedom less than there are groups.
    slopes : DataFrame
        Indexed by group: b, se, t, p, ci_low, ci_high, hc3_se, hc3_t, hc3_p, n.
    """

    coefficients: pd.DataFrame
    model: dict
    change: dict
    slopes: pd.DataFrame


def group_terms(predictor, dummies):
    """Return the terms of a moderation by groups: predictor, dummies and their products.

    Parameters
    ----------
    predictor : Series of float, shape (n,)
        Uncentred.
    dummies : DataFrame of float, shape (n, groups - 1)
        1 for who is of the group, all 0 for who is of the reference.

    Returns
    -------
    DataFrame of float
        Predictors are centred at their means; products are called "predictor*dummy".

    Examples
    --------
    >>> x, d = pd.Series([1.0, 3], name="x"), pd.DataFrame({"g=b": [0.0, 1.0]})
    >>> group_terms(x, d).columns.tolist()
    ['x', 'g=b', 'x*g=b']
    """
    centred = (predictor - predictor.mean()).astype(float)
    products = {product_of(predictor.name, name): centred * dummies[name] for name in dummies}
    return pd.DataFrame({predictor.name: centred} | dict(dummies.items()) | products)


def dummies_of(groups, order, column):
    """Return a column for each group but the first: 1 for who is of it, else 0.

    Parameters
    ----------
    groups : Series of str, shape (n,)
    order : list of str
        The groups that somebody is of, the reference first.
    column : str
        What they are groups of.

    Returns
    -------
    DataFrame of float, shape (n, groups - 1)

    Raises
    ------
    Undefined
        When all are of one group.

    Examples
    --------
    >>> dummies_of(pd.Series(["a", "b"]), ["a", "b"], "unit").to_dict("list")
    {'unit=b': [0.0, 1.0]}
    """
    if len(order) < 2:
        raise Undefined(f"{column} is the same for every respondent")
    return pd.DataFrame({value_of(column, g): (groups == g).astype(float) for g in order[1:]})


def group_moderation(response, predictor, groups, order, column, confidence):
    """Regress a variable on a predictor, on groups, and on the products of both.

    Parameters
    ----------
    response : array_like of float, shape (n,)
    predictor : Series of float, shape (n,)
    groups : Series of str, shape (n,)
    order : list of str
        The groups that somebody is of, the reference first.
    column : str
        What they are groups of.
    confidence : float

    Returns
    -------
    GroupModeration

    Raises
    ------
    Undefined
        As `angket.statistics.regression.linear.linear_regression` does; when all are of one group,
        or when the predictor is the same for everyone in a group.

    Notes
    -----
    What all products add is statsmodels' compare_f_test of the models with and without them; the
    slope of a group is the coefficient of the predictor plus that of its product, tested as a
    contrast with the residuals of all groups [1]_.

    References
    ----------
    .. [1] Aiken, L. S. & West, S. G. (1991). Multiple Regression: Testing and
       Interpreting Interactions, ch. 7.

    Examples
    --------
    >>> x = pd.Series([1.0, 2, 3, 4, 1, 2, 3, 4], name="x")
    >>> g = pd.Series(list("aaaabbbb"))
    >>> found = group_moderation([1.0, 2, 3.5, 4, 4, 3, 1.5, 1], x, g, ["a", "b"], "g", 0.95)
    >>> found.slopes["b"].round(3).tolist()
    [1.05, -1.05]
    """
    dummies = dummies_of(groups, order, column)
    for group in order:
        if np.ptp(predictor[groups == group]) == 0:
            raise Undefined(f"{predictor.name} is the same for everybody of the group {group}")
    terms = group_terms(predictor, dummies)
    products = terms.columns[1 + dummies.shape[1] :]
    full = linear_regression(response, terms, confidence)
    fit, without = full.fit, least_squares(response, terms.drop(columns=products))
    f, p, _ = fit.results.compare_f_test(without.results)
    contrasts = np.zeros((len(order), 1 + terms.shape[1]))
    contrasts[:, 1] = 1
    contrasts[1:, 1 + terms.shape[1] - len(products) :] = np.eye(len(products))
    tested = fit.results.t_test(contrasts @ fit.back)
    low, high = tested.conf_int(1 - confidence).T
    slopes = pd.DataFrame(
        {
            "b": tested.effect,
            "se": tested.sd,
            "t": tested.tvalue,
            "p": tested.pvalue,
            "ci_low": low,
            "ci_high": high,
            **hc3_of(fit, contrasts @ fit.back, tested.sd),
            "n": [int((groups == group).sum()) for group in order],
        },
        index=order,
    )
    change = {
        "r_squared_change": max(0.0, float(fit.results.rsquared - without.results.rsquared)),
        "f_change": max(0.0, float(f)),
        "f_change_df1": len(products),
        "f_change_df2": full.model["f_df2"],
        "f_change_p": float(p),
    }
    return GroupModeration(full.coefficients, full.model, change, slopes)
