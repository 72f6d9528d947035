"""Correlations between items, as a heatmap."""

import numpy as np

from angket.figures.canvas import new_figure, settled
from angket.figures.colours import ink_on
from angket.figures.numbers import number
from angket.figures.style import DIVERGING, INK, SMALL, TALLEST
from angket.figures.texts import slant, text_width, thinned, wrapped
from angket.figures.width import full_width, share

# A cell with a number in it, and the room that a name beside the cells may take, in inches.
CELL, NAMES = (0.38, 0.21), 1.2
# A scale of colours, and what stands between it and the cells.
BAR, GAP = (1.1, 0.11), 0.1


def draw_heatmap(correlations, words, notice=None):
    """Draw the lower triangle of a matrix of correlations.

    Parameters
    ----------
    correlations : DataFrame of float, shape (k, k)
        NaN where a correlation is undefined.
    words : dict
    notice : str, optional

    Returns
    -------
    matplotlib.figure.Figure
    """
    k = len(correlations)
    names = [wrapped(str(name), share(NAMES), SMALL) for name in correlations]
    left = max(text_width(name, SMALL) for name in names[1:]) + 0.12
    wide = min(CELL[0], (full_width() - left - 0.05) / (k - 1))
    upright = wide < max(text_width(name, SMALL) for name in names[:-1]) + 0.06
    foot = (
        max(text_width(name, SMALL) for name in names[:-1])
        if upright
        else 1.3 * SMALL / 72 * max(name.count("\n") + 1 for name in names[:-1])
    ) + 0.12
    longest = max(name.count("\n") + 1 for name in names)
    tall = max(CELL[1] if k < 20 else min(wide, CELL[1]), 1.25 * longest * SMALL / 72)
    tall = min(tall, (TALLEST - foot) / (k - 1))
    # The scale stands in the empty half of the matrix, or beside a matrix too small for it.
    inside = (k - 1) * wide >= 2 * BAR[0] + 0.6
    beside = not inside and left + (k - 1) * wide + 0.35 + BAR[0] <= full_width()
    height = max((k - 1) * tall + 0.05, 0.55 if beside else 0) + foot
    # Where neither has room, it stands above.
    height += 0 if inside or beside else 0.5

    figure = new_figure(height, notice, layout=None)
    axes = figure.add_axes(_rectangle(left, foot, (k - 1) * wide, (k - 1) * tall, height))
    below = np.tril(np.ones((k, k), dtype=bool), -1)
    values = correlations.to_numpy()
    undefined = below & np.isnan(values)
    axes.imshow(np.where(undefined, 0.5, np.nan), cmap="Greys", vmin=0, vmax=2, aspect="auto")
    shown = np.ma.masked_where(~below | undefined, values)
    image = axes.imshow(shown, cmap=DIVERGING, vmin=-1, vmax=1, aspect="auto")
    numbered = text_width(_coefficient(-0.88, words), SMALL) + 0.02 <= wide
    if numbered:
        for row, column in zip(*np.nonzero(below & ~undefined), strict=True):
            r = values[row, column]
            colour = ink_on(image.cmap(image.norm(r)))
            axes.text(column, row, _coefficient(r, words), ha="center", va="center_baseline",
                      fontsize=SMALL, color=colour)  # fmt: skip
    else:
        # In grey, both poles are dark: a dash tells the negative ones.
        rows, columns = np.nonzero(below & (values < 0))
        axes.hlines(rows, columns - 0.2, columns + 0.2, color=INK, lw=0.8)
    turn = {"rotation": 90} if upright else {}
    columns = thinned(names[:-1], wide, longest) if upright else names[:-1]
    axes.set_xticks(range(k - 1), columns, fontsize=SMALL,
                    **turn)  # fmt: skip
    axes.set_yticks(range(1, k), thinned(names[1:], tall), fontsize=SMALL)
    axes.set(xlim=(-0.5, k - 1.5), ylim=(k - 0.5, 0.5))
    axes.tick_params(length=0)
    axes.spines[:].set_visible(False)

    right = left + (k - 1) * wide + 0.35 + BAR[0] if beside else left + (k - 1) * wide - GAP
    right = max(right, BAR[0] + GAP)
    top = height - 0.25 if inside else height - 0.2
    scale = figure.add_axes(_rectangle(right - BAR[0], top - BAR[1], *BAR, height))
    bar = figure.get_figure(root=True).colorbar(image, cax=scale, orientation="horizontal")
    bar.set_ticks([-1, 0, 1], labels=["\N{MINUS SIGN}1", "0", "1"], fontsize=SMALL)
    bar.ax.tick_params(length=0, pad=2)
    slant(bar.ax.set_title(words["pearson_r"], fontsize=SMALL, pad=3))
    bar.outline.set_visible(False)
    if not numbered:
        bar.ax.hlines(0.5, -0.7, -0.3, color=INK, lw=0.8)
    return settled(figure)


def _rectangle(left, foot, wide, tall, height):
    """Return inches as shares of the figure."""
    return (left / full_width(), foot / height, wide / full_width(), tall / height)


def _coefficient(r, words):
    text = number(r, 2, words["decimal_mark"])
    return text if words["leading_zero"] else text.replace("0.", ".", 1)
