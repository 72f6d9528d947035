"""A moderation by groups at a look: the points, and a line with its band for each group."""

import numpy as np

from angket.figures.canvas import new_figure, settled
from angket.figures.legend import key_lines, legend_below
from angket.figures.numbers import grouped, localise
from angket.figures.scatter import draw_points
from angket.figures.style import FAINT, INK, LINE, LINE_HEIGHT, SIDE, SMALL
from angket.figures.texts import wrapped
from angket.figures.width import full_width, is_narrow

# Told apart by dashes in grey, too; more groups than colours begin again with other dashes.
COLOURS = (INK, LINE, SIDE, "#6A51A3", "#1B7837", "#8C510A")
DASHES = ("solid", (0, (6, 2)), (0, (1.2, 1.4)), (0, (6, 2, 1.2, 2)), (0, (3, 1.2)))
# A sample of a line in the legend, in points.
SAMPLE = 26


def draw_group_lines(x, y, lines, sizes, labels, words, notice=None):
    """Draw y against x with a line and its band for each group.

    Parameters
    ----------
    x, y : array_like of float, shape (n,)
    lines : dict of str to DataFrame
        From group to x, fitted, mean_low, mean_high, as
        `angket.statistics.regression.group_lines` returns them.
    sizes : dict of str to int
        How many are of each group.
    labels : tuple of three str
        Of the axes, and of what has the groups, above their names.
    words : dict
    notice : str, optional

    Returns
    -------
    matplotlib.figure.Figure
    """
    names = {
        group: wrapped(f"{group} (*n* = {grouped(sizes[group], words)})", full_width() - 0.8, SMALL)
        for group in lines
    }
    further = key_lines([*names.values()], SAMPLE) - 1
    figure = new_figure((4 if is_narrow() else 3.6) + LINE_HEIGHT * further, notice)
    axes = figure.add_subplot()
    draw_points(
        figure, axes, np.asarray(x, dtype=float), np.asarray(y, dtype=float), words, told=False,
        color=FAINT,
    )  # fmt: skip
    for place, (group, line) in enumerate(lines.items()):
        color = COLOURS[place % len(COLOURS)]
        axes.fill_between(line["x"], line["mean_low"], line["mean_high"], color=color, alpha=0.11,
                          lw=0, zorder=2.5)  # fmt: skip
        axes.plot(line["x"], line["fitted"], color=color, ls=DASHES[place % len(DASHES)], lw=1.8,
                  label=names[group], zorder=3)  # fmt: skip
    axes.set(xlabel=wrapped(labels[0], full_width() - 1.1), ylabel=wrapped(labels[1], 2.3))
    localise(axes.xaxis, words)
    localise(axes.yaxis, words)
    axes.grid()
    legend_below(figure, axes, SAMPLE, title=labels[2])
    return settled(figure)
