"""What a model expects along a predictor: a line with its band, or a mark for each category."""

import matplotlib as mpl
import numpy as np

from angket.figures.canvas import new_figure, settled
from angket.figures.legend import key_lines, legend_below
from angket.figures.numbers import localise
from angket.figures.style import INK, LINE, LINE_HEIGHT, SMALL, TALLEST
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
    first = next(iter(curves.values()))
    named = [wrapped(name, full_width() - 0.8, SMALL) for name in curves]
    below, ticks = wrapped(labels[0], full_width() - 1.1), [""]
    if first["x"].dtype != float:
        room = (full_width() - 1.1) / len(first)
        ticks = [wrapped(text, room) for text in first["x"]]
    # Lines of text below the axes, further than one each, ask for height of their own.
    lines = below.count("\n") + max(text.count("\n") for text in ticks)
    lines += key_lines(named, SAMPLE) - 1 if len(curves) > 1 else 0
    height = (4 if is_narrow() else 3.6) + LINE_HEIGHT * lines
    # Where a page has no more room, less is left for the axes and so for the label beside them.
    beside = 2.3 if height <= TALLEST else max(1, TALLEST - LINE_HEIGHT * lines - 1.5)
    figure = new_figure(min(height, TALLEST), notice)
    axes = figure.add_subplot()
    shades = [LINE]
    if len(curves) > 1:
        colours = mpl.colormaps["YlGnBu"]
        shades = [colours(place) for place in np.linspace(*ENDS, len(curves))]
    for place, (name, curve) in enumerate(zip(named, curves.values(), strict=True)):
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
            clip_on=False,
        )  # fmt: skip
    if first["x"].dtype == float:
        localise(axes.xaxis, words)
    else:
        axes.set_xticks(range(len(first)), ticks)
        axes.set_xlim(-0.5, len(first) - 0.5)
    axes.set(xlabel=below, ylabel=wrapped(labels[1], beside))
    axes.set_ylim(bottom=0)
    localise(axes.yaxis, words)
    axes.grid(axis="y")
    if len(curves) > 1:
        legend_below(figure, axes, SAMPLE)
    return settled(figure)
