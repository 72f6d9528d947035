"""The tasks that take the most time: a bar for each, in persons."""

import numpy as np

from angket.figures.canvas import new_figure, settled
from angket.figures.numbers import localise, number
from angket.figures.style import LINE_HEIGHT, MISSING, POINT, SMALL, TALLEST, TEXT
from angket.figures.texts import text_width, thinned, wrapped
from angket.figures.width import full_width, share

# What names may take of a page's width, and the least height of a row, in inches.
NAMES, PITCH = 2.7, 0.24
THICKEST = 0.16


def draw_load(rows, words, notice=None):
    """Draw how many persons the work of each task fills, the most on top.

    Parameters
    ----------
    rows : DataFrame
        label; persons (minutes by the working time of one); rest, whether the row stands for all
        further tasks.
    words : dict
        With persons_of_task, and the marks of numbers.
    notice : str, optional

    Returns
    -------
    matplotlib.figure.Figure
    """
    names = [wrapped(label, share(NAMES)) for label in rows["label"]]
    ends = [number(value, 2, words["decimal_mark"]) for value in rows["persons"]]
    room = full_width() - max(map(text_width, names)) - 0.4
    below = wrapped(words["persons_of_task"], room)
    edge = 0.45 + LINE_HEIGHT * (1 + below.count("\n"))
    tall = np.array([max(PITCH, 0.09 + TEXT * 1.25 / 72 * (1 + n.count("\n"))) for n in names])
    height = min(TALLEST, edge + tall.sum())
    figure = new_figure(height, notice)
    axes = figure.add_subplot()
    pitch = (height - edge) * tall / tall.sum()
    places = np.cumsum(pitch) - pitch / 2
    widths = rows["persons"].to_numpy(float)
    colours = [MISSING if rest else POINT for rest in rows["rest"]]
    axes.barh(places, widths, height=min(pitch.min() * 0.7, THICKEST), color=colours)
    for place, width, end in zip(places, widths, thinned(ends, pitch.min()), strict=True):
        axes.annotate(end, (width, place), (3, 0), textcoords="offset points",
                      va="center_baseline", fontsize=SMALL, annotation_clip=False)  # fmt: skip
    beyond = (max(text_width(end, SMALL) for end in ends) + 0.08) / room
    axes.set(xlim=(0, max(widths.max(), 1e-9) / max(1 - beyond, 0.4)), ylim=(pitch.sum(), 0))
    axes.set_xlabel(below)
    axes.locator_params(axis="x", nbins=max(3, int(room / 0.55)))
    localise(axes.xaxis, words)
    axes.set_yticks(places, thinned(names, pitch.min()))
    axes.tick_params(axis="y", length=0)
    axes.spines["left"].set_visible(False)
    return settled(figure)
