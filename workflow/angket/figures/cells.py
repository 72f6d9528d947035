"""Many points as cells of counts, and the edges of bins."""

import numpy as np
from matplotlib.colors import LogNorm

from angket.figures.style import COUNTS


def draw_cells(axes, x, y, wide, tall):
    """Draw how many points lie where, in cells of one size, lighter where they are few.

    The cells are pixels of a picture: the file is small however many the points.

    Parameters
    ----------
    axes : matplotlib.axes.Axes
    x, y : ndarray of float, shape (n,)
        None missing.
    wide, tall : int
        About so many cells along the axes at most.

    Returns
    -------
    matplotlib.collections.QuadMesh
        What a scale of colours can be drawn for.
    """
    cells, *edges = np.histogram2d(x, y, bins=(_cell_edges(x, wide), _cell_edges(y, tall)))
    return axes.pcolormesh(
        *edges, np.ma.masked_equal(cells.T, 0), cmap=COUNTS, norm=LogNorm(0.5, cells.max()),
        rasterized=True,
    )  # fmt: skip


def _cell_edges(values, most):
    """Return edges of cells: of whole points where values are whole or spread over many."""
    if np.ptp(values) >= 10 or np.all(values == np.round(values)):
        return whole_edges(values, most)
    return np.histogram_bin_edges(values, most)


def whole_edges(values, most):
    """Return edges of bins one or more whole points wide, about so many at most.

    Parameters
    ----------
    values : array_like of float
        None missing.
    most : int

    Returns
    -------
    ndarray of float
        Centred on whole totals where a bin is one point wide.
    """
    low, high = np.floor(np.min(values)), np.ceil(np.max(values))
    width = max(1, int(np.ceil((high - low + 1) / most)))
    return np.arange(low - 0.5, high + width + 0.5, width)
