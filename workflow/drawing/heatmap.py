"""Correlations between items, as a heatmap."""

import numpy as np

from drawing.style import DIVERGING, ink_on, new_figure, number, wrapped

# Beyond this many items the numbers would be smaller than can be read in print.
NUMBERED = 16


def draw_heatmap(correlations, title, words, notice=None):
    """Draw the lower triangle of a matrix of correlations.

    Parameters
    ----------
    correlations : DataFrame of float, shape (k, k)
        NaN where a correlation is undefined.
    title : str
    words : dict
    notice : str, optional

    Returns
    -------
    matplotlib.figure.Figure
    """
    k = len(correlations)
    figure = new_figure(min(5.6, 1.6 + 0.3 * k), notice)
    axes = figure.add_subplot(anchor="NW")
    below = np.tril(np.ones((k, k), dtype=bool), -1)
    shown = np.ma.masked_where(~below | correlations.isna().to_numpy(), correlations.to_numpy())
    axes.set_facecolor("none")
    axes.imshow(
        np.where(below & correlations.isna().to_numpy(), 0.5, np.nan), cmap="Greys", vmin=0, vmax=2
    )
    image = axes.imshow(shown, cmap=DIVERGING, vmin=-1, vmax=1)
    if k <= NUMBERED:
        for row, column in zip(*np.nonzero(below), strict=True):
            r = correlations.iat[row, column]
            if not np.isnan(r):
                text = number(r, 2, words["decimal_mark"]).replace(
                    f"0{words['decimal_mark']}", words["decimal_mark"]
                )
                colour = ink_on(image.cmap(image.norm(r)))
                axes.text(column, row, text, ha="center", va="center", fontsize=6.5, color=colour)
    names = [str(name) for name in correlations]
    size = 7.5 if k <= 25 else 5.5
    axes.set_xticks(range(k - 1), names[:-1], rotation=90, fontsize=size)
    axes.set_yticks(range(1, k), names[1:], fontsize=size)
    axes.set(xlim=(-0.5, k - 1.5), ylim=(k - 0.5, 0.5))
    axes.tick_params(length=0)
    for spine in axes.spines.values():
        spine.set_visible(False)
    bar = figure.colorbar(image, ax=axes, shrink=0.6, panchor=False, label=words["pearson_r"])
    bar.ax.set_yticks([-1, -0.5, 0, 0.5, 1])
    bar.ax.set_yticklabels([number(t, 1, words["decimal_mark"]) for t in (-1, -0.5, 0, 0.5, 1)])
    bar.outline.set_visible(False)
    axes.set_title(wrapped(title, 80), loc="left")
    return figure.get_figure(root=True)
