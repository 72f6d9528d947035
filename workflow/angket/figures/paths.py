"""A path diagram: three variables in boxes, arrows between them, and what each arrow is worth."""

from typing import NamedTuple

from matplotlib.patches import FancyArrowPatch, Rectangle

from angket.figures.canvas import new_figure, settled
from angket.figures.style import INK, SMALL, TEXT
from angket.figures.texts import slant, text_width, wrapped
from angket.figures.width import full_width, share

# A box, and what a name in it leaves at its sides; between the two rows of boxes; at the edges;
# and between an arrow and what it is worth, in inches.
BOX, PAD, RISE, EDGE, OFF = 1.6, 0.1, 1.05, 0.04, 0.06
# Of an arrow that is not significant.
DASHED = (0, (4, 2.5))
# Lines of text, from one to the next, in sizes of the text.
LINE = 1.35
# Where the first of some lines stands above the place of all of them, in lines.
ABOVE = {"top": lambda lines: 0, "center": lambda lines: (lines - 1) / 2,
         "bottom": lambda lines: lines - 1}  # fmt: skip


class Path(NamedTuple):
    """An arrow.

    Attributes
    ----------
    told : tuple of str
        Its coefficient and, where it has one, its interval, a line for each.
    significant : bool
    """

    told: tuple
    significant: bool


def draw_mediation(names, paths, below, notice=None):
    """Draw a simple mediation: predictor and response side by side, the mediator above them.

    Parameters
    ----------
    names : dict of str to str
        What predictor, mediator and response are called.
    paths : dict of str to Path
        a, b and direct. One that is not significant is dashed.
    below : list of str
        What is said under the boxes, a line each, broken where it is too long.
    notice : str, optional

    Returns
    -------
    matplotlib.figure.Figure
    """
    wide, box = full_width(), share(BOX)
    told = {role: wrapped(name, box - 2 * PAD) for role, name in names.items()}
    tall = {role: _height(name.split("\n"), TEXT) + 2 * PAD for role, name in told.items()}
    base = tall["predictor"] = tall["response"] = max(tall["predictor"], tall["response"])
    below = [line for text in below for line in wrapped(text, wide - 2 * EDGE, SMALL).split("\n")]
    foot = _height(below, SMALL) + 0.12
    # What the straight arrow is worth may need more room than the boxes at its ends have.
    under = max(0, _height(paths["direct"].told[1:], SMALL) + OFF - base / 2)
    height = foot + under + base + RISE + tall["mediator"] + 2 * EDGE
    figure = new_figure(height, notice, layout=None)
    axes = figure.add_axes((0, 0, 1, 1))
    # Places are in inches.
    axes.set(xlim=(0, wide), ylim=(0, height))
    axes.axis("off")

    middle, top = EDGE + foot + under + base / 2, height - EDGE - tall["mediator"] / 2
    left, centre, right = EDGE + box / 2, wide / 2, wide - EDGE - box / 2
    places = {"predictor": (left, middle), "mediator": (centre, top), "response": (right, middle)}
    for role, (x, y) in places.items():
        corner = x - box / 2, y - tall[role] / 2
        axes.add_patch(Rectangle(corner, box, tall[role], fc="white", ec=INK, lw=1))
        axes.text(x, y, told[role], ha="center", va="center", fontsize=TEXT)
    half, over = box / 2, middle + base / 2
    _arrow(axes, paths["a"], (left, over), (centre - half, top))
    _arrow(axes, paths["b"], (centre + half, top), (right, over))
    _arrow(axes, paths["direct"], (left + half, middle), (right - half, middle))
    # Beside the slanting arrows, outside the triangle; above and below the straight one.
    for path, side, outwards in (("a", "right", -1), ("b", "left", 1)):
        lines = paths[path].told
        lowest = over + (top - over) * 0.6
        # Where the arrow is at the lowest line, and no farther out than the text has room.
        away = half + (centre - half - left) * (top - lowest) / (top - over) + OFF
        away = min(away, centre - EDGE - max(text_width(line) for line in lines) * SMALL / TEXT)
        middle_of_lines = lowest + _height(lines, SMALL) / 2
        _write(axes, centre + outwards * away, middle_of_lines, lines, side, "center")
    _write(axes, centre, middle + OFF / 2, paths["direct"].told[:1], "center", "bottom")
    _write(axes, centre, middle - OFF, paths["direct"].told[1:], "center", "top")
    _write(axes, centre, foot, below, "center", "top")
    return settled(figure)


def _arrow(axes, path, start, end):
    style = {"color": INK, "lw": 1.2, "shrinkA": 0, "shrinkB": 0, "mutation_scale": 12}
    style["arrowstyle"] = "-|>,head_width=0.25,head_length=0.5"
    dashes = "solid" if path.significant else DASHED
    axes.add_patch(FancyArrowPatch(start, end, ls=dashes, **style))


def _write(axes, x, y, lines, horizontal, vertical):
    """Write lines one by one: each may have symbols that are slanted, or none."""
    step = LINE * SMALL / 72
    first = y + step * ABOVE[vertical](len(lines))
    for number, line in enumerate(lines):
        at = first - step * number
        slant(axes.text(x, at, line, fontsize=SMALL, ha=horizontal, va=vertical))


def _height(lines, size):
    """Return what lines of text take, in inches."""
    return LINE * size / 72 * len(lines)
