"""Means of cells as profiles: a line for each category of one factor over those of another."""

from itertools import cycle

import matplotlib as mpl
import numpy as np

from angket.figures.canvas import new_figure, settled
from angket.figures.colours import ordered_colours
from angket.figures.legend import key_lines, legend_below
from angket.figures.numbers import localise
from angket.figures.style import INK, LINE, LINE_HEIGHT, SIDE, SMALL, TALLEST
from angket.figures.texts import text_width, thinned, wrapped
from angket.figures.width import full_width, is_narrow

# Few profiles are told apart by colour and dashes, many by their darkness; all by their marks.
COLOURS = {1: [LINE], 2: [SIDE, LINE], 3: [SIDE, INK, LINE]}
DASHES = ("solid", (0, (6, 2)), (0, (1.2, 1.4)), (0, (6, 2, 1.2, 2)))
MARKS = "os^Dv"
# What all profiles take of the distance between two categories.
APART = 0.36
# Respondents at one height are one point, its area their number; so many heights at most.
HEIGHTS, LARGEST, SMALLEST = 60, 90, 3
# What the axis and its label take of the width, and upright names of the height, in inches.
EDGE, NAMES = 0.75, (1.3, 1.8, 2.3)
SAMPLE = 26


def draw_profiles(values, means, labels, words, notice=None):
    """Draw the mean of each cell with its interval, before the respondents.

    Parameters
    ----------
    values : dict of (str, str) to ndarray of float
        From the category of a profile and the category along the axis to the responses.
    means : dict of (str, str) to (float, float, float)
        Mean of each cell, and the limits of its interval.
    labels : tuple of three str
        Of the axis of categories, of the response, and above the names of the profiles.
    words : dict
    notice : str, optional

    Returns
    -------
    matplotlib.figure.Figure
    """
    profiles = list(dict.fromkeys(profile for profile, _ in means))
    told = [wrapped(profile, full_width() - 0.9, SMALL) for profile in profiles]
    levels = list(dict.fromkeys(level for _, level in means))
    pitch = (full_width() - EDGE) / len(levels)
    names, turned = _names(levels, pitch)
    below = max(map(text_width, names)) if turned else LINE_HEIGHT * _lines(names)
    below += LINE_HEIGHT * (key_lines(told, SAMPLE) + 1)
    figure = new_figure(min(TALLEST, (2.9 if is_narrow() else 2.6) + below), notice)
    axes = figure.add_subplot()
    shades = COLOURS.get(len(profiles)) or ordered_colours(len(profiles) + 1)[1:]
    places = np.arange(len(levels), dtype=float)
    shifts = np.linspace(-0.5, 0.5, len(profiles)) * APART if len(profiles) > 1 else [0.0]
    most = max(_counted(cell)[1].max() for cell in values.values())
    for profile, name, shift, shade, dashes, mark in zip(
        profiles, told, shifts, shades, cycle(DASHES), cycle(MARKS)
    ):
        for place, level in zip(places, levels, strict=True):
            heights, counts = _counted(values[profile, level])
            axes.scatter(
                np.full(len(heights), place + shift), heights, color=shade, alpha=0.28, lw=0,
                s=np.maximum(counts / most * LARGEST, SMALLEST), zorder=2,
            )  # fmt: skip
        at = np.array([means[profile, level] for level in levels])
        axes.plot(places + shift, at[:, 0], color=shade, ls=dashes, lw=1.5, zorder=3)
        reach = np.abs(at[:, 1:] - at[:, :1]).T
        axes.errorbar(
            places + shift, at[:, 0], yerr=reach, fmt=mark, ms=5, color=shade, elinewidth=1.8,
            mec="white", mew=0.6, zorder=4,
        )  # fmt: skip
        key = mpl.lines.Line2D([], [], color=shade, ls=dashes, lw=1.5, marker=mark, ms=5,
                               mec="white", mew=0.6, label=name)  # fmt: skip
        axes.add_line(key)
    axes.set_xticks(places, names, rotation=90 if turned else 0)
    axes.set(
        xlim=(-0.5, len(levels) - 0.5),
        xlabel=wrapped(labels[0], full_width() - 2 * EDGE),
        ylabel=wrapped(labels[1], 2.0),
    )
    localise(axes.yaxis, words)
    axes.grid(axis="y")
    axes.tick_params(axis="x", length=0)
    legend_below(figure, axes, SAMPLE, title=labels[2])
    return settled(figure)


def _names(levels, pitch):
    """Break the names along the axis, and tell whether they must be turned upright."""
    widest = max(text_width(word) for level in levels for word in level.split())
    if widest <= 0.95 * pitch:
        return [wrapped(level, 0.95 * pitch) for level in levels], False
    for height in NAMES:
        names = [wrapped(level, height) for level in levels]
        if _lines(names) * LINE_HEIGHT <= pitch:
            return names, True
    return thinned(names, pitch, _lines(names)), True


def _lines(names):
    return max(name.count("\n") for name in names) + 1


def _counted(values):
    """Return the heights at which respondents are, and how many at each."""
    heights, counts = np.unique(values, return_counts=True)
    if len(heights) <= HEIGHTS:
        return heights, counts
    counts, edges = np.histogram(values, HEIGHTS)
    middles = (edges[:-1] + edges[1:]) / 2
    return middles[counts > 0], counts[counts > 0]
