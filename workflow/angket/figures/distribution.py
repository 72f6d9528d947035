"""The distribution of totals, coloured by category."""

from angket.figures.canvas import new_figure, settled
from angket.figures.cells import whole_edges
from angket.figures.colours import ordered_colours
from angket.figures.legend import key_lines, legend_below
from angket.figures.numbers import grouped, localise, number
from angket.figures.style import LINE_HEIGHT, MISSING, POINT, SMALL
from angket.figures.texts import text_width, wrapped
from angket.figures.width import full_width

# Bars at most, for few and for many respondents: many bars rarely hold two categories.
FEW_BARS, MANY_BARS = 22, 61
# What the axes leave at their sides, in inches.
SIDES = 0.65


def draw_distribution(totals, categories, order, axis_label, words, notice=None):
    """Draw a histogram of totals whose bars show the category of the respondents.

    Parameters
    ----------
    totals : Series of float, shape (n,)
    categories : Series of str, shape (n,), or None
        Category of each respondent; None when the variable has no categories.
    order : list of str
        The categories in rising order. Of those nobody is in, nothing is drawn.
    axis_label : str
    words : dict
    notice : str, optional

    Returns
    -------
    matplotlib.figure.Figure
    """
    n = len(totals)
    parts, labels, colours = [], [], []
    if categories is not None:
        for label, colour in zip(order, ordered_colours(len(order)), strict=True):
            part = totals[categories == label]
            if part.empty:
                continue
            share = number(len(part) * 100 / n, 1, words["decimal_mark"])
            parts.append(part)
            labels.append((label, f"{grouped(len(part), words)} ({share}%)"))
            colours.append(colour)
    rest = totals if categories is None else totals[categories.isna()]
    if len(rest):
        parts.append(rest)
        labels.append((words["without_category"], grouped(len(rest), words)))
        colours.append(POINT if categories is None else MISSING)
    keys = [wrapped(f"{label}: {count}", full_width() - 0.6, SMALL) for label, count in labels]
    most = FEW_BARS if categories is None else min(max(n // 3, FEW_BARS), MANY_BARS)
    edges = whole_edges(totals.dropna(), most)
    limits = edges[0] - 0.3, edges[-1] + 0.3
    places = [(part.min() + part.max()) / 2 for part in parts]
    direct = _fit(places, labels, limits)
    plain = categories is None or direct

    figure = new_figure(2.4 if plain else 2.3 + LINE_HEIGHT * key_lines(keys), notice)
    axes = figure.add_subplot()
    axes.hist(parts, bins=edges, stacked=True, color=colours, label=keys, ec="white", lw=0.5)
    axes.set(
        xlabel=wrapped(axis_label, full_width() - SIDES), ylabel=words["respondents"], xlim=limits
    )
    axes.yaxis.get_major_locator().set_params(integer=True)
    axes.grid(axis="y")
    localise(axes.xaxis, words)
    localise(axes.yaxis, words)
    if not plain:
        legend_below(figure, axes)
    elif categories is not None:
        for (label, count), place in zip(labels, places, strict=True):
            axes.annotate(f"{label}\n{count}", (place, axes.get_ylim()[1]), (0, 5),
                          textcoords="offset points", ha="center", fontsize=SMALL,
                          annotation_clip=False)  # fmt: skip
    return settled(figure)


def _fit(places, labels, limits):
    """Tell whether labels, centred at these places, stand clear of each other and the sides."""
    scale = (full_width() - SIDES) / (limits[1] - limits[0])
    ends = limits[0]
    for place, lines in zip(places, labels, strict=True):
        half = max(text_width(line, SMALL) for line in lines) / 2 / scale
        if place - half < ends:
            return False
        ends = place + half + 0.08 / scale
    return ends - 0.08 / scale < limits[1]
