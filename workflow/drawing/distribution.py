"""The distribution of totals, coloured by category."""

import numpy as np

from drawing.style import (
    MISSING,
    legend_below,
    localise,
    new_figure,
    number,
    ordered_colours,
    wrapped,
)


def draw_distribution(totals, categories, order, title, axis_label, words, notice=None):
    """Draw a histogram of totals whose bars show the category of the respondents.

    Parameters
    ----------
    totals : Series of float, shape (n,)
    categories : Series of str, shape (n,), or None
        Category of each respondent; None when the variable has no categories.
    order : list of str
        The categories in rising order.
    title, axis_label : str
    words : dict
    notice : str, optional

    Returns
    -------
    matplotlib.figure.Figure
    """
    figure = new_figure(2.9, notice)
    axes = figure.add_subplot()
    edges = _edges(totals.dropna())
    n = len(totals)
    parts, labels, colours = [], [], []
    if categories is not None:
        for label, colour in zip(order, ordered_colours(len(order)), strict=True):
            part = totals[categories == label]
            share = number(len(part) * 100 / n, 1, words["decimal_mark"])
            parts.append(part)
            labels.append(f"{label}: {len(part)} ({share} %)")
            colours.append(colour)
    rest = totals if categories is None else totals[categories.isna()]
    if len(rest):
        parts.append(rest)
        labels.append(words["without_category"])
        colours.append(MISSING)
    axes.hist(parts, bins=edges, stacked=True, color=colours, label=labels, ec="white", lw=0.6)
    axes.set(xlabel=wrapped(axis_label, 80), ylabel=words["respondents"])
    axes.yaxis.get_major_locator().set_params(integer=True)
    localise(axes.xaxis, words["decimal_mark"])
    axes.set_title(wrapped(title, 80), loc="left")
    if categories is not None:
        legend_below(figure, axes, 3 if max(map(len, labels)) < 30 else 2)
    return figure.get_figure(root=True)


def _edges(totals):
    """Bars one or more whole points wide, about twenty at most, centred on whole totals."""
    low, high = np.floor(totals.min()), np.ceil(totals.max())
    width = max(1, int(np.ceil((high - low + 1) / 22)))
    return np.arange(low - 0.5, high + width + 0.5, width)
