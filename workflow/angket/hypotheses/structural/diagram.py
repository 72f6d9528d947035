"""The diagram of a structural model: constructs with their items, and the paths between them."""

from itertools import pairwise
from typing import NamedTuple

import numpy as np
from matplotlib.patches import Ellipse, FancyArrowPatch, Rectangle
from matplotlib.path import Path

from angket.figures.canvas import new_figure, settled
from angket.figures.layers import layers_of
from angket.figures.style import INK, LINE_HEIGHT, SMALL, TEXT
from angket.figures.texts import slant, text_width, wrapped
from angket.figures.width import full_width, is_narrow

EDGE, APART, LINK = 0.06, 0.2, 0.16
LINE = LINE_HEIGHT * SMALL / TEXT
# Of a construct beside others from left to right, in inches.
WIDE, LEAST_GAP = 1.15, 0.75
MOST_COLUMNS = 3
DASHED = (0, (4, 2.5))
SHADE = "#EFEFEF"


class Construct(NamedTuple):
    """A construct as it is drawn.

    Attributes
    ----------
    label : str
    told : str
        Below its name, such as its explained variance.
    items : tuple of str
        What its box of items holds, a line each.
    summary : str
        The same in one line, where there is no room for them.
    formative : bool
        Whether the items form it.
    """

    label: str
    told: str = ""
    items: tuple = ()
    summary: str = ""
    formative: bool = False


class Arrow(NamedTuple):
    """A path as it is drawn; one that is not significant is dashed."""

    start: str
    end: str
    told: str
    significant: bool


def draw_path_model(constructs, arrows, below, notice=None):
    """Draw a structural model.

    Parameters
    ----------
    constructs : dict of str to Construct
    arrows : list of Arrow
    below : list of str
        What is said under the drawing.
    notice : str, optional

    Returns
    -------
    matplotlib.figure.Figure
    """
    layers = layers_of([*constructs], [(arrow.start, arrow.end) for arrow in arrows])
    in_columns = not is_narrow() and len(layers) <= MOST_COLUMNS
    place = _in_columns if in_columns else _in_rows
    shapes, through, height = place(constructs, layers)
    lines = [
        line for text in below for line in wrapped(text, full_width() - 2 * EDGE, SMALL).split("\n")
    ]
    foot = LINE * len(lines) + 0.1
    figure = new_figure(height + foot, notice, layout=None)
    axes = figure.add_axes((0, 0, 1, 1))
    # Places are in inches, from the top.
    axes.set(xlim=(0, full_width()), ylim=(-height - foot, 0))
    axes.axis("off")
    for name, shape in shapes.items():
        _construct(axes, constructs[name], shape, in_columns)
    labels = []
    for arrow in arrows:
        between = through.get((arrow.start, arrow.end), [])
        start, end = shapes[arrow.start], shapes[arrow.end]
        first, last = (between[0], between[-1]) if between else ((end.x, end.y), (start.x, start.y))
        points = [start.rim(first), *between, end.rim(last)]
        _arrow(axes, points, arrow.significant, in_columns)
        labels.append((points, arrow.told))
    _write(axes, labels, shapes, in_columns)
    for number, line in enumerate(lines):
        at = -height - 0.05 - LINE * (number + 0.5)
        slant(axes.text(full_width() / 2, at, line, fontsize=SMALL, ha="center", va="center"))
    return settled(figure)


class _Shape(NamedTuple):
    """Where a construct is drawn: its middle and sizes, and the box of its items."""

    x: float
    y: float
    wide: float
    tall: float
    text: str
    box: tuple | None
    sideways: bool

    def rim(self, towards):
        """Return where the line to a point leaves the ellipse, at a side that faces it."""
        across, along = towards[0] - self.x, towards[1] - self.y
        if self.sideways:
            along = np.clip(along, -abs(across) * 0.45, abs(across) * 0.45)
        far = np.hypot(across / (self.wide / 2), along / (self.tall / 2))
        return self.x + across / far, self.y + along / far


def _told(construct, wide, in_columns):
    """Return the lines within an ellipse."""
    lines = wrapped(construct.label, wide * 0.84, SMALL)
    below = [construct.told] if construct.told else []
    if not in_columns and construct.summary:
        below.append(wrapped(construct.summary, wide * 0.86, SMALL))
    return "\n".join([lines, *below])


