"""What is drawn of a logistic regression: the ROC curve, with the area under it."""

from functools import partial

import numpy as np

from angket.figures.canvas import new_figure, settled
from angket.figures.legend import legend_below
from angket.figures.numbers import localise, number
from angket.figures.style import INK, LINE
from angket.hypotheses.logistic.discrimination import curve

# More corners than this cannot be told apart, and make the file heavy.
CORNERS = 1000


def figures(name, hypothesis, pictured):
    """Yield file, kind, subject, title and drawing of the figure, where there is a model."""
    words, notice = pictured.settings["words"], pictured.settings.get("notice")
    of_this = pictured.predictions[pictured.predictions["hypothesis"] == name]
    if of_this.empty:
        return
    curves = curve(of_this["event"], of_this["fitted"])
    drawing = partial(draw_curve, *curves, words, notice)
    yield f"roc_{name}", "roc", name, words["roc"], drawing


def draw_curve(wrong, right, words, notice=None):
    """Draw the share of right alarms against that of wrong ones, at every threshold.

    Parameters
    ----------
    wrong, right : ndarray of float
        From 0 to 1, as `curve` returns them.
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
    axes.set(xlabel=words["roc_wrong"], ylabel=words["roc_right"], xlim=(0, 1), ylim=(0, 1))
    axes.set_aspect("equal")
    localise(axes.xaxis, words)
    localise(axes.yaxis, words)
    axes.grid()
    legend_below(figure, axes, sample=18)
    return settled(figure)
