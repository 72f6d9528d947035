"""A moderation at a look: the points, and a line for each of three values of the moderator."""

import numpy as np

from angket.figures.canvas import new_figure, settled
from angket.figures.legend import legend_below
from angket.figures.numbers import localise
from angket.figures.scatter import draw_points
from angket.figures.style import FAINT, INK, LINE, SIDE
from angket.figures.texts import wrapped
from angket.figures.width import full_width, is_narrow

# Of the lowest, middle and highest value: told apart by dashes in grey, too.
COLOURS = (SIDE, INK, LINE)
DASHES = ((0, (1.2, 1.4)), (0, (6, 2)), "solid")
# A sample of a line in the legend, in points.
SAMPLE = 26


def draw_interaction(x, y, lines, labels, words, notice=None):
    """Draw y against x with a line and its band for each value of a moderator.

    Parameters
    ----------
    x, y : array_like of float, shape (n,)
    lines : dict of str to DataFrame
        Three lines from what each is called to x, fitted, mean_low, mean_high, as
        `angket.statistics.regression.simple_lines` returns them.
    labels : tuple of three str
        Of the axes, and of the moderator, above the names of the lines.
    words : dict
    notice : str, optional

    Returns
    -------
    matplotlib.figure.Figure
    """
    figure = new_figure(4 if is_narrow() else 3.6, notice)
    axes = figure.add_subplot()
    draw_points(
        figure, axes, np.asarray(x, dtype=float), np.asarray(y, dtype=float), words, told=False,
        color=FAINT,
    )  # fmt: skip
    for (name, line), colour, dashes in zip(lines.items(), COLOURS, DASHES, strict=True):
        axes.fill_between(line["x"], line["mean_low"], line["mean_high"], color=colour, alpha=0.13,
                          lw=0, zorder=2.5)  # fmt: skip
        axes.plot(line["x"], line["fitted"], color=colour, ls=dashes, lw=1.8, label=name, zorder=3)
    axes.set(xlabel=wrapped(labels[0], full_width() - 1.1), ylabel=wrapped(labels[1], 2.3))
    localise(axes.xaxis, words)
    localise(axes.yaxis, words)
    axes.grid()
    legend_below(figure, axes, SAMPLE, title=labels[2])
    return settled(figure)
