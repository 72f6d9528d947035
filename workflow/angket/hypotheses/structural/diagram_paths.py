"""The paths of a diagram: lines with their heads, and the coefficients on them."""

from itertools import pairwise

import numpy as np
from matplotlib.patches import FancyArrowPatch
from matplotlib.path import Path

from angket.figures.style import INK, SMALL
from angket.figures.texts import text_width
from angket.hypotheses.structural.diagram_places import LINE

# By whether a path is significant; None where there is no test of it.
LINES = {True: "solid", False: (0, (4, 2.5)), None: (0, (1, 1.6))}
# Places nearer than this are one, in inches.
_POINT = 1e-3


def draw_arrow(axes, points, significant, in_columns, curved):
    """Draw a path; one that passes a layer bends where it does.

    Parameters
    ----------
    axes : matplotlib.axes.Axes
    points : list of tuple of float
        From its first construct to its last.
    significant : bool or None
        None where it could not be tested.
    in_columns : bool
        Whether it runs from left to right, and not from top to bottom.
    curved : bool
        Whether it bends even where it passes nothing.
    """
    style = {"color": INK, "lw": 1.2, "ls": LINES[significant]}
    steps = _steps(points, in_columns, curved)
    codes = [Path.MOVETO] + ([Path.LINETO] if len(steps) == 2 else [Path.CURVE4] * (len(steps) - 1))
    axes.add_patch(FancyArrowPatch(path=Path(steps, codes), fc="none", arrowstyle="-", **style))
    # The head by itself, so that it is not dashed.
    x1, y1 = steps[-1]
    # The last leg has no length where the construct reaches the edge of its column.
    x0, y0 = next(at for at in reversed(steps) if np.hypot(x1 - at[0], y1 - at[1]) > _POINT)
    far = np.hypot(x1 - x0, y1 - y0)
    back = x1 - (x1 - x0) / far * 0.05, y1 - (y1 - y0) / far * 0.05
    head = "-|>,head_width=0.22,head_length=0.45"
    axes.add_patch(
        FancyArrowPatch(
            back, (x1, y1), color=INK, mutation_scale=12, shrinkA=0, shrinkB=0, arrowstyle=head
        )
    )


def _steps(points, in_columns, curved):
    """Return the points of a straight line, or of the curves through them."""
    if len(points) == 2 and not curved:
        return [*points]
    steps = [points[0]]
    for (x0, y0), (x1, y1) in pairwise(points):
        bend = ((x1 - x0) * 0.5, 0) if in_columns else (0, (y1 - y0) * 0.5)
        steps += [(x0 + bend[0], y0 + bend[1]), (x1 - bend[0], y1 - bend[1]), (x1, y1)]
    return steps


def along(points, in_columns, curved):
    """Return points along a path, close enough to each other that no label fits between.

    Parameters
    ----------
    points : list of tuple of float
    in_columns, curved : bool
        As `draw_arrow` has them.

    Returns
    -------
    ndarray of float, shape (k, 2)

    Examples
    --------
    >>> along([(0, 0), (2, 1)], True, False)[[0, 20, 40]].tolist()
    [[0.0, 0.0], [1.0, 0.5], [2.0, 1.0]]
    """
    steps, part = np.array(_steps(points, in_columns, curved)), np.linspace(0, 1, 41)[:, None]
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


def write_labels(axes, labels, shapes, in_columns, curved):
    """Write each coefficient on its path, where it covers no other path and no construct.

    Parameters
    ----------
    axes : matplotlib.axes.Axes
    labels : list of tuple of (list, str)
        The points of each path, and what is written on it.
    shapes : dict of str to angket.hypotheses.structural.diagram_places.Shape
    in_columns, curved
        As `draw_arrow` has them.
    """
    lines = [along(points, in_columns, curved) for points, _ in labels]
    taken = [
        (s.x - s.wide / 2, s.y - s.tall / 2, s.x + s.wide / 2, s.y + s.tall / 2)
        for s in shapes.values()
    ]
    boxes = [shape.box for shape in shapes.values() if shape.box]
    taken += [(left, bottom, left + wide, bottom + tall) for left, bottom, wide, tall in boxes]
    for number, (points, text) in enumerate(labels):
        wide, tall = text_width(text, SMALL) + 0.06, LINE
        others = [line for place, line in enumerate(lines) if place != number]
        crossed = np.vstack([np.empty((0, 2)), *others])

        def cost(at, wide=wide, tall=tall, crossed=crossed):
            covered, off = _covered(at, wide, tall, taken)
            near = np.abs(crossed - at[:2]) < (wide / 2, tall / 2)
            # A path under the label is as bad as a strip of another label under it.
            return np.round(covered + near.all(axis=1).sum() * 0.002, 6), off

        best = min(_candidates(lines[number], len(points) - 1), key=cost)
        x, y = best[:2]
        taken.append((x - wide / 2, y - tall / 2, x + wide / 2, y + tall / 2))
        bare = {"boxstyle": "square,pad=0.1", "fc": "white", "ec": "none"}
        axes.text(x, y, text, ha="center", va="center", fontsize=SMALL, bbox=bare, zorder=5)


def _candidates(line, legs):
    """Yield places along a path, those near its middle first, with how far from it they are."""
    each = len(line) // legs
    # Of a path that passes a layer, where it does.
    order = [*range(legs // 2, legs), *range(legs // 2)]
    for part in (0.5, 0.4, 0.6, 0.32, 0.68, 0.25, 0.75, 0.2, 0.8):
        for leg in order:
            x, y = line[leg * each + round(part * (each - 1))]
            yield x, y, abs(part - 0.5)


def _covered(at, wide, tall, taken):
    x, y, off = at
    box = x - wide / 2, y - tall / 2, x + wide / 2, y + tall / 2
    covered = 0.0
    for other in taken:
        across = min(box[2], other[2]) - max(box[0], other[0])
        along = min(box[3], other[3]) - max(box[1], other[1])
        covered += max(0, across) * max(0, along)
    return np.round(covered, 6), off
