"""What a model expects along a predictor: a line with its band, or a mark for each category."""

import matplotlib as mpl
import numpy as np

from angket.figures.canvas import new_figure, settled
from angket.figures.legend import legend_below
from angket.figures.numbers import localise
from angket.figures.style import INK, LINE
from angket.figures.texts import wrapped
from angket.figures.width import full_width, is_narrow

# Of several lines: told apart by dashes and marks in grey, too.
DASHES = ("solid", (0, (6, 2)), (0, (1.2, 1.4)), (0, (6, 2, 1.2, 2)), (0, (3, 1.4)))
MARKS = "osD^v"
# Where on the colour map the lowest and highest of several lines are; its light end is no line.
ENDS = 0.4, 1.0
# How far apart the marks of one category are, all together, of the distance to the next one.
SPREAD = 0.5
SAMPLE = 26


def draw_predicted(curves, labels, words, notice=None):
    """Draw what is expected at each value of a predictor, with its interval.

    Parameters
    ----------
    curves : dict of str to DataFrame
        From what each curve is called to x, a number or the name of a category, value, low, high.
    labels : tuple of two str
        Of the axes.
    words : dict
    notice : str, optional

    Returns
    -------
    matplotlib.figure.Figure
    """
    figure = new_figure(4 if is_narrow() else 3.6, notice)
    axes = figure.add_subplot()
    shades = [LINE]
    if len(curves) > 1:
        colours = mpl.colormaps["YlGnBu"]
        shades = [colours(place) for place in np.linspace(*ENDS, len(curves))]
    for place, (name, curve) in enumerate(curves.items()):
        dashes, mark = DASHES[place % len(DASHES)], MARKS[place % len(MARKS)]
        if curve["x"].dtype == float:
            axes.fill_between(
                curve["x"], curve["low"], curve["high"], color=shades[place], alpha=0.15, lw=0
            )
            axes.plot(curve["x"], curve["value"], color=shades[place], ls=dashes, lw=1.8,
                      label=name)  # fmt: skip
            continue
        aside = (place - (len(curves) - 1) / 2) * SPREAD / max(1, len(curves))
        reach = [curve["value"] - curve["low"], curve["high"] - curve["value"]]
        axes.errorbar(
            np.arange(len(curve)) + aside, curve["value"], reach, fmt=mark, color=shades[place],
            ecolor=shades[place], mec=INK, mew=0.4, ms=5.5, capsize=3, label=name,
        )  # fmt: skip
    first = next(iter(curves.values()))
    if first["x"].dtype == float:
        localise(axes.xaxis, words)
    else:
        room = (full_width() - 1.1) / len(first)
        axes.set_xticks(range(len(first)), [wrapped(text, room) for text in first["x"]])
        axes.set_xlim(-0.5, len(first) - 0.5)
    axes.set(xlabel=wrapped(labels[0], full_width() - 1.1), ylabel=wrapped(labels[1], 2.6))
    axes.set_ylim(bottom=0)
    localise(axes.yaxis, words)
    axes.grid(axis="y")
    if len(curves) > 1:
        legend_below(figure, axes, SAMPLE)
    return settled(figure)
