"""Stacked bars: what share of respondents gave which answer."""

import numpy as np

from drawing.style import (
    MISSING,
    ink_on,
    legend_below,
    new_figure,
    number,
    ordered_colours,
    wrapped,
)


def draw_stacked(shares, title, axis_label, words, notice=None):
    """Draw a bar for each row, cut into the shares of ordered answers.

    Parameters
    ----------
    shares : DataFrame of float
        Percent; a row for each bar, a column for each answer in rising order. Rows may
        add up to less than 100; the rest is drawn in grey.
    title, axis_label : str
    words : dict
    notice : str, optional

    Returns
    -------
    matplotlib.figure.Figure
    """
    names = [wrapped(str(name), 34) for name in shares.index]
    lines = sum(max(1, name.count("\n") + 1) for name in names)
    keys = [wrapped(str(name), 22) for name in shares.columns]
    columns = min(
        len(keys), 5 if max(map(len, keys)) < 16 else 4 if max(map(len, keys)) < 19 else 3
    )
    figure = new_figure(
        1.15 + 0.14 * lines + 0.12 * len(names) + 0.15 * (len(keys) // columns), notice
    )
    axes = figure.add_subplot()
    places = np.arange(len(shares))[::-1]
    left = np.zeros(len(shares))
    for key, answer, colour in zip(keys, shares, ordered_colours(len(keys)), strict=True):
        widths = shares[answer].to_numpy(float)
        axes.barh(places, widths, left=left, height=0.78, color=colour, label=key, lw=0)
        for place, start, width in zip(places, left, widths, strict=True):
            if width >= 4:
                axes.text(
                    start + width / 2,
                    place,
                    number(width, 0, words["decimal_mark"]),
                    ha="center",
                    va="center",
                    fontsize=7.5,
                    color=ink_on(colour),
                )
        left += widths
    if (left < 100 - 1e-9).any():
        label = words["no_answer"]
        axes.barh(places, 100 - left, left=left, height=0.78, color=MISSING, lw=0, label=label)
    axes.set(xlim=(0, 100), ylim=(-0.6, len(shares) - 0.4), xlabel=axis_label)
    axes.set_yticks(places, names)
    axes.tick_params(axis="y", length=0)
    axes.spines["left"].set_visible(False)
    axes.set_title(wrapped(title, 80), loc="left")
    legend_below(figure, axes, columns)
    return figure.get_figure(root=True)
