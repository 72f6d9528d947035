"""The map of importance and performance of constructs."""

from angket.figures.canvas import new_figure, settled
from angket.figures.labelled_points import name_points
from angket.figures.numbers import localise
from angket.figures.style import FAINT, POINT
from angket.figures.texts import wrapped
from angket.figures.width import full_width, is_narrow

EDGE, MARGIN = 0.75, 0.15
# Axes reach over as much at least, so that constructs that are about alike do not look far apart.
LEAST_IMPORTANCE, LEAST_PERFORMANCE = 0.2, 20.0


def draw_importance(points, labels, words, notice=None):
    """Draw constructs by importance and performance.

    Parameters
    ----------
    points : DataFrame
        Indexed by what each construct is called: importance, performance.
    labels : tuple of two str
        Of the axes.
    words : dict
        Of the language.
    notice : str, optional

    Returns
    -------
    matplotlib.figure.Figure
    """
    height = 3.4 if is_narrow() else 3.2
    figure = new_figure(height, notice)
    axes = figure.add_subplot()
    x, y = points["importance"], points["performance"]
    # Means divide what matters more from what matters less, as such maps are read.
    axes.axvline(x.mean(), color=FAINT, lw=0.8, ls=(0, (5, 2)), zorder=1)
    axes.axhline(y.mean(), color=FAINT, lw=0.8, ls=(0, (5, 2)), zorder=1)
    axes.scatter(x, y, s=24, color=POINT, zorder=3)
    axes.set_xlim(*_limits(x, LEAST_IMPORTANCE))
    axes.set_ylim(*_limits(y, LEAST_PERFORMANCE))
    axes.set_xlabel(wrapped(labels[0], full_width() - EDGE))
    axes.set_ylabel(labels[1])
    localise(axes.xaxis, words)
    localise(axes.yaxis, words)
    whole = settled(figure)
    name_points(axes, points[["importance", "performance"]].to_numpy(float), [*points.index])
    return whole


def _limits(values, least):
    half = (1 + 2 * MARGIN) * max(values.max() - values.min(), least) / 2
    middle = (values.min() + values.max()) / 2
    return middle - half, middle + half
