"""Staff needed beside staff present: a row for each position, or for each unit."""

import numpy as np

from angket.figures.canvas import new_figure, settled
from angket.figures.legend import key_lines, legend_below
from angket.figures.numbers import localise, number
from angket.figures.style import INK, LINE, LINE_HEIGHT, MISSING, SMALL, TALLEST, TEXT
from angket.figures.texts import text_width, thinned, wrapped
from angket.figures.width import full_width, share

# What names may take of a page's width; the least height of a row; and all else, in inches.
NAMES, PITCH, EDGE = 2.1, 0.24, 0.75
# Of a bar, in inches; and of a mark in the legend, in points.
THICKEST, SAMPLE = 0.15, 9
MARK = {"marker": "D", "color": LINE, "s": 28, "ec": "white", "lw": 0.5}


def draw_needs(rows, words, notice=None):
    """Draw the present staff as bars, the unrounded need as points, and the difference.

    Parameters
    ----------
    rows : DataFrame
        A row for each position or unit, in order: label; heading, whether it names but what the
        following rows belong to; need, present, difference, NaN in headings.
    words : dict
        With staff, need, present, difference, and the marks of numbers.
    notice : str, optional

    Returns
    -------
    matplotlib.figure.Figure
    """
    names = [wrapped(label, share(NAMES)) for label in rows["label"]]
    told = [_signed(value, words) for value in rows["difference"]]
    keys = [words["present"], words["need"]]
    head = wrapped(words["difference"], share(1.1), SMALL)
    beside = max(text_width(text, SMALL) for text in [*told, head]) + 0.12
    edge = EDGE + LINE_HEIGHT * key_lines(keys, SAMPLE) + LINE_HEIGHT * head.count("\n")
    tall = np.array([max(PITCH, 0.07 + TEXT * 1.25 / 72 * (1 + n.count("\n"))) for n in names])
    height = min(TALLEST, edge + tall.sum())
    figure = new_figure(height, notice)
    axes = figure.add_subplot()
    pitch = (height - edge) * tall / tall.sum()
    # Places are in inches from the top.
    places = np.cumsum(pitch) - pitch / 2
    thick = min(pitch.min() * 0.6, THICKEST)
    axes.barh(places, rows["present"].fillna(0), height=thick, color=MISSING, label=keys[0])
    for place, row in zip(places, rows.itertuples(), strict=True):
        if row.need > row.present:
            # How much more work there is than staff.
            axes.hlines(place, row.present, row.need, color=LINE, lw=1.4, zorder=2)
    axes.scatter(rows["need"], places, zorder=3, label=keys[1], **MARK)
    for place, text in zip(places, told, strict=True):
        if text:
            _beside(axes, text, (1.02, place), ("axes fraction", "data"), va="center_baseline")
    _beside(axes, head, (1.02, 1), "axes fraction", va="bottom", style="italic")
    most = np.nanmax([rows["need"].max(), rows["present"].max(), 1])
    axes.set(xlim=(0, most * 1.04), ylim=(pitch.sum(), 0), xlabel=words["staff"])
    axes.set_yticks(places, thinned(names, pitch.min()))
    for tick, heading in zip(axes.get_yticklabels(), rows["heading"], strict=True):
        tick.set_style("italic" if heading else "normal")
    room = full_width() - max(map(text_width, names)) - beside - 0.3
    axes.locator_params(axis="x", nbins=max(3, int(room / 0.5)))
    localise(axes.xaxis, words)
    axes.grid(axis="x")
    axes.tick_params(axis="y", length=0)
    axes.spines["left"].set_visible(False)
    legend_below(figure, axes, SAMPLE)
    return settled(figure)


def _beside(axes, text, place, coordinates, **how):
    axes.annotate(text, place, xycoords=coordinates, fontsize=SMALL, color=INK,
                  annotation_clip=False, **how)  # fmt: skip


def _signed(value, words):
    """Write a difference with its sign; nothing where there is none.

    >>> _signed(-1.0, {"decimal_mark": ","}), _signed(2.5, {"decimal_mark": ","}), _signed(0, {})
    ('\N{MINUS SIGN}1', '+2,50', '0')
    """
    if value != value:
        return ""
    if not value:
        return "0"
    size = number(abs(value), 0 if float(value).is_integer() else 2, words["decimal_mark"])
    return f"{'+' if value > 0 else chr(0x2212)}{size}"
