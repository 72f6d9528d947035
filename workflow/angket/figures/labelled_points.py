"""Names beside points, each where it covers no other name and no point."""

import numpy as np
from matplotlib.patheffects import Normal, Stroke

from angket.figures.style import INK, LINE_HEIGHT, SMALL, TEXT
from angket.figures.texts import text_width

# How far from its point a name may stand, in points: near, or further off at the end of a thin
# line; and in how many directions it is tried.
NEAR, FURTHER = (6, 9, 13), (18, 24, 32, 42, 54, 68, 84, 102)
DIRECTIONS = 16
# What keeps a name legible on a line.
HALO = [Stroke(linewidth=2, foreground="white"), Normal()]
# Half the side of the square that a point takes, in points.
POINT = 3.5


def limits_around(values, margin):
    """Return limits of an axis that leave room for names around the outermost points.

    Parameters
    ----------
    values : ndarray of float
        The places of the points on the axis.
    margin : float
        As a part of what they span, or of a tenth where that is less.

    Returns
    -------
    low, high : float

    Examples
    --------
    >>> limits_around(np.array([0.0, 2.0]), 0.5)
    (-1.0, 3.0)
    """
    low, high = float(values.min()), float(values.max())
    reach = max(high - low, 0.1)
    return low - margin * reach, high + margin * reach


def name_points(axes, places, names, taken=()):
    """Write a name beside each point.

    Parameters
    ----------
    axes : matplotlib.axes.Axes
        In its final place.
    places : ndarray of float, shape (k, 2)
        Of the points, in the numbers of the axes.
    names : list of str
    taken : iterable of ndarray of float, shape (4,), optional
        Boxes in points within the axes (left, bottom, right, top) that names keep clear of.
    """
    to_points = 72 / axes.get_figure(root=True).dpi
    frame = axes.get_window_extent()
    room = np.array([frame.width, frame.height]) * to_points
    at = (axes.transData.transform(places) - [frame.x0, frame.y0]) * to_points
    boxes = [np.array([x - POINT, y - POINT, x + POINT, y + POINT]) for x, y in at]
    boxes += list(taken)
    # Those with the nearest neighbours first, as they have the fewest places to choose from.
    apart = np.hypot(*(at[:, None] - at[None]).transpose(2, 0, 1))
    np.fill_diagonal(apart, np.inf)
    nearest = apart.min(axis=1, initial=np.inf)
    for place in np.argsort(nearest, kind="stable"):
        wide = text_width(names[place], SMALL) * 72 + 2
        high = LINE_HEIGHT * SMALL / TEXT * 72
        far, offset, box = _free(at[place], wide, high, boxes, room)
        boxes.append(box)
        beside = {"xytext": tuple(offset), "textcoords": "offset points"}
        if far not in NEAR:
            # By itself, as a name's box would reach over its line.
            line = {"arrowstyle": "-", "lw": 0.4, "color": INK, "shrinkA": 0, "shrinkB": 2}
            led = axes.annotate("", places[place], arrowprops=line, zorder=2.5, **beside)
            led.set_in_layout(False)
        text = axes.annotate(
            names[place],
            places[place],
            ha="center",
            va="center",
            fontsize=SMALL,
            zorder=4,
            path_effects=HALO,
            **beside,
        )
        text.set_in_layout(False)


def _free(point, wide, high, boxes, room):
    """Return how far off a name's box is free, the offset of its middle, and the box."""
    best = None
    for far in (*NEAR, *FURTHER):
        for step in range(DIRECTIONS):
            angle = 2 * np.pi * step / DIRECTIONS
            way = np.array([np.cos(angle), np.sin(angle)])
            offset = way * [far + wide / 2 - 1, far + high / 2 - 3]
            x, y = point + offset
            box = np.array([x - wide / 2, y - high / 2, x + wide / 2, y + high / 2])
            outside = max(0, -box[0], -box[1], box[2] - room[0], box[3] - room[1])
            covered = sum(_overlap(box, other) for other in boxes) + 100 * outside
            if not covered:
                return far, offset, box
            if best is None or covered < best[0]:
                best = covered, far, offset, box
    return best[1:]


def _overlap(box, other):
    """Return the area that two boxes share."""
    wide = min(box[2], other[2]) - max(box[0], other[0])
    high = min(box[3], other[3]) - max(box[1], other[1])
    return max(0, wide) * max(0, high)
