"""What a model expects along each of its predictors, for figures of several kinds."""

from typing import NamedTuple

import numpy as np
import pandas as pd
import scipy.special

from angket.statistics.normal_test import normal_limits
from angket.subjects import value_of

# Steps between the smallest and the largest value of a number.
STEPS = 40


class Link(NamedTuple):
    """What turns an expected outcome into a number without ends, and back.

    Attributes
    ----------
    there, back : callable
        Of arrays.
    slope : callable
        Of expected outcomes: how much these change where that number is one higher.
    """

    there: object
    back: object
    slope: object


LOGIT = Link(scipy.special.logit, scipy.special.expit, lambda p: p * (1 - p))
LOG = Link(np.log, np.exp, lambda mean: mean)


def values_along(given, name):
    """Return the values of a predictor to look at, and what its terms are there.

    Parameters
    ----------
    given : angket.hypotheses.predictors.Predictors
    name : str
        A variable or a profile column.

    Returns
    -------
    x : list of float or of str
        Over the range of a number; the categories of a column, the reference first.
    terms : list of str
        The columns of `given.table` that belong to it.
    values : ndarray of float, shape (x, terms)

    Examples
    --------
    >>> from angket.hypotheses.predictors import Predictors
    >>> given = Predictors(pd.DataFrame({"sex=man": [0.0, 1.0]}), [], {"sex": "woman"})
    >>> values_along(given, "sex")
    (['woman', 'man'], ['sex=man'], array([[0.],
           [1.]]))
    """
    if name in given.numbers:
        column = given.table[name]
        x = np.linspace(column.min(), column.max(), STEPS + 1)
        return x.tolist(), [name], x[:, None]
    reference = given.references[name]
    prefix = value_of(name, "")
    terms = [term for term in given.table if term.startswith(prefix) and term not in given.numbers]
    x = [reference, *(term.removeprefix(prefix) for term in terms)]
    return x, terms, np.vstack([np.zeros(len(terms)), np.eye(len(terms))])


def with_band(x, predictions, gradients, covariance, confidence, link):
    """Return a curve as `angket.figures.predicted` draws it.

    The band is made where errors are the same in both directions, and turned back: it cannot
    leave what the outcome can be. Of a single predictor it is that of R's
    predict(type = "link", se.fit = TRUE).

    Parameters
    ----------
    x : list
    predictions : ndarray of float, shape (x,)
    gradients : ndarray of float, shape (x, k)
    covariance : ndarray of float, shape (k, k)
    confidence : float
    link : Link

    Returns
    -------
    DataFrame
        x, value, low, high; the limits are those of what is expected where that is an end, which
        has no number on the other side.

    Examples
    --------
    >>> one = np.array([[0.1]])
    >>> with_band([1.0], np.array([0.5]), one, one * 100, 0.95, LOGIT).round(3).values.tolist()
    [[1.0, 0.5, 0.077, 0.923]]
    """
    errors = np.sqrt(np.einsum("ij,jk,ik->i", gradients, covariance, gradients))
    with np.errstate(divide="ignore", invalid="ignore"):
        errors = errors / link.slope(predictions)
        limits = map(link.back, normal_limits(link.there(predictions), errors, confidence))
    low, high = (np.where(np.isnan(limit), predictions, limit) for limit in limits)
    return pd.DataFrame({"x": x, "value": predictions, "low": low, "high": high})


def label_in(settings, name):
    """Return the label of a variable or a profile column, as it stands in the title of a figure."""
    return (settings["variables"] | settings["profile"])[name]["label"]


def labelled(name, hypothesis, settings):
    """Return what the axis of a predictor is called."""
    words = settings["words"]
    if name in settings["variables"]:
        axis = words["interval_total" if hypothesis["scale"] == "interval" else "total"]
        return axis.format(variable=settings["variables"][name]["label"])
    return label_in(settings, name)
