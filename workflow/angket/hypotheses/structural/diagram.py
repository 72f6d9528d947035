"""The diagram of a structural model: constructs with their items, and the paths between them."""

from typing import NamedTuple

from matplotlib.patches import Ellipse, FancyArrowPatch, Rectangle

from angket.figures.canvas import new_figure, settled
from angket.figures.layers import layers_of
from angket.figures.style import INK, SMALL, TALLEST
from angket.figures.texts import slant, wrapped
from angket.figures.width import full_width, is_narrow
from angket.hypotheses.structural.diagram_paths import draw_arrow, write_labels
from angket.hypotheses.structural.diagram_places import (
    EDGE,
    LINE,
    courses,
    in_columns,
    in_rows,
    item_lines,
)

MOST_COLUMNS = 3
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
    """A path as it is drawn; one that is not significant is dashed, one without a test dotted."""

    start: str
    end: str
    told: str
    significant: bool | None


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
    beside = not is_narrow() and len(layers) <= MOST_COLUMNS
    lines = [
        line for text in below for line in wrapped(text, full_width() - 2 * EDGE, SMALL).split("\n")
    ]
    foot = LINE * len(lines) + 0.1
    tallest = None if is_narrow() else TALLEST - foot
    shapes, through, height = _placed(constructs, layers, beside, tallest)
    figure = new_figure(height + foot, notice, layout=None)
    axes = figure.add_axes((0, 0, 1, 1))
    # Places are in inches, from the top.
    axes.set(xlim=(0, full_width()), ylim=(-height - foot, 0))
    axes.axis("off")
    for name, shape in shapes.items():
        _construct(axes, constructs[name], shape)
    labels = []
    run, curved = courses([(arrow.start, arrow.end) for arrow in arrows], shapes, through)
    for arrow, points in zip(arrows, run, strict=True):
        draw_arrow(axes, points, arrow.significant, beside, curved)
        labels.append((points, arrow.told))
    write_labels(axes, labels, shapes, beside, curved)
    for number, line in enumerate(lines):
        at = -height - 0.05 - LINE * (number + 0.5)
        slant(axes.text(full_width() / 2, at, line, fontsize=SMALL, ha="center", va="center"))
    return settled(figure)


def _placed(constructs, layers, beside, tallest):
    """Place constructs so that the drawing is no taller than a page, where that can be."""
    if not beside:
        return in_rows(constructs, layers, tallest)
    placed = in_columns(constructs, layers)
    return placed if placed[2] <= tallest else in_columns(constructs, layers, boxed=False)


def _construct(axes, construct, shape):
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
    for number, line in enumerate(item_lines(construct.items, shape.wide)):
        y = bottom + tall - 0.04 - LINE * (number + 0.5)
        axes.text(shape.x, y, line, ha="center", va="center", fontsize=SMALL, zorder=4)
    ends = (shape.x, shape.y - shape.tall / 2), (shape.x, bottom + tall)
    start, end = ends[::-1] if construct.formative else ends
    style = {"color": INK, "lw": 0.8, "shrinkA": 0, "shrinkB": 0, "mutation_scale": 8}
    axes.add_patch(FancyArrowPatch(start, end, arrowstyle="-|>", **style))