def _tall(text):
    return LINE_HEIGHT * (text.count("\n") + 1) * 1.25 + 0.2


def _in_columns(constructs, layers):
    """Place constructs from left to right, their items below each."""
    count = len(layers)
    wide = min(WIDE, (full_width() - 2 * EDGE - LEAST_GAP * (count - 1)) / count)
    gap = (full_width() - 2 * EDGE - wide * count) / max(count - 1, 1)
    texts = {name: _told(one, wide, True) for name, one in constructs.items()}
    heights = []
    for layer in layers:
        sizes = []
        for node in layer:
            if node not in constructs:
                sizes.append(0.3)
                continue
            items = len(constructs[node].items)
            sizes.append(_tall(texts[node]) + (LINK + LINE * items + 0.08 if items else 0))
        heights.append(sizes)
    whole = max(sum(sizes) + APART * (len(sizes) - 1) for sizes in heights)
    shapes, through = {}, {}
    for column, (layer, sizes) in enumerate(zip(layers, heights, strict=True)):
        x = EDGE + wide / 2 + column * (wide + gap)
        spare = (whole - sum(sizes) - APART * (len(sizes) - 1)) / len(sizes)
        top = -EDGE
        for node, size in zip(layer, sizes, strict=True):
            top -= spare / 2
            if node in constructs:
                tall = _tall(texts[node])
                y = top - tall / 2
                box = _box(constructs[node], x, top - tall) if constructs[node].items else None
                shapes[node] = _Shape(x, y, wide, tall, texts[node], box, True)
            else:
                through.setdefault(node, []).extend(
                    [(x - wide / 2, top - size / 2), (x + wide / 2, top - size / 2)]
                )
            top -= size + spare / 2
            top -= APART if node is not layer[-1] else 0
    return shapes, through, whole + 2 * EDGE


def _box(construct, x, bottom):
    """Return the box of a construct's items: left, bottom, width, height."""
    wide = max(text_width(item, SMALL) for item in construct.items) + 0.14
    tall = LINE * len(construct.items) + 0.08
    return x - wide / 2, bottom - LINK - tall, wide, tall


def _in_rows(constructs, layers):
    """Place constructs from top to bottom, without their items."""
    most = max(len(layer) for layer in layers)
    room = full_width() - 2 * EDGE
    wide = min(1.7, (room - 0.12 * (most - 1)) / most)
    texts = {name: _told(one, wide, False) for name, one in constructs.items()}
    shapes, through = {}, {}
    top = -EDGE
    for number, layer in enumerate(layers):
        tall = max((_tall(texts[node]) for node in layer if node in constructs), default=0.3)
        step = room / len(layer)
        for place, node in enumerate(layer):
            x, y = EDGE + step * (place + 0.5), top - tall / 2
            if node in constructs:
                own = _tall(texts[node])
                shapes[node] = _Shape(x, y, wide, own, texts[node], None, False)
            else:
                through.setdefault(node, []).extend([(x, top), (x, top - tall)])
        crowded = max(most, 2)
        top -= tall + (0.45 + 0.14 * crowded if number < len(layers) - 1 else 0)
    return shapes, through, -top + EDGE


def _construct(axes, construct, shape, in_columns):
    ellipse = Ellipse(
        (shape.x, shape.y), shape.wide, shape.tall, fc="white", ec=INK, lw=1, zorder=3
    )
    axes.add_patch(ellipse)
    axes.text(shape.x, shape.y, shape.text, ha="center", va="center", fontsize=SMALL, zorder=4,
              linespacing=1.15)  # fmt: skip
    if not shape.box:
        return
    left, bottom, wide, tall = shape.box
    axes.add_patch(Rectangle((left, bottom), wide, tall, fc=SHADE, ec=INK, lw=0.6, zorder=3))
    for number, item in enumerate(construct.items):
        y = bottom + tall - 0.04 - LINE * (number + 0.5)
        axes.text(shape.x, y, item, ha="center", va="center", fontsize=SMALL, zorder=4)
    ends = (shape.x, shape.y - shape.tall / 2), (shape.x, bottom + tall)
    start, end = ends[::-1] if construct.formative else ends
    style = {"color": INK, "lw": 0.8, "shrinkA": 0, "shrinkB": 0, "mutation_scale": 8}
    axes.add_patch(FancyArrowPatch(start, end, arrowstyle="-|>", **style))


