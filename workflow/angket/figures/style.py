"""One look for all figures: sizes for a page column, colours safe in print."""

import re
from functools import cache

import matplotlib as mpl
import numpy as np
from matplotlib.colors import LogNorm
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, findfont, get_font
from matplotlib.patheffects import Normal, Stroke
from matplotlib.textpath import text_to_path
from matplotlib.ticker import ScalarFormatter

from angket.figures.fonts import use_bundled

# The text column of an A4 page with the margins of an Indonesian thesis, and what of its height
# a caption leaves, in inches.
WIDTH, TALLEST = 14 / 2.54, 20 / 2.54
# Sizes of text, in points: axes and names; marks within the drawing; the notice.
TEXT, SMALL, FOOT = 8.5, 8, 7
# The height of a line of text, in inches.
LINE_HEIGHT = 1.25 * TEXT / 72
# Told apart in grey by their lightness and by colour-blind readers by blue and orange.
INK, LINE, POINT, BAND = "#222222", "#A63603", "#3B8BC2", "#FDBE85"
MISSING, NEUTRAL, GRID = "#BBBBBB", "#DDDDDD", "#E3E3E3"
ORDERED, DIVERGING, COUNTS = "YlGnBu", "PuOr", "Blues"
# More points than this hide each other and make the file heavy: then cells are counted, so many
# along the longer side of the axes.
MANY, CELLS = 1500, 50
# A symbol of statistics in the words of a language, and the font of texts that hold one.
SYMBOL = re.compile(r"(?<!\w)\*(\w)\*(?!\w)")
# A light rim, so that a line stands out from dark cells in grey, too; it would hide points.
RIM = [Stroke(linewidth=2.8, foreground="white", alpha=0.8), Normal()]
# Scripts that the first family lacks are drawn with one of these, where a machine has it.
OTHER_SCRIPTS = (
    "Noto Sans CJK JP", "Noto Sans CJK SC", "Noto Sans SC", "WenQuanYi Zen Hei", "PingFang SC",
    "Microsoft YaHei", "Yu Gothic", "Malgun Gothic", "Noto Sans Devanagari", "Noto Sans Thai",
)  # fmt: skip

