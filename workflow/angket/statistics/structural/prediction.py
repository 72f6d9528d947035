"""How well a model of composites predicts answers that it has not seen."""

from typing import NamedTuple

import numpy as np


class Predicted(NamedTuple):
    """Errors of prediction, by item of the constructs that a path leads to.

    Attributes
    ----------
    items : tuple of int
        Places of the items.
    rmse, mae : ndarray of float, shape (k,)
        Of the model.
    rmse_linear, mae_linear : ndarray of float, shape (k,)
        Of a linear regression on the items of all constructs that no path leads to; NaN where
        there are too few respondents for it.
    q_squared : ndarray of float, shape (k,)
        How much smaller the squared errors are than those of the mean.
    """

    items: tuple
    rmse: np.ndarray
    mae: np.ndarray
    rmse_linear: np.ndarray
    mae_linear: np.ndarray
    q_squared: np.ndarray


def predict(answers, predictor, folds):
    """Predict the answers of each part of the respondents from a model of the others [1]_.

    Parameters
    ----------
    answers : ndarray of float, shape (n, p)
    predictor : angket.statistics.structural.predictor.Predictor
    folds : ndarray of int, shape (r, n)
        The part that each respondent belongs to, in r repetitions.

    Returns
    -------
    Predicted
        A construct is predicted from the scores of those that act on it, and their products;
        of a construct of a higher order, items by its loadings on lower ones and theirs on these.

    References
    ----------
    .. [1] Shmueli, G., Sarstedt, M., Hair, J. F., Cheah, J.-H., Ting, H., Vaithilingam, S.
       & Ringle, C. M. (2019). Predictive model assessment in PLS-SEM: guidelines for using
       PLSpredict. European Journal of Marketing 53, 2322-2347.

    Examples
    --------
    >>> from angket.statistics.structural.path_model import path_model
    >>> from angket.statistics.structural.predictor import Predictor
    >>> model = path_model({"x": ["x1"], "y": ["y1"]}, {"y": ["x"]})
    >>> x = np.arange(20.0)
    >>> answers = np.column_stack([x, 2 * x])
    >>> predict(answers, Predictor(model), np.arange(20)[None] % 5).q_squared
    array([1.])
    """
    acted_on = predictor.blocks[:, predictor.model.endogenous].any(axis=1)
    wanted, given = np.flatnonzero(acted_on), np.flatnonzero(~acted_on)
    errors = {"model": [], "linear": [], "mean": []}
    for parts in folds:
        for part in np.unique(parts):
            train, test = answers[parts != part], answers[parts == part]
            seen = test[:, wanted]
            errors["model"].append(_predicted(train, test, predictor)[:, wanted] - seen)
            errors["linear"].append(_linear(train, test, given, wanted) - seen)
            errors["mean"].append(train[:, wanted].mean(axis=0) - seen)
    error, linear, mean = (np.concatenate(errors[one]) for one in ("model", "linear", "mean"))
    return Predicted(
        tuple(wanted.tolist()),
        np.sqrt((error**2).mean(axis=0)),
        np.abs(error).mean(axis=0),
        np.sqrt((linear**2).mean(axis=0)),
        np.abs(linear).mean(axis=0),
        1 - (error**2).sum(axis=0) / (mean**2).sum(axis=0),
    )


def _predicted(train, test, predictor):
    """Return predicted answers, shape (t, p), from a model of those to train on."""
    told = predictor.standardised(train, test)
    return told * train.std(axis=0, ddof=1) + train.mean(axis=0)


def _linear(train, test, given, wanted):
    """Return the predictions of a linear regression on all given items, shape (t, k)."""
    if len(train) <= len(given) + 1:
        return np.full((len(test), len(wanted)), np.nan)
    design = np.column_stack([np.ones(len(train)), train[:, given]])
    slopes = np.linalg.lstsq(design, train[:, wanted], rcond=None)[0]
    return np.column_stack([np.ones(len(test)), test[:, given]]) @ slopes


def blindfolded(answers, predictor, distance=7):
    """Return how well left-out cells of the answers are told from the structural model.

    Of each construct that a path leads to, every d-th cell is left out, down one item after
    the other, and the mean of the item put in its place; the model of what is left
    predicts them [1]_, [2]_.

    Parameters
    ----------
    answers : ndarray of float, shape (n, p)
    predictor : angket.statistics.structural.predictor.Predictor
        Not corrected for errors of measurement.
    distance : int
        From a cell to the next; it does not divide the number of respondents.

    Returns
    -------
    ndarray of float, shape (q,)
        Q squared by redundancy; NaN for constructs that no path leads to.

    References
    ----------
    .. [1] Stone, M. (1974). Cross-validatory choice and assessment of statistical
       predictions. Journal of the Royal Statistical Society B 36, 111-147.
    .. [2] Geisser, S. (1974). A predictive approach to the random effect model.
       Biometrika 61, 101-107.

    Examples
    --------
    >>> from angket.statistics.structural.path_model import path_model
    >>> from angket.statistics.structural.predictor import Predictor
    >>> model = path_model({"x": ["x1"], "y": ["y1"]}, {"y": ["x"]})
    >>> x = np.arange(20.0)
    >>> blindfolded(np.column_stack([x, x % 5]), Predictor(model)).round(2)
    array([  nan, -0.07])
    """
    model = predictor.model
    found = np.full(len(model.constructs), np.nan)
    for one in model.endogenous:
        block = np.flatnonzero(predictor.blocks[:, one])
        cells = np.arange(len(answers) * len(block)).reshape(len(block), -1).T
        errors = of_means = 0.0
        for start in range(distance):
            left_out = cells % distance == start
            kept = np.where(left_out, np.nan, answers[:, block])
            means, spreads = np.nanmean(kept, axis=0), np.nanstd(kept, axis=0, ddof=1)
            filled = answers.copy()
            filled[:, block] = np.where(left_out, means, kept)
            told = predictor.standardised(filled, filled)[:, block] * spreads + means
            errors += ((answers[:, block] - told)[left_out] ** 2).sum()
            of_means += ((answers[:, block] - means)[left_out] ** 2).sum()
        found[one] = 1 - errors / of_means
    return found
