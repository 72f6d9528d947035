"""The slope of a predictor over a moderator, and where it can be told from zero."""

from angket.figures.canvas import new_figure, settled
from angket.figures.cells import whole_edges
from angket.figures.legend import key_lines, legend_below
from angket.figures.numbers import localise, number
from angket.figures.style import BAND, FAINT, INK, LINE, LINE_HEIGHT, NEUTRAL, POINT, SMALL
from angket.figures.texts import wrapped
from angket.figures.width import full_width, is_narrow

# Bars of the moderator's distribution at most.
BARS = 40
# A sample of a line in the legend, in points.
SAMPLE = 26


def draw_slope_region(parts, ends, moderator, labels, words, notice=None):
    """Draw a slope with its band over a moderator, above the distribution of the moderator.

    Where the slope can be told from zero its line is whole and its band dark; elsewhere the line is
    dashed. Nothing is drawn beyond the values that somebody has.

    Parameters
    ----------
    parts : list of (DataFrame, bool)
        From the lowest value of the moderator to the highest: moderator, b, ci_low, ci_high, as
        `angket.statistics.regression.johnson_neyman.slopes_along` returns them, and whether the
        slope can be told from zero there.
    ends : list of float
        The values of the moderator at which one part ends and the next begins.
    moderator : array_like of float, shape (n,)
    labels : pair of str
        Of the moderator and of the slope.
    words : dict
        With slope_significant, slope_not_significant, respondents and the marks of numbers.
    notice : str, optional

    Returns
    -------
    matplotlib.figure.Figure
    """
    keys = [words["slope_significant"], words["slope_not_significant"]]
    keys = [wrapped(key, full_width() - 0.8, SMALL) for key in keys]
    across, along = wrapped(labels[0], full_width() - 1.1), wrapped(labels[1], 2.2)
    lines = key_lines(keys, SAMPLE) + across.count("\n")
    figure = new_figure((3.9 if is_narrow() else 3.6) + LINE_HEIGHT * lines, notice)
    upper, lower = figure.subplots(2, 1, sharex=True, height_ratios=(2.7, 1))
    for part, significant in parts:
        color, band = (LINE, BAND) if significant else (FAINT, NEUTRAL)
        upper.fill_between(part["moderator"], part["ci_low"], part["ci_high"], color=band,
                           alpha=0.55, lw=0, zorder=1.5)  # fmt: skip
        upper.plot(part["moderator"], part["b"], color=color, lw=1.8, zorder=3,
                   ls="solid" if significant else (0, (4, 2)))  # fmt: skip
    upper.axhline(0, color=INK, lw=0.9, zorder=2)
    # Two values may lie close to each other: their labels turn away.
    sides = [("right", -2), ("left", 2)] if len(ends) > 1 else [("center", 0)]
    for end, (side, turn) in zip(ends, sides, strict=False):
        for axes in (upper, lower):
            axes.axvline(end, color=INK, lw=0.9, ls=(0, (1.2, 1.6)), zorder=2.5)
        upper.annotate(number(end, 2, words["decimal_mark"]), (end, 1), (turn, 2), ha=side,
                       xycoords=("data", "axes fraction"), textcoords="offset points",
                       fontsize=SMALL, annotation_clip=False)  # fmt: skip
    found = {significant for _, significant in parts}
    for key, significant in zip(keys, (True, False), strict=True):
        if significant in found:
            upper.plot([], [], color=LINE if significant else FAINT, lw=1.8, label=key,
                       ls="solid" if significant else (0, (4, 2)))  # fmt: skip
    lower.hist(moderator, bins=whole_edges(moderator, BARS), color=POINT, ec="white", lw=0.5)
    lower.set(xlabel=across, ylabel=words["respondents"])
    lower.yaxis.get_major_locator().set_params(integer=True, nbins=3)
    upper.set_ylabel(along)
    for axis in (upper.yaxis, lower.xaxis, lower.yaxis):
        localise(axis, words)
    upper.grid()
    lower.grid(axis="y")
    figure.align_ylabels()
    legend_below(figure, upper, SAMPLE)
    return settled(figure)
