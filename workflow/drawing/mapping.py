"""The method of successive intervals at work: where each answer lies on the interval scale."""

from drawing.style import INK, ink_on, localise, new_figure, ordered_colours, wrapped


def draw_mapping(intervals, codes, title, words, notice=None):
    """Draw a line for each item with its answer codes at their interval scores.

    Parameters
    ----------
    intervals : DataFrame of float
        A row for each item, a column for each code; NaN for a code nobody chose.
    codes : list of int
    title : str
    words : dict
    notice : str, optional

    Returns
    -------
    matplotlib.figure.Figure
    """
    k = len(intervals)
    figure = new_figure(0.95 + 0.235 * k, notice)
    axes = figure.add_subplot()
    colours = dict(zip(codes, ordered_colours(len(codes)), strict=True))
    for place, (_, row) in zip(range(k - 1, -1, -1), intervals.iterrows(), strict=True):
        chosen = row.dropna()
        axes.plot(chosen, [place] * len(chosen), color=INK, lw=0.7, zorder=1)
        for code, score in chosen.items():
            colour = colours[code]
            axes.scatter(score, place, s=95, color=colour, ec=INK, lw=0.5, zorder=2)
            axes.text(
                score, place, str(code), ha="center", va="center_baseline", fontsize=6.5,
                color=ink_on(colour), zorder=3,
            )  # fmt: skip
    axes.set_yticks(range(k - 1, -1, -1), [str(name) for name in intervals.index])
    axes.set(ylim=(-0.7, k - 0.3), xlabel=words["interval_score"])
    axes.grid(axis="x", color="#DDDDDD", lw=0.5)
    axes.set_axisbelow(True)
    axes.tick_params(axis="y", length=0)
    axes.spines["left"].set_visible(False)
    localise(axes.xaxis, words["decimal_mark"])
    axes.set_title(wrapped(title, 80), loc="left")
    return figure.get_figure(root=True)
