"""The diagram of constructs without paths: their items, and how the constructs correlate."""

from typing import NamedTuple

import numpy as np
from matplotlib.patches import Ellipse, FancyArrowPatch, Rectangle
from matplotlib.path import Path

from angket.figures.canvas import new_figure, settled
from angket.figures.style import INK, LINE_HEIGHT, SMALL, TALLEST
from angket.figures.texts import slant, text_width, wrapped
from angket.figures.width import full_width, is_narrow
from angket.hypotheses.structural.diagram import SHADE
from angket.hypotheses.structural.diagram_paths import LINES
from angket.hypotheses.structural.diagram_places import EDGE, LINE

APART, LINK = 0.18, 0.35
WIDE = 1.5


class Pair(NamedTuple):
    """Two constructs that correlate; dashed, where that is not significant."""

    first: str
    second: str
    told: str
    significant: bool


def draw_measurement(constructs, pairs, below, notice=None):
    """Draw constructs one below the other, items beside them, correlations as curves.

    Parameters
    ----------
    constructs : dict of str to angket.hypotheses.structural.diagram.Construct
    pairs : list of Pair
    below : list of str
        What is said under the drawing.
    notice : str, optional

    Returns
    -------
    matplotlib.figure.Figure
    """
    narrow = is_narrow()
    boxed = {name: one.items for name, one in constructs.items() if one.items and not narrow}
    box = max((text_width(item, SMALL) for items in boxed.values() for item in items), default=0)
    box = box + 0.14 if box else 0.0
    label = max((text_width(pair.told, SMALL) for pair in pairs), default=0) + 0.08
    right = EDGE + (box + LINK if box else 0)
    wide = min(WIDE, full_width() - right - EDGE - (label if pairs else 0))
    x = full_width() - right - wide / 2
    rows, top = {}, -EDGE
    for name, one in constructs.items():
        lines = [wrapped(one.label, wide * 0.84, SMALL)]
        if one.told:
            lines.append(one.told)
        if name not in boxed and one.summary:
            lines.append(wrapped(one.summary, wide * 0.86, SMALL))
        text = "\n".join(lines)
        tall = LINE_HEIGHT * (text.count("\n") + 1) * 1.25 + 0.2
        room = max(tall, LINE * len(boxed.get(name, ())) + 0.08, LINE * 2.2)
        rows[name] = top - room / 2, tall, text
        top -= room + APART
    height = -top - APART + EDGE
    told = [line for text in below
            for line in wrapped(text, full_width() - 2 * EDGE, SMALL).split("\n")]  # fmt: skip
    if boxed and height + LINE * len(told) + 0.1 > TALLEST:
        # A page has no room for the items; a summary of them stands in the constructs.
        bare = {name: one._replace(items=()) for name, one in constructs.items()}
        return draw_measurement(bare, pairs, below, notice)
    figure = new_figure(height + LINE * len(told) + 0.1, notice, layout=None)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, full_width()), ylim=(-height - LINE * len(told) - 0.1, 0))
    axes.axis("off")
    for name, (y, tall, text) in rows.items():
        axes.add_patch(Ellipse((x, y), wide, tall, fc="white", ec=INK, lw=1, zorder=3))
        axes.text(x, y, text, ha="center", va="center", fontsize=SMALL, zorder=4,
                  linespacing=1.15)  # fmt: skip
        if name in boxed:
            _items(axes, boxed[name], (x + wide / 2, y), box)
    left = x - wide / 2
    reach = left - EDGE - label / 2
    _curves(axes, pairs, rows, (x, wide), reach)
    for number, line in enumerate(told):
        at = -height - 0.05 - LINE * (number + 0.5)
        slant(axes.text(full_width() / 2, at, line, fontsize=SMALL, ha="center", va="center"))
    return settled(figure)


def _items(axes, items, start, wide):
    """Draw the box of a construct's items, and the arrow to it."""
    tall = LINE * len(items) + 0.08
    left, middle = start[0] + LINK, start[1]
    axes.add_patch(
        Rectangle((left, middle - tall / 2), wide, tall, fc=SHADE, ec=INK, lw=0.6, zorder=3)
    )
    for number, item in enumerate(items):
        y = middle + tall / 2 - 0.04 - LINE * (number + 0.5)
        axes.text(left + wide / 2, y, item, ha="center", va="center", fontsize=SMALL, zorder=4)
    style = {"color": INK, "lw": 0.8, "shrinkA": 0, "shrinkB": 0, "mutation_scale": 8}
    axes.add_patch(FancyArrowPatch(start, (left, middle), arrowstyle="-|>", **style))


def _curves(axes, pairs, rows, ellipse, reach):
    """Draw the curves, those of constructs that lie farther apart farther out."""
    x, wide = ellipse
    left = x - wide / 2
    order = list(rows)
    most = max(len(order) - 1, 1)
    for pair in pairs:
        first, second = sorted((order.index(pair.first), order.index(pair.second)))
        out = min(reach, 0.55 * most) * (second - first) / most
        ends = []
        for place, other, turn in ((first, second, -1), (second, first, 1)):
            y, tall, _ = rows[order[place]]
            # No two curves of a construct end at the same point of its rim.
            along = 0.1 + 0.6 * (len(order) - 1 - abs(other - place)) / most
            rim = x - wide / 2 * (1 - along**2) ** 0.5
            ends.append((rim, y + turn * along * tall / 2))
        # A cubic curve reaches three quarters of the way to its handles.
        handles = [(left - out * 4 / 3, y) for _, y in ends]
        codes = [Path.MOVETO, Path.CURVE4, Path.CURVE4, Path.CURVE4]
        path = Path([ends[0], *handles, ends[1]], codes)
        style = {"color": INK, "lw": 1.0, "ls": LINES[pair.significant]}
        axes.add_patch(FancyArrowPatch(path=path, fc="none", arrowstyle="-", **style))
        for end, handle in zip(ends, handles, strict=True):
            back = end[0] - 0.05 * np.sign(end[0] - handle[0]), end[1]
            axes.add_patch(
                FancyArrowPatch(back, end, color=INK, mutation_scale=10, shrinkA=0, shrinkB=0,
                                arrowstyle="-|>,head_width=0.2,head_length=0.4")
            )  # fmt: skip
        bare = {"boxstyle": "square,pad=0.1", "fc": "white", "ec": "none"}
        middle = (ends[0][1] + ends[1][1]) / 2
        axes.text(left - out, middle, pair.told, ha="center", va="center", fontsize=SMALL,
                  bbox=bare, zorder=5)  # fmt: skip
