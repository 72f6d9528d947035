"""Groups beside each other: how their members lie, and their means with intervals."""

import numpy as np

from angket.figures.canvas import new_figure, settled
from angket.figures.cells import whole_edges
from angket.figures.legend import key_lines, legend_below
from angket.figures.numbers import grouped, localise
from angket.figures.style import LINE, LINE_HEIGHT, POINT, TALLEST, TEXT
from angket.figures.texts import slanted, text_width, thinned, wrapped
from angket.figures.width import full_width, share

# What the names beside the groups may take of a page's width, a group, and all else, in inches.
NAMES, PITCH, EDGE = 1.9, 0.5, 0.65
# Bars of a distribution at most, how much of a group's height the highest takes, and where below
# it the mean lies.
BARS, HIGHEST, BELOW = 40, 0.68, 0.14
# What stands above the first group and under the last, in groups.
ABOVE, UNDER = 0.8, 0.55
# The marks of a legend, in points.
SAMPLE = 18


def draw_groups(groups, means, axis_label, words, notice=None):
    """Draw the distribution of each group with its mean and the interval of that below it.

    Parameters
    ----------
    groups : dict of str to ndarray of float
        What is compared, by the name of the group, in order; each of one value or more.
    means : DataFrame of float
        mean, low, high of each group, in the same order; the last two NaN where a mean has no
        interval.
    axis_label : str
    words : dict
        With mean_interval, group_distribution, thousands_mark.
    notice : str, optional

    Returns
    -------
    matplotlib.figure.Figure
    """
    named = [f"{name} (*n* = {grouped(len(parts), words)})" for name, parts in groups.items()]
    names = [wrapped(name, share(NAMES)) for name in named]
    # Of a symbol between asterisks nothing is drawn but the letter.
    room = full_width() - max(text_width(name.replace("*", "")) for name in names) - 0.35
    axis_label = wrapped(axis_label, room)
    keys = [words["mean_interval"], words["group_distribution"]]
    lines = max(name.count("\n") for name in names) + 1
    edge = EDGE + LINE_HEIGHT * (key_lines(keys, SAMPLE) + axis_label.count("\n"))
    rows = len(groups) - 1 + ABOVE + UNDER
    height = min(TALLEST, edge + max(PITCH, lines * TEXT * 1.3 / 72) * rows)
    figure = new_figure(height, notice)
    axes = figure.add_subplot()
    edges = whole_edges(np.concatenate(list(groups.values())), BARS)
    shares = [np.histogram(values, edges)[0] / len(values) for values in groups.values()]
    # One scale for all: equal heights are equal shares of the group.
    tallest = max(part.max() for part in shares)
    places = np.arange(len(groups), dtype=float)
    for place, part in zip(places, shares, strict=True):
        heights = place - part / tallest * HIGHEST
        axes.stairs(heights, edges, baseline=place, fill=True, color=POINT, lw=0, zorder=2)
        axes.plot(edges[[0, -1]], [place, place], color=POINT, lw=0.6, zorder=2)
    at, drawn = means["mean"].to_numpy(float), means[["low", "high"]].to_numpy(float)
    known = ~np.isnan(drawn).any(axis=1)
    axes.hlines(places[known] + BELOW, *drawn[known].T, color=LINE, lw=2, zorder=3)
    axes.scatter(at, places + BELOW, s=26, color=LINE, ec="white", lw=0.6, zorder=4)
    axes.errorbar([], [], xerr=[], fmt="o", ms=5, color=LINE, elinewidth=2, mec="white", mew=0.6,
                  label=keys[0])  # fmt: skip
    axes.bar([], [], color=POINT, label=keys[1])
    told, symbols = slanted(thinned(names, (height - edge) / rows, lines))
    axes.set_yticks(places, told, parse_math=symbols)
    axes.set(ylim=(len(groups) - 1 + UNDER, -ABOVE), xlabel=axis_label)
    localise(axes.xaxis, words)
    axes.grid(axis="x")
    axes.tick_params(axis="y", length=0)
    axes.spines["left"].set_visible(False)
    legend_below(figure, axes, SAMPLE)
    return settled(figure)
