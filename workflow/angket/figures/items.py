"""The items of a test by difficulty and discrimination, each with its name beside it."""

import numpy as np

from angket.figures.canvas import new_figure, settled
from angket.figures.legend import key_lines, legend_below
from angket.figures.numbers import localise
from angket.figures.style import BAND, FAINT, INK, LINE, LINE_HEIGHT, POINT, SMALL
from angket.figures.texts import slant, text_width
from angket.figures.width import is_narrow

# Told apart by shape, too.
MARKS = {
    "keep": {"marker": "o", "color": POINT, "s": 26},
    "revise": {"marker": "^", "color": LINE, "s": 30},
    "drop": {"marker": "X", "color": INK, "s": 32},
}
# A mark in the legend, and the radius of one in the drawing, in points.
SAMPLE, RADIUS = 9, 3.5
# How far from its point a name may stand, in points: nearest first. Farther off a line leads there.
DISTANCES, LEADING = (5, 9, 14, 20, 30, 42, 56), 9
ANGLES = np.deg2rad([0, 180, 90, 270, 45, 135, 315, 225, 22, 158, 338, 202, 68, 112, 292, 248])
HEIGHT = 1.05 * SMALL


def draw_items(table, rule, words, notice=None):
    """Draw each item at its difficulty and its discrimination.

    Parameters
    ----------
    table : DataFrame
        A row for each item: difficulty, discrimination and decision (keep, revise or drop).
    rule : dict
        difficulty and discrimination, each a pair of limits.
    words : dict
        With item_difficulty, item_discrimination, items_keep, items_revise, items_drop.
    notice : str, optional

    Returns
    -------
    matplotlib.figure.Figure
    """
    found = [kind for kind in MARKS if (table["decision"] == kind).any()]
    keys = [words[f"items_{kind}"] for kind in found]
    # Many names need a tall drawing to stand beside each other, above all on a phone.
    lowest, per_name = (3.6, 0.07) if is_narrow() else (3.2, 0.03)
    height = min(lowest + per_name * len(table), 5.6)
    figure = new_figure(height + LINE_HEIGHT * key_lines(keys, SAMPLE), notice)
    axes = figure.add_subplot()
    x, y = table["difficulty"].to_numpy(), table["discrimination"].to_numpy()
    hard, easy = rule["difficulty"]
    least, enough = rule["discrimination"]
    # No wider than items and limits need, for names have no room where the items crowd.
    axes.set(xlim=_with_margin(x, hard, easy, 1), ylim=_with_margin(y, least, enough, 1))
    top = axes.get_ylim()[1]
    axes.fill_between([hard, easy], enough, top, color=BAND, alpha=0.25, lw=0, zorder=0.5)
    for limit in (hard, easy):
        axes.axvline(limit, color=FAINT, lw=0.9, ls=(0, (4, 2)), zorder=1)
    for limit in sorted({least, enough}):
        axes.axhline(limit, color=FAINT, lw=0.9, ls=(0, (4, 2)), zorder=1)
    for kind, key in zip(found, keys, strict=True):
        of_kind = (table["decision"] == kind).to_numpy()
        axes.scatter(x[of_kind], y[of_kind], label=key, lw=0, zorder=3, **MARKS[kind])
    axes.set(xlabel=words["item_difficulty"], ylabel=words["item_discrimination"])
    for label in (axes.xaxis.label, axes.yaxis.label):
        slant(label)
    localise(axes.xaxis, words)
    localise(axes.yaxis, words)
    axes.grid()
    legend_below(figure, axes, SAMPLE)
    whole = settled(figure)
    name_points(axes, x, y, list(table.index))
    return whole


def name_points(axes, x, y, names):
    """Put names beside points, so that none lies on another, on a point or outside the axes.

    Points at the same place are named together. A name that has no room near its point stands
    farther off, with a line that leads to it; one that has none at all lies where it hides least.

    Parameters
    ----------
    axes : matplotlib.axes.Axes
        In its final place.
    x, y : ndarray of float, shape (n,)
    names : list of str
    """
    scale = 72 / axes.figure.get_figure(root=True).dpi
    points = axes.transData.transform(np.column_stack([x, y])) * scale
    joined = {}
    for point, name in zip(np.round(points, 1).tolist(), names, strict=True):
        joined.setdefault(tuple(point), []).append(name)
    bounds = axes.get_window_extent()
    edges = np.array([bounds.x0, bounds.y0, bounds.x1, bounds.y1]) * scale
    taken = [_around(place, RADIUS * 2, RADIUS * 2) for place in joined]
    # Who has the most neighbours chooses first.
    places = np.array(list(joined))
    crowd = [(np.hypot(*(places - place).T) < 30).sum() for place in places]
    for place in sorted(joined, key=lambda place: (-crowd[list(joined).index(place)], place)):
        label = ", ".join(joined[place])
        size = np.array([72 * text_width(label, SMALL), HEIGHT])
        offset, distance = _free(place, size, taken, edges, places)
        taken.append(_around(np.add(place, offset), *size))
        axes.annotate(
            label, axes.transData.inverted().transform(np.array(place) / scale), tuple(offset),
            textcoords="offset points", ha="center", va="center", fontsize=SMALL, zorder=4,
            annotation_clip=False,
            arrowprops={"arrowstyle": "-", "color": FAINT, "lw": 0.6, "shrinkA": 0,
                        "shrinkB": RADIUS} if distance > LEADING else None,
        )  # fmt: skip


def _with_margin(values, low, high, most):
    """Return where an axis begins and ends, so that values and limits are well inside."""
    low, high = min(values.min(), low), max(values.max(), high)
    margin = 0.08 * (high - low) + 0.02
    return low - margin, min(high + margin, most + 0.04)


def _free(place, size, taken, edges, points):
    """Return where a name fits, and how far that is from its point."""
    best, least = None, np.inf
    for distance in DISTANCES:
        for angle in ANGLES:
            turn = np.array([np.cos(angle), np.sin(angle)])
            offset = turn * (distance + size / 2 * np.abs(turn))
            box = _around(np.add(place, offset), *size)
            out = max(0, *(edges[:2] - box[:2]), *(box[2:] - edges[2:]))
            hidden = sum(_shared(box, other) for other in taken) + 1000 * out
            if distance > LEADING:
                hidden += 20 * _crossed(place, turn, distance, points)
            if hidden == 0:
                return offset, distance
            if hidden < least:
                best, least = (offset, distance), hidden
    return best


def _crossed(place, turn, length, points):
    """Count the other points that a line from a point would run over."""
    apart = points - place
    along, across = apart @ turn, apart @ np.array([-turn[1], turn[0]])
    return int(((along > 0.1) & (along < length + RADIUS) & (abs(across) < RADIUS + 1)).sum())


def _around(middle, width, height):
    half = np.array([width, height]) / 2
    return np.concatenate([np.asarray(middle) - half, np.asarray(middle) + half])


def _shared(one, other):
    """Return the area that two boxes have in common."""
    sides = np.minimum(one[2:], other[2:]) - np.maximum(one[:2], other[:2])
    return float(np.prod(np.maximum(sides, 0)))
