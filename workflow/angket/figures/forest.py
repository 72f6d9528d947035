"""A forest plot: an effect by every way of testing it, with intervals, on one scale."""

import numpy as np

from angket.figures.canvas import new_figure, settled
from angket.figures.legend import key_lines, legend_below
from angket.figures.numbers import localise
from angket.figures.style import INK, LINE, LINE_HEIGHT, POINT, SMALL, TALLEST, TEXT
from angket.figures.texts import slant, text_width, thinned, wrapped
from angket.figures.width import full_width, is_narrow, share

# What the names of the ways may take of a page's width; a way; and all else, in inches.
NAMES, PITCH, EDGE = 1.9, 0.2, 0.62
# The mark of the way that the decision rests on, and of every other: told apart by shape, too.
MARKS = {
    True: {"marker": "D", "color": LINE, "s": 30},
    False: {"marker": "o", "color": POINT, "s": 26},
}
# A mark in the legend, in points.
SAMPLE = 9


def draw_forest(rows, axis_label, words, notice=None):
    """Draw an effect and its interval for each way of testing, with what is told of it in words.

    Parameters
    ----------
    rows : DataFrame
        A row for each way, in order: label; told, in words; effect, low and high, NaN where there
        are none; decides, whether the decision rests on it; heading, whether the row is none but
        says what the following ones are about.
    axis_label : str
    words : dict
        With deciding_way, other_way.
    notice : str, optional

    Returns
    -------
    matplotlib.figure.Figure
    """
    narrow = is_narrow()
    names = [wrapped(label, share(NAMES)) for label in rows["label"]]
    told = rows["told"].tolist()
    if narrow:
        # On a phone there is no room at the side for what is told.
        names = [
            "\n".join(filter(None, (name, wrapped(text.replace("*", ""), share(NAMES)))))
            for name, text in zip(names, told, strict=True)
        ]
    beside = 0 if narrow else max(text_width(text, SMALL) for text in told) + 0.15
    named = max(map(text_width, names))
    room = full_width() - named - beside - 0.3
    # It stands below the axes, and may reach as far to either side as the narrower one is wide.
    axis_label = wrapped(axis_label, room + 2 * min(named, beside))
    shown = rows[rows["effect"].notna()]
    keys = {
        kind: words["deciding_way" if kind else "other_way"]
        for kind in sorted(set(shown["decides"]), reverse=True)
        # Where none is known to decide, there is nothing to tell apart.
        if shown["decides"].any()
    }
    edge = EDGE + LINE_HEIGHT * (axis_label.count("\n") + key_lines([*keys.values()], SAMPLE))
    tall = np.array([max(PITCH, 0.05 + TEXT * 1.25 / 72 * (1 + n.count("\n"))) for n in names])
    height = min(TALLEST, edge + tall.sum())
    figure = new_figure(height, notice)
    axes = figure.add_subplot()
    pitch = (height - edge) * tall / tall.sum()
    # Places are in inches from the top.
    places = np.cumsum(pitch) - pitch / 2
    axes.axvline(0, color=INK, lw=0.8, zorder=1)
    for place, row in zip(places, rows.itertuples(), strict=True):
        if not np.isnan(row.effect):
            mark = MARKS[bool(row.decides)]
            axes.hlines(place, row.low, row.high, color=mark["color"], lw=1.6, zorder=2)
            axes.scatter(row.effect, place, ec="white", lw=0.5, zorder=3, **mark)
        if row.told and not narrow:
            slant(
                axes.annotate(row.told, (1.02, place), xycoords=("axes fraction", "data"),
                              va="center_baseline", fontsize=SMALL, annotation_clip=False)
            )  # fmt: skip
    for kind, key in keys.items():
        axes.scatter([], [], label=key, ec="white", lw=0.5, **MARKS[kind])
    axes.set_yticks(places, thinned(names, pitch.min()))
    for tick, heading in zip(axes.get_yticklabels(), rows["heading"], strict=True):
        tick.set_style("italic" if heading else "normal")
    axes.set_ylim(pitch.sum(), 0)
    axes.locator_params(axis="x", nbins=max(3, int(room / 0.55)))
    slant(axes.set_xlabel(axis_label))
    localise(axes.xaxis, words)
    axes.grid(axis="x")
    axes.tick_params(axis="y", length=0)
    axes.spines["left"].set_visible(False)
    if keys:
        legend_below(figure, axes, SAMPLE)
    return settled(figure)
