"""Two variables against each other, with the regression line where there is one."""

import numpy as np

from drawing.style import BAND, LINE, POINT, legend_below, localise, new_figure, wrapped

# More points than this hide each other and make the file heavy.
MANY = 5000


def draw_scatter(x, y, labels, title, words, fit=None, notice=None):
    """Draw y against x.

    Parameters
    ----------
    x, y : array_like of float, shape (n,)
    labels : pair of str
        Of the axes.
    title : str
    words : dict
    fit : DataFrame, optional
        fitted, mean_low, mean_high of each respondent: the line and its band.
    notice : str, optional

    Returns
    -------
    matplotlib.figure.Figure
    """
    figure = new_figure(3.6, notice)
    axes = figure.add_subplot()
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    if len(x) > MANY:
        axes.hexbin(x, y, gridsize=45, bins="log", cmap="Blues", mincnt=1, lw=0.1)
    else:
        axes.scatter(x, y, s=16, color=POINT, alpha=0.6, lw=0, label=words["observed"], zorder=2)
    if fit is not None:
        order = np.argsort(x, kind="stable")
        order = order[np.append(True, np.diff(x[order]) > 0)]
        low, high = fit["mean_low"].to_numpy()[order], fit["mean_high"].to_numpy()[order]
        axes.fill_between(x[order], low, high, color=BAND, alpha=0.35, lw=0, label=words["band"])
        fitted = fit["fitted"].to_numpy()[order]
        axes.plot(x[order], fitted, color=LINE, lw=1.6, label=words["line"], zorder=3)
    axes.set(xlabel=wrapped(labels[0], 80), ylabel=wrapped(labels[1], 45))
    localise(axes.xaxis, words["decimal_mark"])
    localise(axes.yaxis, words["decimal_mark"])
    axes.set_title(wrapped(title, 80), loc="left")
    if fit is not None:
        legend_below(figure, axes, 3)
    return figure.get_figure(root=True)
