"""The legend below a figure, as many keys a line as fit."""

from angket.figures.style import SMALL
from angket.figures.texts import slant, text_width, wrapped
from angket.figures.width import full_width


def legend_below(figure, axes, sample=0, title=None):
    """Put the legend under the axes, to be read line by line, as many keys a line as fit.

    Parameters
    ----------
    figure : matplotlib.figure.FigureBase
    axes : matplotlib.axes.Axes
    sample : float, optional
        How wide the widest sample is, in points, where it is more than a patch of colour.
    title : str, optional
        What all keys are about.
    """
    handles, labels = axes.get_legend_handles_labels()
    columns = key_columns(labels, sample)
    order = [place for first in range(columns) for place in range(first, len(labels), columns)]
    legend = figure.legend(
        [handles[place] for place in order],
        [labels[place] for place in order],
        loc="outside lower center",
        ncols=columns,
        handlelength=max(1.1, sample / SMALL),
        handletextpad=0.5,
        columnspacing=1,
        title=wrapped(title, full_width() - 0.6, SMALL) if title else None,
        title_fontsize=SMALL,
    )
    for text in legend.get_texts():
        slant(text)


def key_columns(labels, sample=0):
    """Return how many keys of a legend fit beside each other."""
    # A key is as wide as its label, its sample (and 0.5 em) and the gap to the next (1 em).
    beside = (max(1.1, sample / SMALL) + 1.5) * SMALL / 72
    widths = [text_width(label, SMALL) + beside for label in labels]
    for columns in range(len(labels), 1, -1):
        if sum(max(widths[first::columns]) for first in range(columns)) < full_width():
            # No line of a single key under a full one.
            return -(-len(labels) // -(-len(labels) // columns))
    return 1


def key_lines(labels, sample=0):
    """Return how many lines of text the legend of these labels takes."""
    columns = key_columns(labels, sample)
    return sum(
        max(label.count("\n") + 1 for label in labels[first : first + columns])
        for first in range(0, len(labels), columns)
    )
