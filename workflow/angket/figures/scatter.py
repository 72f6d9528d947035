"""Two variables against each other, with the regression line where there is one."""

import numpy as np
import pandas as pd

from angket.figures.canvas import new_figure, settled
from angket.figures.cells import draw_cells
from angket.figures.legend import legend_below
from angket.figures.numbers import grouped, localise
from angket.figures.style import BAND, CELLS, LINE, MANY, POINT, RIM, SIDE
from angket.figures.texts import wrapped
from angket.figures.width import full_width, is_narrow, share

# Places along a regression line.
PLACES = 200
# More respondents at one place leave no visible area to a single one elsewhere.
MOST = 40
# Of a point that stands for one respondent and of the greatest, in square points: the greatest
# may be larger, up to the limit, where places stand far enough apart.
ONE, GREATEST, LIMIT = 9, 110, 300
# What the axes leave of the figure, in points.
ROOM = 340, 150


def draw_scatter(x, y, labels, words, fit=None, notice=None, curved=False):
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
    curved : bool
        Whether the parabola fitted to the points is drawn, too.

    Returns
    -------
    matplotlib.figure.Figure
    """
    figure = new_figure(3.6 if is_narrow() else 3.1, notice)
    axes = figure.add_subplot()
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    known = ~(np.isnan(x) | np.isnan(y))
    largest = draw_points(figure, axes, x[known], y[known], words)
    if fit is not None:
        order = np.argsort(x, kind="stable")
        order = order[np.append(True, np.diff(x[order]) > 0)]
        order = order[np.unique(np.linspace(0, len(order) - 1, PLACES).astype(int))]
        low, high = fit["mean_low"].to_numpy()[order], fit["mean_high"].to_numpy()[order]
        axes.fill_between(x[order], low, high, color=BAND, alpha=0.5, lw=0, label=words["band"])
        fitted = fit["fitted"].to_numpy()[order]
        axes.plot(x[order], fitted, color=LINE, lw=1.4, label=words["line"], zorder=3,
                  path_effects=None if largest else RIM)  # fmt: skip
    if curved:
        draw_parabola(axes, x[known], y[known], words, None if largest else RIM)
    axes.set(xlabel=wrapped(labels[0], full_width() - 0.8), ylabel=wrapped(labels[1], 2.3))
    localise(axes.xaxis, words)
    localise(axes.yaxis, words)
    axes.grid()
    if axes.get_legend_handles_labels()[1]:
        legend_below(figure, axes, largest)
    return settled(figure)


def draw_parabola(axes, x, y, words, rim=None):
    """Draw the parabola fitted to points, over their range.

    Parameters
    ----------
    axes : matplotlib.axes.Axes
    x, y : ndarray of float, shape (n,)
        None missing.
    words : dict
    rim : list, optional
        Effects that set it off from cells.
    """
    parabola = np.polynomial.Polynomial.fit(x, y, 2)
    places, heights = parabola.linspace(PLACES)
    axes.plot(places, heights, color=SIDE, lw=1.6, ls=(0, (5, 1.6)), label=words["parabola"],
              zorder=3, path_effects=rim)  # fmt: skip


def draw_points(figure, axes, x, y, words, told=True, color=POINT):
    """Draw points as large as respondents are many, or cells where there are too many.

    Parameters
    ----------
    figure : matplotlib.figure.FigureBase
    axes : matplotlib.axes.Axes
    x, y : ndarray of float, shape (n,)
        None missing.
    words : dict
    told : bool
        Whether a legend is to tell how many respondents a point stands for.
    color : str, optional

    Returns
    -------
    float
        How wide the largest point is, in points; 0 of cells.
    """
    places = pd.DataFrame({"x": x, "y": y}).value_counts(sort=False)
    if len(places) > MANY or places.max() > MOST:
        image = draw_cells(axes, x, y, CELLS, CELLS)
        bar = figure.colorbar(image, ax=axes, aspect=30, pad=0.02)
        most = image.get_array().max()
        tens = 10 ** np.arange(np.floor(np.log10(most)) + 1).astype(int)
        bar.set_ticks(tens, labels=[grouped(count, words) for count in tens])
        bar.set_label(words["respondents"])
        bar.minorticks_off()
        bar.ax.set_ylim(bottom=1)
        bar.outline.set_visible(False)
        return 0
    points, counts = places.index.to_frame().to_numpy(), places.to_numpy()
    most = int(counts.max(initial=1))
    # Areas say how many respondents share a place.
    apart = min(
        share(room) / max(len(np.unique(axis)) - 1, 1)
        for room, axis in zip(ROOM, (x, y), strict=True)
    )
    greatest = np.clip((0.9 * apart) ** 2, GREATEST, LIMIT)
    unit = min(ONE, greatest / most) if most > 1 else 2 * ONE
    style = {"color": color, "alpha": 0.75, "lw": 0, "zorder": 2}
    # Points of one size are one shape in the file.
    for count in np.unique(counts):
        axes.scatter(*points[counts == count].T, s=unit * count, **style)
    if most > 1 and told:
        for count in sorted({1, int(np.ceil(most / 2)), most}):
            axes.scatter([], [], s=unit * count, label=f"*n* = {grouped(count, words)}", **style)
    return float(np.sqrt(unit * most))
