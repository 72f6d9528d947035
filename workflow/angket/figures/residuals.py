"""Three looks at residuals: histogram, Q-Q, and against the fitted values."""

import numpy as np
from scipy.special import ndtr, ndtri

from angket.figures.canvas import new_figure, settled
from angket.figures.cells import draw_cells
from angket.figures.numbers import localise
from angket.figures.style import CELLS, INK, LINE, MANY, POINT, RIM, SMALL
from angket.figures.texts import wrapped
from angket.figures.width import is_narrow

# Quantiles that a line of points is drawn of where there are more.
QUANTILES = 500


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
    # Side by side, or on a phone one below the other.
    figure = new_figure(6.3 if is_narrow() else 2.2, notice)
    histogram, quantiles, against = figure.subplots(*((3, 1) if is_narrow() else (1, 3)))
    _draw_histogram(histogram, residuals, words)
    _draw_quantiles(quantiles, residuals, words)
    rim = _draw_points(against, fitted, residuals, words)
    against.axhline(0, color=LINE, lw=1.2, path_effects=rim)
    against.set(xlabel=words["fitted"], ylabel=words["residual"])
    for axes in (histogram, quantiles, against):
        localise(axes.xaxis, words)
        localise(axes.yaxis, words)
    return settled(figure)


def _draw_histogram(axes, residuals, words):
    count = int(np.clip(np.ceil(np.log2(len(residuals)) + 1), 4, 40))
    axes.hist(residuals, bins=count, density=True, color=POINT, ec="white", lw=0.5)
    mean, spread = residuals.mean(), residuals.std(ddof=1)
    grid = np.linspace(mean - 3.5 * spread, mean + 3.5 * spread, 200)
    curve = np.exp(-(((grid - mean) / spread) ** 2) / 2) / (spread * np.sqrt(2 * np.pi))
    axes.plot(grid, curve, color=LINE, lw=1.2)
    axes.set(xlabel=words["residual"], ylabel=words["density"])
    _draw_key(axes, words["normal_curve"], LINE)


def _draw_key(axes, text, colour):
    """Draw what a line or a shade means above all that is drawn, for which room is made."""
    text = wrapped(text, 1.2, SMALL)
    low, high = axes.get_ylim()
    axes.set_ylim(low, high + (high - low) * (0.03 + 0.1 * (text.count("\n") + 1)))
    axes.text(1, 1, text, color=colour, fontsize=SMALL, ha="right", va="top",
              transform=axes.transAxes)  # fmt: skip


def _draw_quantiles(axes, residuals, words):
    n = len(residuals)
    # Evenly spread over the normal quantiles: all at the ends, where they say most.
    least = ndtri(0.5 / n)
    ranks = np.arange(n) if n <= QUANTILES else _spread_ranks(n, least)
    expected = ndtri((ranks + 0.5) / n)
    observed = np.sort((residuals - residuals.mean()) / residuals.std(ddof=1))[ranks]
    axes.scatter(expected, observed, s=7, color=POINT, alpha=_opacity(len(ranks)), lw=0)
    axes.plot([least, -least], [least, -least], color=LINE, lw=1.2)
    axes.set(xlabel=words["theoretical_quantile"], ylabel=wrapped(words["observed_quantile"], 1.6))


def _spread_ranks(n, least):
    """Return ranks, from 0, of about so many values whose normal quantiles are evenly spread."""
    shares = ndtr(np.linspace(least, -least, QUANTILES))
    return np.unique(np.clip(np.round(shares * n - 0.5), 0, n - 1).astype(int))


def _opacity(count):
    """Return how opaque points are, so that many upon each other still show where they gather."""
    return float(np.clip(30 / np.sqrt(count), 0.05, 0.7))


def _draw_points(axes, x, y, words):
    """Draw points or cells; return the rim that a line across them needs, or None."""
    if len(x) > MANY:
        draw_cells(axes, x, y, CELLS // 2, CELLS)
        _draw_key(axes, words["cells"], INK)
        return RIM
    axes.scatter(x, y, s=7, color=POINT, alpha=_opacity(len(x)), lw=0)
    return None
