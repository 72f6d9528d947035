"""What is drawn of a logistic regression: probabilities along predictors, and the ROC curve."""

from functools import partial

import numpy as np

from angket.figures.canvas import new_figure, settled
from angket.figures.legend import legend_below
from angket.figures.numbers import localise, number
from angket.figures.predicted import draw_predicted
from angket.figures.style import INK, LINE
from angket.figures.texts import wrapped
from angket.figures.width import full_width
from angket.hypotheses.along import LOGIT, label_in, labelled, values_along, with_band
from angket.hypotheses.logistic.design import design_of
from angket.hypotheses.logistic.discrimination import curve
from angket.hypotheses.logistic.model import logistic_regression, with_constant
from angket.statistics.regression.marginal import LOGISTIC, average_predictions
from angket.subjects import part_of

# More corners than this cannot be told apart, and make the file heavy.
CORNERS = 1000


def figures(name, hypothesis, pictured):
    """Yield file, kind, subject, title and drawing of each figure, where there is a model."""
    words, notice = pictured.settings["words"], pictured.settings.get("notice")
    of_this = pictured.predictions[pictured.predictions["hypothesis"] == name]
    if of_this.empty:
        return
    curves = curve(of_this["event"], of_this["fitted"])
    drawing = partial(draw_curve, *curves, hypothesis["event"], words, notice)
    yield f"roc_{name}", "roc", name, words["roc"], drawing
    yield from _along(name, hypothesis, pictured)


def _along(name, hypothesis, pictured):
    """Yield the probability of the event along each predictor."""
    settings = pictured.settings
    words, confidence = settings["words"], 1 - settings["tests"]["alpha"]
    design = design_of(hypothesis, pictured, hypothesis["scale"])
    fit = logistic_regression(design.event, design.predictors, confidence)
    matrix, places = with_constant(design.given), [None, *design.predictors]
    asked = {
        "event": hypothesis["event"],
        "response": label_in(settings, hypothesis["response"]),
    }
    axis = words["probability_of"].format(**asked)
    for place, predictor in enumerate(hypothesis["predictors"], 1):
        x, terms, values = values_along(design.given, predictor)
        found = average_predictions(
            LOGISTIC, fit.parameters, matrix, [places.index(term) for term in terms], values
        )
        line = with_band(x, *found, fit.covariance, confidence, LOGIT)
        labels = labelled(predictor, hypothesis, settings), axis
        title = words["probability"].format(predictor=label_in(settings, predictor), **asked)
        drawing = partial(draw_predicted, {axis: line}, labels, words, settings.get("notice"))
        subject = part_of(name, predictor)
        yield f"probability_{name}_{place}", "probability", subject, title, drawing


def draw_curve(wrong, right, event, words, notice=None):
    """Draw the share of right alarms against that of wrong ones, at every threshold.

    Parameters
    ----------
    wrong, right : ndarray of float
        From 0 to 1, as `curve` returns them.
    event : str
        The category whose probability is predicted.
    words : dict
    notice : str, optional

    Returns
    -------
    matplotlib.figure.Figure
    """
    figure = new_figure(3.6, notice)
    axes = figure.add_subplot()
    area = float(((right[1:] + right[:-1]) / 2 * (wrong[1:] - wrong[:-1])).sum())
    told = number(area, 3, words["decimal_mark"])
    if not words["leading_zero"] and area < 1:
        told = told.removeprefix("0")
    shown = np.unique(np.linspace(0, len(wrong) - 1, CORNERS).astype(int))
    axes.plot(
        wrong[shown],
        right[shown],
        color=LINE,
        lw=1.6,
        label=words["roc_area"].format(area=told),
        clip_on=False,
    )
    axes.plot([0, 1], [0, 1], color=INK, lw=0.9, ls=(0, (4, 3)), label=words["roc_chance"])
    of_x, of_y = (words[key].format(event=event) for key in ("roc_wrong", "roc_right"))
    of_x, of_y = wrapped(of_x, full_width() - 1.1), wrapped(of_y, 2.3)
    axes.set(xlabel=of_x, ylabel=of_y, xlim=(0, 1), ylim=(0, 1))
    axes.set_aspect("equal")
    localise(axes.xaxis, words)
    localise(axes.yaxis, words)
    axes.grid()
    legend_below(figure, axes, sample=18)
    return settled(figure)
