"""Three looks at residuals: histogram, Q-Q, and against the fitted values."""

import numpy as np
from scipy.special import ndtri

from drawing.style import LINE, POINT, SMALL, localise, new_figure, settled, wrapped

MANY = 5000


def draw_residuals(residuals, fitted, words, notice=None):
    """Draw the residuals of a regression.

    Parameters
    ----------
    residuals, fitted : array_like of float, shape (n,)
    words : dict
    notice : str, optional

    Returns
    -------
    matplotlib.figure.Figure
    """
    residuals, fitted = np.asarray(residuals, dtype=float), np.asarray(fitted, dtype=float)
    figure = new_figure(2.2, notice)
    histogram, quantiles, against = figure.subplots(1, 3)
    _draw_histogram(histogram, residuals, words)
    _draw_quantiles(quantiles, residuals, words)
    _draw_points(against, fitted, residuals)
    against.axhline(0, color=LINE, lw=1.2)
    against.set(xlabel=words["fitted"], ylabel=words["residual"])
    for axes in (histogram, quantiles, against):
        localise(axes.xaxis, words["decimal_mark"])
        localise(axes.yaxis, words["decimal_mark"])
    return settled(figure)


def _draw_histogram(axes, residuals, words):
    count = int(np.clip(np.ceil(np.log2(len(residuals)) + 1), 4, 40))
    axes.hist(residuals, bins=count, density=True, color=POINT, ec="white", lw=0.5)
    mean, spread = residuals.mean(), residuals.std(ddof=1)
    grid = np.linspace(mean - 3.5 * spread, mean + 3.5 * spread, 200)
    curve = np.exp(-(((grid - mean) / spread) ** 2) / 2) / (spread * np.sqrt(2 * np.pi))
    axes.plot(grid, curve, color=LINE, lw=1.2)
    axes.set(xlabel=words["residual"], ylabel=words["density"])
    axes.set_ylim(0, axes.get_ylim()[1] * 1.15)
    axes.text(1, 1, words["normal_curve"], color=LINE, fontsize=SMALL, ha="right", va="top",
              transform=axes.transAxes)  # fmt: skip


def _draw_quantiles(axes, residuals, words):
    n = len(residuals)
    expected = ndtri((np.arange(1, n + 1) - 0.5) / n)
    observed = np.sort((residuals - residuals.mean()) / residuals.std(ddof=1))
    _draw_points(axes, expected, observed)
    ends = [expected[0], expected[-1]]
    axes.plot(ends, ends, color=LINE, lw=1.2)
    axes.set(xlabel=words["theoretical_quantile"], ylabel=wrapped(words["observed_quantile"], 1.6))


def _opacity(count):
    """Return how opaque points are, so that many upon each other still show where they gather."""
    return float(np.clip(30 / np.sqrt(count), 0.05, 0.7))


def _draw_points(axes, x, y):
    # A million points as vectors would be a file of a hundred megabytes.
    axes.scatter(x, y, s=7, color=POINT, alpha=_opacity(len(x)), lw=0, rasterized=len(x) > MANY)
