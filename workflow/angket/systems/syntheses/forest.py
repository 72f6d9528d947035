"""The forest plot of a synthesis: studies by weight, the pooled effect, and what to expect next."""

from itertools import pairwise

import numpy as np
from matplotlib.patches import Polygon

from angket.figures.canvas import new_figure, settled
from angket.figures.legend import key_lines, legend_below
from angket.figures.numbers import localise
from angket.figures.style import BAND, INK, LINE, LINE_HEIGHT, POINT, SMALL, TALLEST, TEXT
from angket.figures.texts import slant, text_width, thinned, wrapped
from angket.figures.width import full_width, is_narrow, share

# What the names of studies may take of a page's width; a study; and all else, in inches.
NAMES, PITCH, EDGE = 1.9, 0.2, 0.62
# So many rows have their numbers beside them; of more, a page has no room for names either.
MANY = 40
# Squares of the lightest study and of one with all the weight, in square points.
SMALLEST, LARGEST = 6, 190
# Half the height of the diamond, in inches; a mark in the legend, in points.
HALF, SAMPLE = 0.075, 9
STUDY, OWN, POOLED, NEXT = "study", "own", "pooled", "prediction"
_MARKS = {STUDY: {"marker": "s", "color": POINT}, OWN: {"marker": "D", "color": LINE}}


def draw_forest(rows, axis_label, words, notice=None):
    """Draw the correlation of each study, their pool, and the interval of a further study.

    Parameters
    ----------
    rows : DataFrame
        In order: label; told, in words; kind, of study, own, pooled and prediction; effect, low,
        high; weight, in percent.
    axis_label : str
    words : dict
        With `study`, `own`, `pooled` and `prediction`, keys of the legend.
    notice : str, optional

    Returns
    -------
    matplotlib.figure.Figure
    """
    # Of very many, the picture shows the shape, and the table the numbers.
    many = len(rows) > MANY
    narrow = is_narrow() or many
    told = [""] * len(rows) if many else rows["told"].tolist()
    names = [wrapped(label, share(NAMES)) for label in rows["label"]]
    if many:
        names = [name.partition("\n")[0] for name in names]
    elif narrow:
        names = [
            "\n".join(filter(None, (name, wrapped(text, share(NAMES)))))
            for name, text in zip(names, told, strict=True)
        ]
    beside = 0 if narrow else max(text_width(text, SMALL) for text in told) + 0.15
    named = max(map(text_width, names))
    room = full_width() - named - beside - 0.3
    axis_label = wrapped(axis_label, room + 2 * min(named, beside))
    keys = [words[kind] for kind in (STUDY, OWN, POOLED, NEXT) if (rows["kind"] == kind).any()]
    is_study = rows["kind"].isin([STUDY, OWN]).to_numpy()
    edge = EDGE + LINE_HEIGHT * (axis_label.count("\n") + key_lines(keys, SAMPLE))
    tall = _heights(names)
    # A screen scrolls, and a page does not: there, names that find no room end with their line.
    if not narrow and edge + tall.sum() > TALLEST:
        names = [name.partition("\n")[0] for name in names]
        tall = _heights(names)
    height = edge + tall.sum()
    height = min(TALLEST, height) if many or not narrow else height
    figure = new_figure(height, notice)
    axes = figure.add_subplot()
    if many:
        tall = np.where(
            is_study, (height - edge - PITCH * (~is_study).sum()) / is_study.sum(), PITCH
        )
    pitch = (height - edge) * tall / tall.sum()
    # Places are in inches from the top.
    places = np.cumsum(pitch) - pitch / 2
    axes.axvline(0, color=INK, lw=0.8, zorder=1)
    for place, row in zip(places, rows.itertuples(), strict=True):
        _draw_row(axes, place, row, many)
        if row.told and not narrow:
            axes.annotate(row.told, (1.02, place), xycoords=("axes fraction", "data"),
                          va="center_baseline", fontsize=SMALL, annotation_clip=False)  # fmt: skip
    _rule_between(axes, places, pitch, rows["kind"].tolist())
    for kind in (STUDY, OWN):
        if (rows["kind"] == kind).any():
            axes.scatter([], [], s=30, label=words[kind], ec="white", lw=0.5, **_MARKS[kind])
    if (rows["kind"] == POOLED).any():
        axes.scatter([], [], s=40, marker="d", color=INK, label=words[POOLED])
    if (rows["kind"] == NEXT).any():
        axes.plot([], [], color=BAND, lw=5, solid_capstyle="butt", label=words[NEXT])
    labels = np.array(names, dtype=object)
    labels[is_study] = thinned(list(labels[is_study]), pitch.min())
    axes.set_yticks(places, labels)
    axes.set_ylim(pitch.sum(), 0)
    axes.locator_params(axis="x", nbins=max(4, int(room / 0.45)))
    slant(axes.set_xlabel(axis_label))
    localise(axes.xaxis, words)
    axes.grid(axis="x")
    axes.tick_params(axis="y", length=0)
    axes.spines["left"].set_visible(False)
    legend_below(figure, axes, SAMPLE)
    return settled(figure)


def _heights(names):
    """Return how high the row of each name is, by its lines."""
    return np.array([max(PITCH, 0.05 + TEXT * 1.25 / 72 * (1 + n.count("\n"))) for n in names])


def _draw_row(axes, place, row, many):
    if row.kind == NEXT:
        axes.hlines(place, row.low, row.high, color=BAND, lw=5, zorder=2)
        return
    if row.kind == POOLED:
        corners = [(row.low, place), (row.effect, place - HALF), (row.high, place)]
        axes.add_patch(Polygon([*corners, (row.effect, place + HALF)], color=INK, zorder=3))
        axes.update_datalim([(row.low, place), (row.high, place)])
        return
    mark = _MARKS[row.kind]
    size = SMALLEST + (LARGEST - SMALLEST) * row.weight / 100
    if many:
        axes.hlines(place, row.low, row.high, color=mark["color"], lw=0.4, zorder=2)
        axes.scatter(row.effect, place, s=3, lw=0, zorder=3, **mark)
        return
    axes.hlines(place, row.low, row.high, color=mark["color"], lw=1.2, zorder=2)
    axes.scatter(row.effect, place, s=size, ec="white", lw=0.5, zorder=3, **mark)


def _rule_between(axes, places, pitch, kinds):
    """Draw a line where studies end and own results or the pool begin."""
    for before, (one, other) in enumerate(pairwise(kinds)):
        if one != other and other != NEXT:
            axes.axhline(places[before] + pitch[before] / 2, color=INK, lw=0.5, zorder=1)
