"""Three looks at residuals: histogram, Q-Q, and against the fitted values."""

import numpy as np
from scipy.special import ndtri

from drawing.style import LINE, POINT, localise, new_figure, wrapped

MANY = 5000


def draw_residuals(residuals, fitted, title, words, notice=None):
    """Draw the residuals of a regression.

    Parameters
    ----------
    residuals, fitted : array_like of float, shape (n,)
    title : str
    words : dict
    notice : str, optional

    Returns
    -------
    matplotlib.figure.Figure
    """
    residuals, fitted = np.asarray(residuals, dtype=float), np.asarray(fitted, dtype=float)
    figure = new_figure(2.7, notice)
    figure.suptitle(wrapped(title, 80), x=0.01, ha="left", fontsize=9.5, weight="bold")
    histogram, quantiles, against = figure.subplots(1, 3)
    _draw_histogram(histogram, residuals, words)
    _draw_quantiles(quantiles, residuals, words)
    _draw_points(against, fitted, residuals)
    against.axhline(0, color=LINE, lw=1.2)
    against.set(xlabel=words["fitted"], ylabel=words["residual"])
    for axes in (histogram, quantiles, against):
        localise(axes.xaxis, words["decimal_mark"])
        localise(axes.yaxis, words["decimal_mark"])
    return figure.get_figure(root=True)


def _draw_histogram(axes, residuals, words):
    count = int(np.clip(np.ceil(np.log2(len(residuals)) + 1), 4, 40))
    axes.hist(residuals, bins=count, density=True, color=POINT, alpha=0.6, ec="white", lw=0.5)
    mean, spread = residuals.mean(), residuals.std(ddof=1)
    grid = np.linspace(mean - 3.5 * spread, mean + 3.5 * spread, 200)
    curve = np.exp(-(((grid - mean) / spread) ** 2) / 2) / (spread * np.sqrt(2 * np.pi))
    axes.plot(grid, curve, color=LINE, lw=1.4, label=words["normal_curve"])
    axes.set(xlabel=words["residual"], ylabel=words["density"])
    axes.set_ylim(0, axes.get_ylim()[1] * 1.18)
    axes.legend(fontsize=7, loc="upper right", handlelength=1.2, borderaxespad=0)


def _draw_quantiles(axes, residuals, words):
    n = len(residuals)
    expected = ndtri((np.arange(1, n + 1) - 0.5) / n)
    observed = np.sort((residuals - residuals.mean()) / residuals.std(ddof=1))
    _draw_points(axes, expected, observed)
    ends = [expected[0], expected[-1]]
    axes.plot(ends, ends, color=LINE, lw=1.2)
    axes.set(xlabel=words["theoretical_quantile"], ylabel=wrapped(words["observed_quantile"], 26))


def _draw_points(axes, x, y):
    # A million points as vectors would be a file of a hundred megabytes.
    axes.scatter(x, y, s=8, color=POINT, alpha=0.6, lw=0, rasterized=len(x) > MANY)
