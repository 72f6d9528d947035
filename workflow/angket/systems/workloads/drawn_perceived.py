"""Measured beside perceived workload: a point for each unit, with its name."""

import numpy as np

from angket.figures.canvas import new_figure, settled
from angket.figures.labelled_points import limits_around, name_points
from angket.figures.numbers import localise
from angket.figures.style import LINE, LINE_HEIGHT, POINT
from angket.figures.texts import wrapped
from angket.figures.width import full_width, is_narrow

# What the axes leave of the width, in inches; and how far they reach beyond the outermost points.
EDGE, MARGIN = 1.3, 0.18


def draw_perceived(units, labels, words, notice=None):
    """Draw units by their measured and perceived workload.

    Parameters
    ----------
    units : DataFrame of float
        Indexed by name: measured, perceived.
    labels : tuple of two str
        Of the axes: measured and perceived.
    words : dict
        With the marks of numbers.
    notice : str, optional

    Returns
    -------
    matplotlib.figure.Figure
    """
    below = wrapped(labels[0], full_width() - EDGE)
    height = (4.2 if is_narrow() else 3.8) + LINE_HEIGHT * below.count("\n")
    figure = new_figure(height, notice)
    axes = figure.add_subplot()
    places = units[["measured", "perceived"]].to_numpy(dtype=float)
    axes.set_xlim(*limits_around(np.append(places[:, 0], 1), MARGIN))
    axes.set_ylim(*limits_around(places[:, 1], MARGIN))
    # Here the work takes all of the time that there is.
    axes.axvline(1, color=LINE, lw=1, ls=(0, (5, 2)), zorder=1)
    axes.scatter(*places.T, s=24, color=POINT, zorder=3)
    axes.set(xlabel=below, ylabel=wrapped(labels[1], height - 1.2))
    localise(axes.xaxis, words)
    localise(axes.yaxis, words)
    whole = settled(figure)
    name_points(axes, places, [*map(str, units.index)])
    return whole
