"""Figures that several kinds of hypothesis have, and what all are drawn from."""

from functools import partial
from typing import NamedTuple

import pandas as pd

from angket.figures.residuals import draw_residuals
from angket.figures.scatter import draw_scatter
from angket.hypotheses.samples import complete_cases
from angket.statistics.regression.curve import fitted_curve
from angket.statistics.undefined import Undefined, or_undefined
from angket.subjects import part_of, whole_and_part


class Pictured(NamedTuple):
    """What figures of hypotheses are drawn from.

    Attributes
    ----------
    statistics : dict
        Of the tests of hypotheses: from section, subject and statistic to value, as texts.
    totals : dict of str to DataFrame of float
        Raw and interval.
    groups : DataFrame of str
        Categories of variables and of profile columns.
    order : dict of str to list of str
        The categories of each in order.
    residuals, predictions : DataFrame
        With a column `hypothesis`.
    settings : dict
        The slice of the study's settings that figures use, with `words`.
    """

    statistics: dict
    totals: dict
    groups: pd.DataFrame
    order: dict
    residuals: pd.DataFrame
    predictions: pd.DataFrame
    settings: dict


def residuals_of(name, hypothesis, pictured):
    """Yield the residuals of each regression of a hypothesis: file, kind, subject, title, drawing.

    Where there are several, they are named after their response.
    """
    settings = pictured.settings
    words, notice = settings["words"], settings.get("notice")
    for subject, left in pictured.residuals.groupby("hypothesis", sort=False):
        of_this, role = whole_and_part(subject)
        if of_this != name:
            continue
        told = [name, *([settings["variables"][hypothesis[role]]["label"]] if role else [])]
        title = words["residuals"].format(hypothesis=", ".join(told))
        drawing = partial(draw_residuals, left["residual"], left["fitted"], words, notice)
        of_role = f"_{role}" if role else ""
        yield f"residuals_{name}{of_role}", "residuals", subject, title, drawing


def scatters_of(name, hypothesis, pictured, predictors, response):
    """Yield the points of each predictor and the response, with the line of a single one."""
    settings = pictured.settings
    words, notice = settings["words"], settings.get("notice")
    axis = words["interval_total" if hypothesis["scale"] == "interval" else "total"]
    names = [*predictors, response]
    sample = complete_cases(pictured.totals[hypothesis["scale"]], names)
    labels = {variable: settings["variables"][variable]["label"] for variable in names}
    axes = {variable: axis.format(variable=label) for variable, label in labels.items()}
    fit = pictured.predictions[pictured.predictions["hypothesis"] == name]
    fitted_line = {} if fit.empty or len(predictors) > 1 else {"fit": fit}
    band = words["band"].format(percent=percent(1 - settings["tests"]["alpha"]))
    for predictor in predictors:
        curved = has_curve(sample[predictor], sample[response], settings["tests"]["alpha"])
        called = words["scatter_curved" if curved else "scatter"]
        title = called.format(response=labels[response], predictor=labels[predictor])
        drawing = partial(
            draw_scatter,
            sample[predictor],
            sample[response],
            (axes[predictor], axes[response]),
            words | {"band": band},
            notice=notice,
            curved=curved,
            **fitted_line,
        )
        yield f"scatter_{name}_{predictor}", "scatter", part_of(name, predictor), title, drawing


def has_curve(x, y, alpha):
    """Tell whether a parabola describes two variables significantly better than a line.

    Parameters
    ----------
    x : Series of float, shape (n,)
    y : array_like of float, shape (n,)
    alpha : float
        The significance level.

    Returns
    -------
    bool

    Examples
    --------
    >>> x = pd.Series([0.0, 1, 2, 3, 4, 5, 6], name="x")
    >>> has_curve(x, [9.1, 4, 1.1, 0, 0.9, 4.1, 9], 0.05), has_curve(x, 2 * x, 0.05)
    (True, False)
    """
    found = or_undefined(fitted_curve, y, x.to_frame(), x)
    return not isinstance(found, Undefined) and found["quadratic_p"] <= alpha


def percent(share):
    """Write a share as percent without needless decimals."""
    return f"{share * 100:.4g}"
