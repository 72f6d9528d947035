"""What a model expects along each of its predictors, for figures of several kinds."""

import numpy as np
import pandas as pd

from angket.statistics.normal_test import normal_limits
from angket.subjects import value_of

# Steps between the smallest and the largest value of a number.
STEPS = 40


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


def with_band(x, predictions, gradients, covariance, confidence, highest=np.inf):
    """Return a curve as `angket.figures.predicted` draws it.

    Parameters
    ----------
    x : list
    predictions : ndarray of float, shape (x,)
    gradients : ndarray of float, shape (x, k)
    covariance : ndarray of float, shape (k, k)
    confidence : float
    highest : float
        What the band stays within; it never goes below zero.

    Returns
    -------
    DataFrame
        x, value, low, high.
    """
    errors = np.sqrt(np.einsum("ij,jk,ik->i", gradients, covariance, gradients))
    low, high = normal_limits(predictions, errors, confidence)
    return pd.DataFrame(
        {
            "x": x,
            "value": predictions,
            "low": np.clip(low, 0, highest),
            "high": np.clip(high, 0, highest),
        }
    )


def labelled(name, hypothesis, settings):
    """Return what the axis of a predictor is called."""
    words = settings["words"]
    if name in settings["variables"]:
        axis = words["interval_total" if hypothesis["scale"] == "interval" else "total"]
        return axis.format(variable=settings["variables"][name]["label"])
    return settings["profile"][name]["label"]
