"""Importance against performance of items, in four quadrants: a Cartesian diagram."""

import numpy as np

from angket.figures.canvas import new_figure, settled
from angket.figures.labelled_points import limits_around, name_points
from angket.figures.legend import legend_below
from angket.figures.numbers import localise
from angket.figures.style import INK, LINE, LINE_HEIGHT, POINT, SMALL, TEXT
from angket.figures.texts import text_width, wrapped
from angket.figures.width import full_width, is_narrow

# What the axes leave of the width, in inches, and the name of a quadrant of its half.
EDGE, OF_HALF = 1.3, 0.9
# How far beyond the outermost items and lines the axes reach, in parts of their range: enough for
# the names of the quadrants above and below.
BESIDE, ABOVE = 0.12, 0.2
# In which corner each quadrant is named.
CORNERS = {
    "concentrate_here": (0, 1),
    "keep_up": (1, 1),
    "low_priority": (0, 0),
    "possible_overkill": (1, 0),
}


def draw_quadrants(items, lines, labels, words, notice=None):
    """Draw items by their performance and importance, with the lines that cross.

    Parameters
    ----------
    items : DataFrame
        Indexed by what each item is called: performance, importance, sure (whether it stays in
        its quadrant where respondents are drawn again).
    lines : tuple of two float
        Of performance and of importance.
    labels : tuple of two str
        Of the axes: performance and importance.
    words : dict
        With quadrants, by their names; sure_quadrant and unsure_quadrant.
    notice : str, optional

    Returns
    -------
    matplotlib.figure.Figure
    """
    below = wrapped(labels[0], full_width() - EDGE)
    height = (4.6 if is_narrow() else 4.4) + LINE_HEIGHT * below.count("\n")
    figure = new_figure(height, notice)
    axes = figure.add_subplot()
    for line, draw in zip(lines, (axes.axvline, axes.axhline), strict=True):
        draw(line, color=LINE, lw=1, ls=(0, (5, 2)), zorder=1)
    for sure, told in ((True, "sure_quadrant"), (False, "unsure_quadrant")):
        of_these = items[items["sure"] == sure]
        if len(of_these):
            key = wrapped(words[told], full_width() - 0.5, SMALL)
            fill = POINT if sure else "white"
            axes.scatter(
                of_these["performance"], of_these["importance"], s=22, zorder=3, lw=1.1,
                ec=POINT, fc=fill, label=key,
            )  # fmt: skip
    places = items[["performance", "importance"]].to_numpy(dtype=float)
    axes.set_xlim(*limits_around(np.append(places[:, 0], lines[0]), BESIDE))
    axes.set_ylim(*limits_around(np.append(places[:, 1], lines[1]), ABOVE))
    axes.set(xlabel=below, ylabel=wrapped(labels[1], height - 1.6))
    localise(axes.xaxis, words)
    localise(axes.yaxis, words)
    legend_below(figure, axes, 8)
    whole = settled(figure)
    taken = [_named(axes, words["quadrants"][name], corner) for name, corner in CORNERS.items()]
    name_points(axes, places, [*map(str, items.index)], taken)
    return whole


def _named(axes, name, corner):
    """Name a quadrant in its corner, and return the box that this takes, in points."""
    figure = axes.get_figure(root=True)
    room = np.array(axes.get_window_extent().size) * 72 / figure.dpi
    lines = wrapped(name, OF_HALF * room[0] / 2 / 72, SMALL)
    size = np.array(
        [text_width(lines, SMALL), LINE_HEIGHT * SMALL / TEXT * (lines.count("\n") + 1)]
    )
    size = size * 72 + 2
    right, top = corner
    axes.annotate(
        lines,
        corner,
        xycoords="axes fraction",
        xytext=(-3 if right else 3, -3 if top else 3),
        textcoords="offset points",
        ha="right" if right else "left",
        va="top" if top else "bottom",
        fontsize=SMALL,
        style="italic",
        color=INK,
        zorder=2,
        # Where a line runs below it.
        bbox={"fc": "white", "lw": 0, "pad": 1},
    ).set_in_layout(False)
    left = room[0] - size[0] - 3 if right else 3
    bottom = room[1] - size[1] - 3 if top else 3
    return np.array([left, bottom, left + size[0], bottom + size[1]])
