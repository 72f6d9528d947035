"""The method of successive intervals at work: where each answer lies on the interval scale."""

import numpy as np

from angket.figures.canvas import new_figure, settled
from angket.figures.colours import ink_on, ordered_colours
from angket.figures.legend import legend_below
from angket.figures.numbers import localise
from angket.figures.style import INK, SMALL, TALLEST
from angket.figures.texts import text_width, thinned, wrapped
from angket.figures.width import full_width, share

# A line for an item, a disc with a code in it, and names at most as wide, in inches.
PITCH, DISC, NAMES = 0.23, 0.165, 1.6


def draw_mapping(intervals, codes, words, notice=None):
    """Draw a line for each item with its answer codes at their interval scores.

    Parameters
    ----------
    intervals : DataFrame of float
        A row for each item, a column for each code; NaN for a code nobody chose.
    codes : list of int
    words : dict
    notice : str, optional

    Returns
    -------
    matplotlib.figure.Figure
    """
    k = len(intervals)
    names = [wrapped(str(name), share(NAMES)) for name in intervals.index]
    lines = max(name.count("\n") + 1 for name in names)
    height = min(TALLEST, 0.65 + max(PITCH, 0.16 * lines) * k)
    scores = intervals[codes].to_numpy(float)
    spread = np.ptp(scores[~np.isnan(scores)]) if not np.isnan(scores).all() else 0
    scale = (full_width() - max(map(text_width, names)) - 0.5) / max(spread, 1e-9)
    # Where discs would hide each other, the codes stand in a legend.
    gaps = np.concatenate([np.diff(row[~np.isnan(row)]) for row in scores])
    widest = max(text_width(str(code), SMALL) for code in codes)
    pitch = (height - 0.65) / k
    inside = min([*np.abs(gaps) * scale, pitch, DISC * 1.05]) >= max(0.14, widest + 0.03)
    figure = new_figure(height if inside else min(TALLEST, height + 0.25), notice)
    axes = figure.add_subplot()
    places = np.arange(k)[::-1]
    for place, row in zip(places, scores, strict=True):
        chosen = row[~np.isnan(row)]
        axes.plot(chosen, np.full(len(chosen), place), color=INK, lw=0.7, zorder=1)
    size = (DISC if inside else min(0.1, pitch * 0.8)) * 72
    for code, colour, column in zip(codes, ordered_colours(len(codes)), scores.T, strict=True):
        axes.scatter(column, places, s=size**2, color=colour, ec=INK, lw=0.5, label=str(code),
                     zorder=2)  # fmt: skip
        for score, place in zip(column, places, strict=True):
            if inside and not np.isnan(score):
                axes.text(score, place, str(code), ha="center", va="center_baseline",
                          fontsize=SMALL, color=ink_on(colour), zorder=3)  # fmt: skip
    axes.set_yticks(places, thinned(names, pitch))
    axes.set(ylim=(-0.7, k - 0.3), xlabel=words["interval_score"])
    axes.grid(axis="x")
    axes.tick_params(axis="y", length=0)
    axes.spines["left"].set_visible(False)
    localise(axes.xaxis, words)
    if not inside:
        legend_below(figure, axes)
    return settled(figure)