# What a matplotlibrc of the user or the folder has set is set back first: the package's own
# defaults, then this look, wherever a figure is drawn.
mpl.rcParams.update(
    {name: value for name, value in mpl.rcParamsDefault.items() if name != "backend"}
    | {
        "font.family": [
            "DejaVu Sans",
            *use_bundled(OTHER_SCRIPTS),
        ],
        "font.size": TEXT,
        "axes.labelsize": TEXT,
        "xtick.labelsize": TEXT,
        "ytick.labelsize": TEXT,
        "legend.fontsize": SMALL,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.linewidth": 0.7,
        "xtick.major.width": 0.7,
        "ytick.major.width": 0.7,
        "axes.axisbelow": True,
        "grid.color": GRID,
        "grid.linewidth": 0.6,
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
PLAIN = get_font(findfont("DejaVu Sans"))


def new_figure(height, notice=None, layout="constrained"):
    """Return a figure to draw in, of the page's width, above the study's notice.

    Parameters
    ----------
    height : float
        In inches, without the notice.
    notice : str, optional
    layout : str or None
        Of matplotlib's layouts; None when every axes is put into its place by hand.

    Returns
    -------
    matplotlib.figure.FigureBase
        What `settled` returns of it can be saved.
    """
    if not notice:
        return Figure(figsize=(WIDTH, height), layout=layout)
    lines = wrapped(notice, WIDTH - 0.12, FOOT)
    foot = 0.06 + 1.25 * FOOT / 72 * (lines.count("\n") + 1)
    figure = Figure(figsize=(WIDTH, height + foot), layout=layout)
    upper, lower = figure.subfigures(2, 1, height_ratios=[height, foot])
    lower.text(0.01, 0.97, lines, fontsize=FOOT, style="italic", va="top")
    return upper


def settled(figure):
    """Return the whole figure with its axes in their final places, for however many files."""
    whole = figure.get_figure(root=True)
    engine = whole.get_layout_engine()
    if engine:
        engine.execute(whole)
        # Not even "none", with which every file would be laid out once more.
        whole.set_layout_engine(None)
    return whole


def legend_below(figure, axes, sample=0):
    """Put the legend under the axes, to be read line by line, as many keys a line as fit.

    Parameters
    ----------
    figure : matplotlib.figure.FigureBase
    axes : matplotlib.axes.Axes
    sample : float, optional
        How wide the widest sample is, in points, where it is more than a patch of colour.
    """
    handles, labels = axes.get_legend_handles_labels()
    columns = key_columns(labels)
    order = [place for first in range(columns) for place in range(first, len(labels), columns)]
    legend = figure.legend(
        [handles[place] for place in order],
        [labels[place] for place in order],
        loc="outside lower center",
        ncols=columns,
        handlelength=max(1.1, sample / SMALL),
        handletextpad=0.5,
        columnspacing=1,
    )
    for text in legend.get_texts():
        slant(text)


def slant(text):
    """Slant the symbols of statistics in a text, which the words have between asterisks.

    Parameters
    ----------
    text : matplotlib.text.Text
    """
    (told,), symbols = slanted([text.get_text()])
    text.set_text(told)
    text.set_parse_math(symbols)


def slanted(texts):
    r"""Return texts with slanted symbols of statistics, and whether they are to be parsed as such.

    Parameters
    ----------
    texts : list of str
        Either all or none with a symbol between asterisks.

    Returns
    -------
    tuple of (list of str, bool)
        Without asterisks; as formulas of matplotlib where the font of formulas has all letters.

    Examples
    --------
    >>> slanted(["Female (*n* = 126)"])
    (['Female ($\\mathit{n}$ = 126)'], True)
    """
    letters = set("".join(texts)) - {"\n"}
    known = all(PLAIN.get_char_index(ord(letter)) for letter in letters)
    if not (known and all(map(SYMBOL.search, texts))):
        return [SYMBOL.sub(r"\1", text) for text in texts], False
    return [SYMBOL.sub(r"$\\mathit{\1}$", text.replace("$", r"\$")) for text in texts], True


def draw_cells(axes, x, y, wide, tall):
    """Draw how many points lie where, in cells of one size, lighter where they are few.

    The cells are pixels of a picture: the file is small however many the points.

    Parameters
    ----------
    axes : matplotlib.axes.Axes
    x, y : ndarray of float, shape (n,)
        None missing.
    wide, tall : int
        About so many cells along the axes at most.

    Returns
    -------
    matplotlib.collections.QuadMesh
        What a scale of colours can be drawn for.
    """
    cells, *edges = np.histogram2d(x, y, bins=(_cell_edges(x, wide), _cell_edges(y, tall)))
    return axes.pcolormesh(
        *edges, np.ma.masked_equal(cells.T, 0), cmap=COUNTS, norm=LogNorm(0.5, cells.max()),
        rasterized=True,
    )  # fmt: skip


def _cell_edges(values, most):
    """Return edges of cells: of whole points where values are whole or spread over many."""
    if np.ptp(values) >= 10 or np.all(values == np.round(values)):
        return whole_edges(values, most)
    return np.histogram_bin_edges(values, most)


def key_columns(labels):
    """Return how many keys of a legend fit beside each other."""
    # A key is as wide as its label, its sample (1.1 + 0.5 em) and the gap to the next (1 em).
    widths = [text_width(label, SMALL) + 2.6 * SMALL / 72 for label in labels]
    for columns in range(len(labels), 1, -1):
        if sum(max(widths[first::columns]) for first in range(columns)) < WIDTH:
            # No line of a single key under a full one.
            return -(-len(labels) // -(-len(labels) // columns))
    return 1


def key_lines(labels):
    """Return how many lines of text the legend of these labels takes."""
    columns = key_columns(labels)
    return sum(
        max(label.count("\n") + 1 for label in labels[first : first + columns])
        for first in range(0, len(labels), columns)
    )


def ordered_colours(count):
    """Return colours from light to dark for ordered categories, in equal steps of contrast.

    Parameters
    ----------
    count : int

    Returns
    -------
    list of tuple of float
        RGBA.

    Examples
    --------
    >>> first, last = ordered_colours(2)
    >>> luminance(first) > luminance(last)
    True
    """
    places = np.linspace(0.2, 1, 161)
    shares = np.linspace(0, 1, count) if count > 1 else [0.5]
    return _darkening(ORDERED, places, shares, mpl.colormaps[ORDERED](places[0]))


def diverging_colours(count):
    """Return colours for answers from one pole over a grey middle to the other.

    The two sides darken outwards. Where there is no middle answer, the upper side is half a
    step darker than the lower, so that the two innermost answers differ in grey as well.

    Parameters
    ----------
    count : int

    Returns
    -------
    list of tuple of float
        RGBA.

    Examples
    --------
    >>> ["%.2f" % part for part in diverging_colours(3)[1]]
    ['0.87', '0.87', '0.87', '1.00']
    """
    half = count // 2
    below, above = np.arange(1, half + 1), np.arange(1, half + 1)
    middle = [mpl.colors.to_rgba(NEUTRAL)] if count % 2 else []
    if not middle:
        below = below - 0.5
    low = _darkening(DIVERGING, np.linspace(0.45, 0.03, 161), below / half, NEUTRAL)
    high = _darkening(DIVERGING, np.linspace(0.55, 0.97, 161), above / half, NEUTRAL)
    return [*low[::-1], *middle, *high]


def _darkening(name, places, shares, lightest):
    """Return colours of a map at shares of the contrast of its last place to the lightest."""
    colours = mpl.colormaps[name](places)
    darkness = -np.log([luminance(colour) + 0.05 for colour in colours])
    least = -np.log(luminance(lightest) + 0.05)
    wanted = least + np.asarray(shares) * (darkness[-1] - least)
    return [tuple(mpl.colormaps[name](place)) for place in np.interp(wanted, darkness, places)]


def diverges(answers):
    """Tell whether the answers of a scale run from a negation to what it negates.

    They do when every word of one end is, or ends, a word of the other end, which has more
    to it.

    Parameters
    ----------
    answers : sequence of str
        In the order of their codes.

    Returns
    -------
    bool

    Examples
    --------
    >>> diverges(["Strongly disagree", "Disagree", "Agree", "Strongly agree"])
    True
    >>> diverges(["Sangat setuju", "Setuju", "Tidak setuju", "Sangat tidak setuju"])
    True
    >>> diverges(["Never", "Sometimes", "Always"])
    False
    """
    first, last = answers[0].casefold(), answers[-1].casefold()
    longer, shorter = sorted((first, last), key=len, reverse=True)
    return longer != shorter and all(
        any(word.endswith(part) for word in longer.split()) for part in shorter.split()
    )


def luminance(colour):
    """Return the relative luminance of a colour, 0 to 1 (WCAG 2)."""
    channels = [
        c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4
        for c in mpl.colors.to_rgb(colour)
    ]
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]


def contrast(one, other):
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2)."""
    darker, lighter = sorted((luminance(one) + 0.05, luminance(other) + 0.05))
    return lighter / darker


def ink_on(colour):
    """Return the text colour, white or black, with the greater contrast to a background."""
    # Of these two one always reaches the 4.5 of WCAG 2, level AA.
    return max(("white", "black"), key=lambda ink: contrast(ink, colour))


def localise(axis, words):
    """Let the numbers on an axis have the language's marks."""
    axis.set_major_formatter(_Localised(words))


class _Localised(ScalarFormatter):
    """Write numbers plainly, with the marks of a language."""

    def __init__(self, words):
        super().__init__(useOffset=False)
        self.set_scientific(False)
        self.words = words

    def __call__(self, value, position=None):
        whole, _, part = super().__call__(value, position).partition(".")
        return grouped(whole, self.words) + (self.words["decimal_mark"] + part if part else "")


def grouped(whole, words):
    """Part the thousands of a whole number as the language does.

    Parameters
    ----------
    whole : str or int
    words : dict

    Returns
    -------
    str

    Examples
    --------
    >>> grouped(1234567, {"thousands_mark": "."})
    '1.234.567'
    """
    return re.sub(r"(?<=\d)(?=(\d{3})+$)", words["thousands_mark"], str(whole))


def number(value, decimals, mark):
    """Write a number with the language's decimal mark."""
    return f"{value:.{decimals}f}".replace(".", mark).replace("-", "\N{MINUS SIGN}")


def wrapped(text, width, size=TEXT):
    r"""Break a text into lines no wider than so many inches, long words within if need be.

    Parameters
    ----------
    text : str
    width : float
        In inches.
    size : float
        Of the text, in points.

    Returns
    -------
    str

    Examples
    --------
    >>> wrapped("workload of the night shift", 1)
    'workload of the\nnight shift'
    """
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if text_width(longer, size) <= width:
            lines[-1] = longer
            continue
        lines.append("")
        for letter in word:
            if lines[-1] and text_width(lines[-1] + letter, size) > width:
                lines.append("")
            lines[-1] += letter
    return "\n".join(line for line in lines if line)


def text_width(text, size=TEXT):
    """Return the width of a text of one or more lines, in inches."""
    return max(_points(line) for line in text.split("\n")) * size / 10 / 72


@cache
def _points(line):
    return text_to_path.get_text_width_height_descent(line, FontProperties(size=10), False)[0]


def thinned(labels, pitch, lines=1):
    """Blank the labels, of so many lines, that have no room so many inches apart."""
    step = int(np.ceil(SMALL * (1.25 * lines - 0.2) / 72 / pitch))
    return [label if place % step == 0 else "" for place, label in enumerate(labels)]


def whole_edges(values, most):
    """Return edges of bins one or more whole points wide, about so many at most.

    Parameters
    ----------
    values : array_like of float
        None missing.
    most : int

    Returns
    -------
    ndarray of float
        Centred on whole totals where a bin is one point wide.
    """
    low, high = np.floor(np.min(values)), np.ceil(np.max(values))
    width = max(1, int(np.ceil((high - low + 1) / most)))
    return np.arange(low - 0.5, high + width + 0.5, width)
