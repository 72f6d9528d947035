"""Path diagrams of several mediators: side by side between predictor and response, or in a row."""

from typing import NamedTuple

from matplotlib.patches import FancyArrowPatch, Rectangle

from angket.figures.canvas import new_figure, settled
from angket.figures.style import INK, SMALL, TEXT
from angket.figures.texts import slant, text_width, wrapped
from angket.figures.width import full_width, is_narrow

# What a name leaves in its box, at the edges of the figure, and between two boxes one above the
# other; at least between two side by side, in inches.
PAD, EDGE, APART, GAP = 0.08, 0.06, 0.3, 0.55
DASHED = (0, (4, 2.5))
LINE = 1.35 * SMALL / 72


class Arrow(NamedTuple):
    """An arrow from one variable to another.

    Attributes
    ----------
    start, end : str
    told : str
        Its coefficient.
    significant : bool
    """

    start: str
    end: str
    told: str
    significant: bool


def draw_side_by_side(names, order, arrows, below, notice=None):
    """Draw mediators one above the other between predictor and response.

    Parameters
    ----------
    names : dict of str to str
        What each variable is called.
    order : sequence of str
        Predictor, mediators, response.
    arrows : list of Arrow
        One that is not significant is dashed.
    below : list of tuple of str
        What is said under the boxes: in one line where it has room, else its parts in lines of
        their own.
    notice : str, optional

    Returns
    -------
    matplotlib.figure.Figure
    """
    wide = full_width()
    longest = max(text_width(word) for label in names.values() for word in label.split())
    room = wide - 2 * EDGE
    # Room for arrows first, then for whole words.
    box = min(max(room / 4, longest + 2 * PAD + 0.03), (room - 2 * GAP) / 3)
    told = {name: wrapped(label, box - 2 * PAD) for name, label in names.items()}
    tall = {name: _lines(text) * TEXT / SMALL * LINE + 2 * PAD for name, text in told.items()}
    first, *mediators, last = order
    tall[first] = tall[last] = max(tall[first], tall[last])
    base = tall[first]
    stack = sum(tall[mediator] + APART for mediator in mediators)
    foot, below = _foot(below, wide)
    figure, axes, height = _canvas(foot + base + 0.2 + stack + 2 * EDGE, notice)
    middle = EDGE + foot + base / 2
    places = {first: (EDGE + box / 2, middle), last: (wide - EDGE - box / 2, middle)}
    y = height - EDGE
    for mediator in mediators:
        places[mediator] = (wide / 2, y - tall[mediator] / 2)
        y -= tall[mediator] + APART
    for name, place in places.items():
        _box(axes, place, box, tall[name], told[name])
    labels = []
    for arrow in arrows:
        (x0, y0), (x1, y1) = places[arrow.start], places[arrow.end]
        if (arrow.start, arrow.end) == (first, last):
            start, end, at = (x0 + box / 2, y0), (x1 - box / 2, y1), 0.5
        elif arrow.start == first:
            start, end, at = (x0 + box / 4, y0 + base / 2), (x1 - box / 2, y1), 0.62
        else:
            start, end, at = (x0 + box / 2, y0), (x1 - box / 4, y1 + base / 2), 0.38
        _arrow(axes, start, end, arrow.significant)
        labels.append((start, end, at, arrow.told))
    for (x0, y0), (x1, y1), at, text in labels:
        _label(axes, x0 + (x1 - x0) * at, y0 + (y1 - y0) * at, text)
    _write_below(axes, wide / 2, EDGE + foot, below)
    return settled(figure)


