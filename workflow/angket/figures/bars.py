"""Bars: how many respondents chose each option of a question."""

import numpy as np

from angket.figures.canvas import new_figure, settled
from angket.figures.numbers import grouped, number
from angket.figures.style import POINT, SMALL, TALLEST, TEXT
from angket.figures.texts import slant, text_width, thinned, wrapped
from angket.figures.width import full_width, share

# What the names beside the bars may take of the width, in inches.
NAMES = 2.4
# A bar, in inches, however many lines its name has.
THICKEST = 0.22


def draw_bars(counts, percents, axis_label, words, notice=None):
    """Draw a bar for each option, the most frequent on top, with its count and percent.

    Parameters
    ----------
    counts : Series of int, shape (options,)
        Indexed by option.
    percents : Series of float, shape (options,)
        Of the respondents; several could be chosen, so they need not add up to 100.
    axis_label : str
    words : dict
    notice : str, optional

    Returns
    -------
    matplotlib.figure.Figure
    """
    # Equal counts stay in the order of the question.
    order = counts.sort_values(ascending=False, kind="stable").index
    widths = percents[order].to_numpy(float)
    told = [wrapped(str(option), share(NAMES)) for option in order]
    ends = [
        f"{grouped(counts[option], words)} ({number(percents[option], 1, words['decimal_mark'])}%)"
        for option in order
    ]
    tall = np.array([0.11 + TEXT * 1.2 / 72 * (name.count("\n") + 1) for name in told])
    height = min(TALLEST, 0.55 + tall.sum())
    figure = new_figure(height, notice)
    axes = figure.add_subplot()
    pitch = (height - 0.55) * tall / tall.sum()
    # Places are in inches from the top.
    places = np.cumsum(pitch) - pitch / 2
    axes.barh(places, widths, height=min(pitch.min() * 0.75, THICKEST), color=POINT)
    # Room at the right for what stands behind the longest bar.
    bars = full_width() - max(map(text_width, told)) - 0.4
    room = (max(text_width(end, SMALL) for end in ends) + 0.08) / bars
    limit = widths.max() / max(1 - room, 0.4)
    for place, width, end in zip(places, widths, thinned(ends, pitch.min()), strict=True):
        axes.annotate(end, (width, place), (3, 0), textcoords="offset points",
                      va="center_baseline", fontsize=SMALL, annotation_clip=False)  # fmt: skip
    axes.set(xlim=(0, limit), ylim=(pitch.sum(), 0))
    slant(axes.set_xlabel(wrapped(axis_label, bars)))
    axes.set_xticks([tick for tick in axes.get_xticks() if 0 <= tick <= min(100, limit)])
    axes.set_yticks(places, thinned(told, pitch.min()))
    axes.tick_params(axis="y", length=0)
    axes.spines["left"].set_visible(False)
    return settled(figure)