def _arrow(axes, points, significant, in_columns):
    """Draw a path; one that passes a layer bends where it does."""
    style = {"color": INK, "lw": 1.2, "ls": "solid" if significant else DASHED}
    steps = _steps(points, in_columns)
    codes = [Path.MOVETO] + ([Path.LINETO] if len(steps) == 2 else [Path.CURVE4] * (len(steps) - 1))
    axes.add_patch(FancyArrowPatch(path=Path(steps, codes), fc="none", arrowstyle="-", **style))
    # The head by itself, so that it is not dashed.
    (x0, y0), (x1, y1) = steps[-2:]
    far = np.hypot(x1 - x0, y1 - y0)
    back = x1 - (x1 - x0) / far * 0.05, y1 - (y1 - y0) / far * 0.05
    head = "-|>,head_width=0.22,head_length=0.45"
    axes.add_patch(
        FancyArrowPatch(
            back, (x1, y1), color=INK, mutation_scale=12, shrinkA=0, shrinkB=0, arrowstyle=head
        )
    )


def _steps(points, in_columns):
    """Return the points of a straight line, or of the curves through them."""
    if len(points) == 2:
        return [*points]
    steps = [points[0]]
    for (x0, y0), (x1, y1) in pairwise(points):
        bend = ((x1 - x0) * 0.5, 0) if in_columns else (0, (y1 - y0) * 0.5)
        steps += [(x0 + bend[0], y0 + bend[1]), (x1 - bend[0], y1 - bend[1]), (x1, y1)]
    return steps


def _along(points, in_columns):
    """Return points along a path, close enough to each other that no label fits between."""
    steps, part = np.array(_steps(points, in_columns)), np.linspace(0, 1, 41)[:, None]
    if len(steps) == 2:
        return steps[0] + part * (steps[1] - steps[0])
    legs = [steps[place : place + 4] for place in range(0, len(steps) - 1, 3)]
    return np.vstack(
        [
            (1 - part) ** 3 * a + 3 * (1 - part) ** 2 * part * b + 3 * (1 - part) * part**2 * c
            + part**3 * d
            for a, b, c, d in legs
        ]
    )  # fmt: skip


def _write(axes, labels, shapes, in_columns):
    """Write each coefficient on its path, where it covers no other path and no construct."""
    lines = [_along(points, in_columns) for points, _ in labels]
    taken = [
        (s.x - s.wide / 2, s.y - s.tall / 2, s.x + s.wide / 2, s.y + s.tall / 2)
        for s in shapes.values()
    ]
    for number, (points, text) in enumerate(labels):
        wide, tall = text_width(text, SMALL) + 0.06, LINE
        others = [line for place, line in enumerate(lines) if place != number]
        crossed = np.vstack([np.empty((0, 2)), *others])

        def cost(at, wide=wide, tall=tall, crossed=crossed):
            covered, off = _covered(at, wide, tall, taken)
            near = np.abs(crossed - at[:2]) < (wide / 2, tall / 2)
            # A path under the label is as bad as a strip of another label under it.
            return np.round(covered + near.all(axis=1).sum() * 0.002, 6), off

        best = min(_candidates(points), key=cost)
        x, y = best[:2]
        taken.append((x - wide / 2, y - tall / 2, x + wide / 2, y + tall / 2))
        bare = {"boxstyle": "square,pad=0.1", "fc": "white", "ec": "none"}
        axes.text(x, y, text, ha="center", va="center", fontsize=SMALL, bbox=bare, zorder=5)


def _candidates(points):
    """Yield places along a path, those near its middle first, with how far from it they are."""
    legs = list(pairwise(points))
    # Of a path that passes a layer, where it does.
    legs = legs[len(legs) // 2 :] + legs[: len(legs) // 2]
    for part in (0.5, 0.4, 0.6, 0.32, 0.68, 0.25, 0.75, 0.2, 0.8):
        for (x0, y0), (x1, y1) in legs:
            yield x0 + (x1 - x0) * part, y0 + (y1 - y0) * part, abs(part - 0.5)


def _covered(at, wide, tall, taken):
    x, y, off = at
    box = x - wide / 2, y - tall / 2, x + wide / 2, y + tall / 2
    covered = 0.0
    for other in taken:
        across = min(box[2], other[2]) - max(box[0], other[0])
        along = min(box[3], other[3]) - max(box[1], other[1])
        covered += max(0, across) * max(0, along)
    return np.round(covered, 6), off
