"""The contour funnel of a synthesis: effects by their standard errors, with levels of p."""

import numpy as np
from scipy import stats

from angket.figures.canvas import new_figure, settled
from angket.figures.legend import key_lines, legend_below
from angket.figures.numbers import localise
from angket.figures.style import INK, LINE, LINE_HEIGHT, POINT
from angket.figures.texts import slant, wrapped
from angket.figures.width import full_width

HEIGHT, SAMPLE = 3.2, 9
# Two-sided p, and how dark it is beyond.
LEVELS = {0.10: "#F4F4F4", 0.05: "#E4E4E4", 0.01: "#D0D0D0"}


def draw_funnel(effects, errors, own, pooled, filled, labels, words, notice=None):
    """Draw effects by their standard errors over areas of equal p.

    Parameters
    ----------
    effects, errors : array_like of float, shape (k,)
        On the scale of the pool.
    own : array_like of bool, shape (k,)
    pooled : float
    filled : array_like of float, shape (m, 2)
        Effect and standard error of studies that trim and fill adds.
    labels : tuple of str
        Of both axes.
    words : dict
        With `study`, `own`, `filled`, `pooled_line` and `level`, which has {p} in it.
    notice : str, optional

    Returns
    -------
    matplotlib.figure.Figure
    """
    effects, errors, own = map(np.asarray, (effects, errors, own))
    mark = words["decimal_mark"]
    keys = [words["level"].format(p=f"{p:.2f}".replace(".", mark)) for p in LEVELS]
    keys += [words["study"], words["pooled_line"], words["own"], words["filled"]]
    figure = new_figure(HEIGHT + LINE_HEIGHT * key_lines(keys, SAMPLE), notice)
    axes = figure.add_subplot()
    deepest = 1.08 * max([errors.max(), *(error for _, error in filled)])
    reach = [effects.min(), effects.max(), *(effect for effect, _ in filled)]
    reach += [sign * stats.norm.isf(0.005) * deepest for sign in (-1, 1)]
    depth = np.array([0, deepest])
    beyond = 1.05 * max(map(abs, reach))
    for (p, colour), key in zip(LEVELS.items(), keys, strict=False):
        edge = stats.norm.isf(p / 2) * depth
        axes.fill_betweenx(depth, edge, beyond, color=colour, lw=0, zorder=0, label=key)
        axes.fill_betweenx(depth, -beyond, -edge, color=colour, lw=0, zorder=0)
    axes.axvline(0, color=INK, lw=0.8, zorder=1)
    axes.axvline(pooled, color=INK, lw=1, ls=(0, (4, 3)), zorder=1, label=words["pooled_line"])
    shown = {"s": 24, "ec": "white", "lw": 0.5, "zorder": 3}
    axes.scatter(effects[~own], errors[~own], color=POINT, label=words["study"], **shown)
    if own.any():
        marked = shown | {"s": 34, "marker": "D"}
        axes.scatter(effects[own], errors[own], color=LINE, label=words["own"], **marked)
    if len(filled):
        hollow = {"s": 24, "fc": "white", "ec": POINT, "lw": 1, "zorder": 2}
        axes.scatter(*np.transpose(filled), label=words["filled"], **hollow)
    axes.set_xlim(-beyond, beyond)
    axes.set_ylim(deepest, 0)
    slant(axes.set_xlabel(wrapped(labels[0], full_width() - 0.8)))
    slant(axes.set_ylabel(wrapped(labels[1], HEIGHT - 0.6)))
    localise(axes.xaxis, words)
    localise(axes.yaxis, words)
    legend_below(figure, axes, SAMPLE)
    return settled(figure)
