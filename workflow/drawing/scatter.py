"""Two variables against each other, with the regression line where there is one."""

import numpy as np
from matplotlib.colors import LogNorm

from drawing.style import (
    BAND,
    COUNTS,
    LINE,
    POINT,
    WIDTH,
    legend_below,
    localise,
    new_figure,
    settled,
    whole_edges,
    wrapped,
)

# More points than this hide each other and make the file heavy.
MANY = 2000
# Cells along each axis where there are too many points; places along a regression line.
CELLS, PLACES = 50, 200
# Of a point that stands for one respondent and of the greatest, in square points.
ONE, GREATEST = 9, 110


def draw_scatter(x, y, labels, words, fit=None, notice=None):
    """Draw y against x: points as large as respondents are many, or cells where too many.

    Parameters
    ----------
    x, y : array_like of float, shape (n,)
    labels : pair of str
        Of the axes.
    words : dict
    fit : DataFrame, optional
        fitted, mean_low, mean_high of each respondent: the line and its band.
    notice : str, optional

    Returns
    -------
    matplotlib.figure.Figure
    """
    figure = new_figure(3.1, notice)
    axes = figure.add_subplot()
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    known = ~(np.isnan(x) | np.isnan(y))
    _draw_points(figure, axes, x[known], y[known], words)
    if fit is not None:
        order = np.argsort(x, kind="stable")
        order = order[np.append(True, np.diff(x[order]) > 0)]
        order = order[np.unique(np.linspace(0, len(order) - 1, PLACES).astype(int))]
        low, high = fit["mean_low"].to_numpy()[order], fit["mean_high"].to_numpy()[order]
        axes.fill_between(x[order], low, high, color=BAND, alpha=0.5, lw=0, label=words["band"])
        fitted = fit["fitted"].to_numpy()[order]
        axes.plot(x[order], fitted, color=LINE, lw=1.4, label=words["line"], zorder=3)
    axes.set(xlabel=wrapped(labels[0], WIDTH - 0.8), ylabel=wrapped(labels[1], 2.3))
    localise(axes.xaxis, words["decimal_mark"])
    localise(axes.yaxis, words["decimal_mark"])
    axes.grid()
    if axes.get_legend_handles_labels()[1]:
        legend_below(figure, axes)
    return settled(figure)


def _draw_points(figure, axes, x, y, words):
    points, counts = np.unique(np.column_stack([x, y]), axis=0, return_counts=True)
    if len(points) > MANY:
        cells, *edges = np.histogram2d(x, y, bins=(_edges(x), _edges(y)))
        image = axes.pcolormesh(
            *edges, np.ma.masked_equal(cells.T, 0), cmap=COUNTS, norm=LogNorm(0.5, cells.max()),
            rasterized=True,
        )  # fmt: skip
        bar = figure.colorbar(image, ax=axes, aspect=30, pad=0.02)
        tens = 10 ** np.arange(np.floor(np.log10(cells.max())) + 1).astype(int)
        bar.set_ticks(tens, labels=[str(count) for count in tens])
        bar.set_label(words["respondents"])
        bar.minorticks_off()
        bar.ax.set_ylim(bottom=1)
        bar.outline.set_visible(False)
        return
    most = int(counts.max(initial=1))
    # Areas say how many respondents share a place.
    unit = min(ONE, GREATEST / most) if most > 1 else 2 * ONE
    style = {"color": POINT, "alpha": 0.75, "lw": 0, "zorder": 2}
    axes.scatter(*points.T, s=unit * counts, **style)
    if most > 1:
        for count in sorted({1, int(np.ceil(most / 2)), most}):
            axes.scatter([], [], s=unit * count, label=f"n = {count}", **style)


def _edges(values):
    """Return edges of cells: whole totals where these are few."""
    spread = np.ptp(values)
    return whole_edges(values, CELLS) if spread >= 10 else np.histogram_bin_edges(values, CELLS)
