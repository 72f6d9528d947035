"""One look for all figures: sizes for a page column, colours safe in print."""

import matplotlib as mpl
from matplotlib.patheffects import Normal, Stroke

from angket.figures.fonts import use_bundled

# The text column of an A4 page with the margins of an Indonesian thesis, and what of its height
# a caption leaves, in inches.
WIDTH, TALLEST = 14 / 2.54, 20 / 2.54
# What a phone's screen of 375 pixels leaves of itself to a picture on the report's page, in inches.
PHONE = 367 / 96
# Sizes of text, in points: axes and names; marks within the drawing; the notice.
TEXT, SMALL, FOOT = 8.5, 8, 7
# The height of a line of text, in inches.
LINE_HEIGHT = 1.25 * TEXT / 72
# Told apart in grey by their lightness and by colour-blind readers by blue and orange.
INK, LINE, POINT, BAND = "#222222", "#A63603", "#3B8BC2", "#FDBE85"
# A second line beside that one, and points that lie behind several.
SIDE, FAINT = "#2171B5", "#9E9E9E"
MISSING, NEUTRAL, GRID = "#BBBBBB", "#DDDDDD", "#E3E3E3"
ORDERED, DIVERGING, COUNTS = "YlGnBu", "PuOr", "Blues"
# More points than this hide each other and make the file heavy: then cells are counted, so many
# along the longer side of the axes.
MANY, CELLS = 1500, 50
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