def draw_in_a_row(names, order, arrows, below, notice=None):
    """Draw variables from top to bottom, with an arrow from each to all that follow.

    Arrows between neighbours go straight down, the others through lanes beside the boxes: on the
    left those that leave the predictor, on the right those of the mediators. Parameters and what is
    returned: as `draw_side_by_side`.
    """
    wide = full_width()
    first = order[0]
    far = [arrow for arrow in arrows if order.index(arrow.end) - order.index(arrow.start) > 1]
    # The shortest innermost.
    far.sort(key=lambda arrow: order.index(arrow.end) - order.index(arrow.start))
    lanes = {side: [arrow for arrow in far if (arrow.start == first) == (side < 0)]
             for side in (-1, 1)}  # fmt: skip
    lane = 0.21 if is_narrow() else 0.27
    left, right = (lane * len(lanes[side]) + 0.15 for side in (-1, 1))
    box = min(2.2, wide - 2 * EDGE - left - right)
    told = {name: wrapped(names[name], box - 2 * PAD) for name in order}
    ports = max(_ports(lanes, order), 1)
    tall = {
        name: max(_lines(told[name]) * TEXT / SMALL * LINE + 2 * PAD, 0.13 * (ports + 1))
        for name in order
    }
    between = APART + 0.12
    foot, below = _foot(below, wide)
    high = sum(tall.values()) + between * (len(order) - 1)
    figure, axes, height = _canvas(foot + high + 2 * EDGE, notice)
    centre = (wide + left - right) / 2
    y, places = height - EDGE, {}
    for name in order:
        places[name] = centre, y - tall[name] / 2
        y -= tall[name] + between
        _box(axes, places[name], box, tall[name], told[name])
    for arrow in arrows:
        if arrow not in far:
            top = places[arrow.start][1] - tall[arrow.start] / 2
            bottom = places[arrow.end][1] + tall[arrow.end] / 2
            _arrow(axes, (centre, top), (centre, bottom), arrow.significant)
            axes.text(centre + 0.08, (top + bottom) / 2, arrow.told, fontsize=SMALL, va="center")
    # Between two boxes no arrow leaves or enters a lane, so that coefficients stand there.
    gaps = [places[name][1] - (tall[name] + between) / 2 for name in order[:-1]]
    for side, ones in lanes.items():
        for number, arrow in enumerate(ones):
            x = centre + side * (box / 2 + 0.1 + lane * (number + 0.5))
            top, bottom = (
                places[name][1] + of * tall[name] * _port(arrow, name, ones, order)
                for name, of in ((arrow.start, -1), (arrow.end, 1))
            )
            _lane(axes, x, centre + side * box / 2, (top, bottom), arrow)
            at = min(gaps, key=lambda gap, middle=(top + bottom) / 2: abs(gap - middle))
            _label(axes, x, at, arrow.told, rotation=90)
    _write_below(axes, wide / 2, EDGE + foot, below)
    return settled(figure)


def _ports(lanes, order):
    """Return how many arrows at most leave or enter a box at one side."""
    return max(
        sum(name in (arrow.start, arrow.end) for arrow in ones)
        for name in order
        for ones in lanes.values()
    )


def _port(arrow, name, ones, order):
    """Return how far from the middle of its box an arrow begins or ends, in shares of the box.

    Those that leave do so from the lower half, those that come to the upper one, so that no two
    lie on each other; the longest, whose lane is outermost, are nearest to the middle.
    """
    mine = [one for one in ones if getattr(one, "start" if arrow.start == name else "end") == name]
    return 0.45 * (len(mine) - mine.index(arrow)) / (len(mine) + 0.5)


def _lane(axes, x, edge, ends, arrow):
    """Draw an arrow out of a box, along its lane and into another box."""
    top, bottom = ends
    style = {"color": INK, "lw": 1.2, "ls": "solid" if arrow.significant else DASHED}
    axes.plot([edge, x, x], [top, top, bottom], solid_joinstyle="miter", **style)
    _arrow(axes, (x, bottom), (edge, bottom), arrow.significant)


def _canvas(height, notice):
    figure = new_figure(height, notice, layout=None)
    axes = figure.add_axes((0, 0, 1, 1))
    # Places are in inches.
    axes.set(xlim=(0, full_width()), ylim=(0, height))
    axes.axis("off")
    return figure, axes, height


def _box(axes, place, wide, tall, text):
    x, y = place
    corner = x - wide / 2, y - tall / 2
    axes.add_patch(Rectangle(corner, wide, tall, fc="white", ec=INK, lw=1, zorder=3))
    axes.text(x, y, text, ha="center", va="center", fontsize=TEXT, zorder=4)


def _arrow(axes, start, end, significant):
    style = {"color": INK, "lw": 1.2, "shrinkA": 0, "shrinkB": 0, "mutation_scale": 12}
    style["arrowstyle"] = "-|>,head_width=0.25,head_length=0.5"
    axes.add_patch(FancyArrowPatch(start, end, ls="solid" if significant else DASHED, **style))


def _label(axes, x, y, text, rotation=0):
    """Write a coefficient on its arrow, on white so that it can be read."""
    bare = {"boxstyle": "square,pad=0.12", "fc": "white", "ec": "none"}
    at = {"ha": "center", "va": "center", "fontsize": SMALL, "rotation": rotation, "zorder": 5}
    axes.text(x, y, text, bbox=bare, **at)


def _lines(text):
    return text.count("\n") + 1


def _foot(below, wide):
    """Break what is said below into lines, and return the height that they take."""
    room, lines = wide - 4 * EDGE, []
    for parts in below:
        whole = " ".join(parts)
        fits = text_width(whole, SMALL) <= room
        for text in [whole] if fits else parts:
            lines += wrapped(text, room, SMALL).split("\n")
    return LINE * len(lines) + 0.15, lines


def _write_below(axes, x, top, lines):
    for number, line in enumerate(lines):
        at = top - 0.15 - LINE * number
        slant(axes.text(x, at, line, fontsize=SMALL, ha="center", va="center"))
