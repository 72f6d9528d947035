"""The sensitivity of a decision: p under every way of testing, in one figure."""

import numpy as np

from angket.figures.canvas import new_figure, settled
from angket.figures.legend import legend_below
from angket.figures.style import LINE, POINT
from angket.figures.texts import slant, wrapped
from angket.figures.width import share

SHADE = "#EFEFEF"
# The names of the variants take at most, in inches.
NAMES = 2

# A p smaller than this is drawn here: the scale would only stretch beyond any interest.
SMALLEST = 1e-4


def draw_panel(rows, alpha, words, notice=None):
    """Draw p of every variant on a logarithmic scale, with the level of significance.

    Parameters
    ----------
    rows : DataFrame
        label, p (NaN where undefined) and flagged (True without flagged respondents), a row
        for each variant.
    alpha : float
    words : dict
    notice : str, optional

    Returns
    -------
    matplotlib.figure.Figure
    """
    labels = list(dict.fromkeys(rows["label"]))
    figure = new_figure(0.95 + 0.27 * len(labels), notice)
    axes = figure.add_subplot()
    places = {label: len(labels) - 1 - place for place, label in enumerate(labels)}
    axes.axvspan(SMALLEST / 2, alpha, color=SHADE, lw=0, zorder=0)
    axes.axvline(alpha, color=LINE, lw=1.2, label=words["alpha"])
    for flagged, marker, name in ((False, "o", "everybody"), (True, "D", "without_flagged")):
        part = rows[(rows["flagged"] == flagged) & rows["p"].notna()]
        if part.empty:
            continue
        heights = np.array([places[label] for label in part["label"]], dtype=float)
        axes.scatter(
            part["p"].clip(lower=SMALLEST),
            heights + (-0.19 if flagged else 0.19) * (len(set(rows["flagged"])) > 1),
            marker=marker,
            s=20,
            color="white" if flagged else POINT,
            ec=POINT,
            label=words[name],
            zorder=3,
        )
    axes.set_xscale("log")
    axes.set_xlim(SMALLEST / 2, 1)
    # Round numbers stand where alpha leaves them room.
    ticks = [p for p in (0.001, 0.01, 0.1, 1) if abs(np.log10(p / alpha)) > 0.25]
    ticks = sorted([*ticks, alpha])
    axes.minorticks_off()
    axes.set_xticks(
        [SMALLEST, *ticks],
        ["\N{LESS-THAN OR EQUAL TO} " + _text(SMALLEST, words)]
        + [_text(value, words) for value in ticks],
    )
    axes.set_yticks(list(places.values()), [wrapped(label, share(NAMES)) for label in places])
    axes.set_ylim(-0.6, len(labels) - 0.4)
    slant(axes.set_xlabel(words["p_value"]))
    axes.tick_params(axis="y", length=0)
    axes.spines["left"].set_visible(False)
    legend_below(figure, axes)
    return settled(figure)


def _text(value, words):
    return f"{value:.4f}".rstrip("0").rstrip(".").replace(".", words["decimal_mark"])
