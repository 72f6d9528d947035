"""The lines of a moderation between constructs, at three values of the moderator."""

import numpy as np

from angket.figures.canvas import new_figure, settled
from angket.figures.interaction import COLOURS, DASHES, SAMPLE
from angket.figures.legend import key_lines, legend_below
from angket.figures.numbers import localise
from angket.figures.style import LINE_HEIGHT
from angket.figures.texts import wrapped
from angket.figures.width import full_width, is_narrow

# Of the predictor, in standard deviations from its mean: as far as the moderator's values.
REACH = 1


def draw_slopes(lines, labels, words, notice=None):
    """Draw what is expected of a construct by another, at three values of a moderator.

    Parameters
    ----------
    lines : dict of str to tuple of two float
        Three lines from what each is called to where it is at the mean of the predictor, and its
        slope; all in standard deviations.
    labels : tuple of three str
        Of the axes, and of the moderator, above the names of the lines.
    words : dict
    notice : str, optional

    Returns
    -------
    matplotlib.figure.Figure
    """
    further = key_lines([*lines], SAMPLE) - 1
    figure = new_figure((3.4 if is_narrow() else 3.1) + LINE_HEIGHT * further, notice)
    axes = figure.add_subplot()
    x = np.array([-REACH, REACH], dtype=float)
    for (name, (middle, slope)), colour, dashes in zip(lines.items(), COLOURS, DASHES, strict=True):
        axes.plot(x, middle + slope * x, color=colour, ls=dashes, lw=1.8, label=name)
    axes.set(xlabel=wrapped(labels[0], full_width() - 1.1), ylabel=wrapped(labels[1], 2.3))
    axes.set_xticks([-REACH, 0, REACH])
    axes.margins(x=0.04)
    localise(axes.xaxis, words)
    localise(axes.yaxis, words)
    axes.grid()
    legend_below(figure, axes, SAMPLE, title=labels[2])
    return settled(figure)
