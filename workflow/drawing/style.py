"""One look for all figures: sizes for a page column, colours safe in print."""

import textwrap

import matplotlib as mpl
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter

# The text column of an A4 page with the margins of an Indonesian thesis, in inches.
WIDTH = 5.9
# Distinct in grey and for colour-blind readers (Okabe & Ito 2008).
INK, LINE, POINT, BAND = "#222222", "#D55E00", "#0072B2", "#E69F00"
MISSING = "#BBBBBB"
ORDERED = "YlGnBu"
DIVERGING = "PuOr"

mpl.rcParams.update(
    {
        "font.family": "DejaVu Sans",
        "font.size": 8.5,
        "axes.titlesize": 9.5,
        "axes.titleweight": "bold",
        "axes.titlelocation": "left",
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.edgecolor": INK,
        "axes.labelcolor": INK,
        "text.color": INK,
        "xtick.color": INK,
        "ytick.color": INK,
        "legend.frameon": False,
        # Names and answers are text, never formulas.
        "text.parse_math": False,
        "axes.unicode_minus": True,
        "savefig.dpi": 300,
        # Without this salt the ids in an SVG differ from run to run.
        "svg.hashsalt": "angket",
    }
)


def new_figure(height, notice=None):
    """Return a figure to draw in, of the page's width, above the study's notice.

    Parameters
    ----------
    height : float
        In inches, without the notice.
    notice : str, optional

    Returns
    -------
    matplotlib.figure.FigureBase
        Its root, `get_figure(root=True)`, is what can be saved.
    """
    if not notice:
        return Figure(figsize=(WIDTH, height), layout="constrained")
    lines = textwrap.wrap(notice, 118)
    foot = 0.06 + 0.13 * len(lines)
    figure = Figure(figsize=(WIDTH, height + foot), layout="constrained")
    upper, lower = figure.subfigures(2, 1, height_ratios=[height, foot])
    lower.text(0.01, 0.95, "\n".join(lines), fontsize=6.5, style="italic", va="top")
    return upper


def legend_below(figure, axes, columns):
    """Put the legend under the axes, to be read line by line."""
    handles, labels = axes.get_legend_handles_labels()
    order = [place for first in range(columns) for place in range(first, len(labels), columns)]
    figure.legend(
        [handles[place] for place in order],
        [labels[place] for place in order],
        loc="outside lower center",
        ncols=columns,
        fontsize=7.5,
        handlelength=1.2,
        columnspacing=1.2,
    )


def ordered_colours(count):
    """Return colours from light to dark for ordered categories."""
    colours = mpl.colormaps[ORDERED]
    return [colours(0.18 + 0.77 * step / max(count - 1, 1)) for step in range(count)]


def luminance(colour):
    """Return the relative luminance of a colour, 0 to 1 (WCAG 2)."""
    channels = [
        c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4
        for c in mpl.colors.to_rgb(colour)
    ]
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]


def ink_on(colour):
    """Return the text colour, white or dark, with the greater contrast to a background."""
    background, ink = luminance(colour) + 0.05, luminance(INK) + 0.05
    return "white" if 1.05 / background > background / ink else INK


def localise(axis, mark):
    """Let the numbers on an axis have the language's decimal mark."""
    plain = mpl.ticker.ScalarFormatter(useOffset=False)
    plain.set_axis(axis)

    def text(value, position):
        plain.set_locs(axis.get_majorticklocs())
        return plain(value, position).replace(".", mark)

    axis.set_major_formatter(FuncFormatter(text))


def number(value, decimals, mark):
    """Write a number with the language's decimal mark."""
    return f"{value:.{decimals}f}".replace(".", mark).replace("-", "\N{MINUS SIGN}")


def wrapped(text, width):
    """Break a text into lines."""
    return "\n".join(textwrap.wrap(text, width)) or text
