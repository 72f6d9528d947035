"""Marginal effects: what a predictor changes in the scale of the outcome, on average."""

from typing import NamedTuple

import numpy as np
import pandas as pd
import scipy.special

from angket.statistics.normal_test import normal_limits, two_sided_p


class Curve(NamedTuple):
    """What turns a sum of predictors into an expected outcome, with two derivatives.

    Attributes
    ----------
    value, slope, bend : callable
        Each of an array of sums.
    """

    value: object
    slope: object
    bend: object


def _logistic_slope(eta):
    return scipy.special.expit(eta) * scipy.special.expit(-eta)


LOGISTIC = Curve(
    scipy.special.expit,
    _logistic_slope,
    lambda eta: _logistic_slope(eta) * (1 - 2 * scipy.special.expit(eta)),
)
EXPONENTIAL = Curve(np.exp, np.exp, np.exp)


def average_effects(curve, parameters, design, terms, offset=0.0, sign=1.0):
    """Return what each term changes in the expected outcome, averaged over respondents.

    Parameters
    ----------
    curve : Curve
    parameters : ndarray of float, shape (k,)
    design : ndarray of float, shape (n, k)
        So that curve.value(design @ parameters + offset) is what is expected.
    terms : dict of str to (int, list of int or None)
        Of each term its place in the design; of a category also the places of all categories of
        its column.
    offset : float or ndarray of float, shape (n,)
    sign : float
        -1 where the design holds the predictors with a minus.

    Returns
    -------
    effects : ndarray of float, shape (terms,)
    gradients : ndarray of float, shape (terms, k)
        By the parameters, from which `with_errors` makes standard errors.

    Notes
    -----
    Of a number it is the average slope; of a category, the average change from the category that
    it is compared with, everybody being put into the one and into the other [1]_.

    References
    ----------
    .. [1] Long, J. S. & Freese, J. (2014). Regression models for categorical dependent variables
       using Stata (3rd ed.). Stata Press.

    Examples
    --------
    >>> design = np.array([[1.0, 0], [1, 1], [1, 2]])
    >>> effects, _ = average_effects(EXPONENTIAL, np.array([0.0, 0.5]), design, {"x": (1, None)})
    >>> round(float(effects[0]), 3)
    0.895
    """
    eta = design @ parameters + offset
    slope, bend = curve.slope(eta), curve.bend(eta)
    effects, gradients = [], []
    for place, siblings in terms.values():
        if siblings is None:
            b = sign * parameters[place]
            gradient = (bend * b) @ design / len(design)
            gradient[place] += sign * slope.mean()
            effects.append(b * slope.mean())
        else:
            ones, zeros = (design.copy() for _ in range(2))
            ones[:, siblings] = zeros[:, siblings] = 0.0
            ones[:, place] = sign
            with_it, without = (part @ parameters + offset for part in (ones, zeros))
            gradient = (curve.slope(with_it) @ ones - curve.slope(without) @ zeros) / len(design)
            effects.append((curve.value(with_it) - curve.value(without)).mean())
        gradients.append(gradient)
    return np.array(effects), np.array(gradients)


def average_predictions(curve, parameters, design, place, values, offset=0.0):
    """Return what is expected on average if everybody had the same value of a predictor.

    Parameters
    ----------
    curve, parameters, design, offset
        As in `average_effects`.
    place : int or list of int
        Of the predictor in the design; of categories, the places of all terms of the column.
    values : sequence
        Of the predictor, with the sign that the design gives it; of categories, each a list of
        what the terms of the column are.

    Returns
    -------
    predictions : ndarray of float, shape (values,)
    gradients : ndarray of float, shape (values, k)

    Examples
    --------
    >>> design = np.array([[1.0, 0], [1, 1], [1, 2]])
    >>> parameters = np.array([0.0, 0.5])
    >>> average_predictions(EXPONENTIAL, parameters, design, 1, [0.0])[0].tolist()
    [1.0]
    """
    predictions, gradients = [], []
    for value in values:
        moved = design.copy()
        moved[:, place] = value
        eta = moved @ parameters + offset
        predictions.append(curve.value(eta).mean())
        gradients.append(curve.slope(eta) @ moved / len(design))
    return np.array(predictions), np.array(gradients)


def with_errors(effects, gradients, covariance, confidence, index):
    """Return effects with standard errors by the delta method, p and interval.

    Parameters
    ----------
    effects : ndarray of float, shape (t,)
    gradients : ndarray of float, shape (t, k)
    covariance : ndarray of float, shape (k, k)
    confidence : float
    index : sequence of str

    Returns
    -------
    DataFrame
        marginal_effect, and with that before them _se, _p, _ci_low, _ci_high.

    Examples
    --------
    >>> one = np.array([[1.0]])
    >>> table = with_errors(np.array([2.0]), one, one, 0.95, ["x"])
    >>> [round(float(value), 3) for value in table.loc["x"]]
    [2.0, 1.0, 0.046, 0.04, 3.96]
    """
    errors = np.sqrt(np.einsum("ij,jk,ik->i", gradients, covariance, gradients))
    low, high = normal_limits(effects, errors, confidence)
    return pd.DataFrame(
        {
            "marginal_effect": effects,
            "marginal_effect_se": errors,
            "marginal_effect_p": two_sided_p(effects / errors),
            "marginal_effect_ci_low": low,
            "marginal_effect_ci_high": high,
        },
        index=list(index),
    )
