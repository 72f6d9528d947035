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
# Respondents at one height are one point, its area their number, in so many sizes.
SIZES, LARGEST = 12, 90
# So many points of all cells, and so many of one cell where they are not to be fewer.
HEIGHTS, FEWEST = 1500, 15
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
    along, title = wrapped(labels[0], full_width() - 2 * EDGE), wrapped(labels[2], full_width() - 1)
    further = along.count("\n") + title.count("\n") + 1
    below += LINE_HEIGHT * (key_lines(told, SAMPLE) + further)
    figure = new_figure(min(TALLEST, (2.9 if is_narrow() else 2.6) + below), notice)
    axes = figure.add_subplot()
    shades = COLOURS.get(len(profiles)) or ordered_colours(len(profiles) + 1)[1:]
    places = np.arange(len(levels), dtype=float)
    shifts = np.linspace(-0.5, 0.5, len(profiles)) * APART if len(profiles) > 1 else [0.0]
    points = {cell: _counted(scores, len(values)) for cell, scores in values.items()}
    most = max(counts.max() for _, counts in points.values())
    for profile, name, shift, shade, dashes, mark in zip(
        profiles, told, shifts, shades, cycle(DASHES), cycle(MARKS)
    ):
        _draw_points(
            axes, [points[profile, level] for level in levels], places + shift, most, shade
        )
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
        xlabel=along,
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
        if (_lines(names) + 0.5) * LINE_HEIGHT <= pitch:
            return names, True
    return thinned(names, pitch, _lines(names)), True


def _lines(names):
    return max(name.count("\n") for name in names) + 1


def _draw_points(axes, points, places, most, shade):
    """Draw points of a few sizes, since each size is a shape of its own in the file."""
    across = np.concatenate(
        [np.full(len(heights), at) for (heights, _), at in zip(points, places, strict=True)]
    )
    heights = np.concatenate([heights for heights, _ in points])
    sizes = np.ceil(np.concatenate([counts for _, counts in points]) / most * SIZES)
    for size in np.unique(sizes):
        of_size = sizes == size
        axes.scatter(across[of_size], heights[of_size], s=size / SIZES * LARGEST, color=shade,
                     alpha=0.28, lw=0, zorder=2)  # fmt: skip


def _counted(values, cells):
    """Return the heights at which respondents are, and how many at each."""
    most = max(FEWEST, HEIGHTS // cells)
    heights, counts = np.unique(values, return_counts=True)
    if len(heights) <= most:
        return heights, counts
    counts, edges = np.histogram(values, most)
    middles = (edges[:-1] + edges[1:]) / 2
    return middles[counts > 0], counts[counts > 0]
