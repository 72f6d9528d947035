"""The fonts that figures are drawn with: those of matplotlib, whatever the machine has."""

from pathlib import Path

import matplotlib as mpl
from matplotlib.font_manager import fontManager


def use_bundled(others):
    """Let matplotlib find its own fonts alone, and a few of the machine's for other scripts.

    A font of the machine may have the name of one of matplotlib's, and other shapes.

    Parameters
    ----------
    others : sequence of str
        Names of fonts for the scripts that matplotlib's own lack.

    Returns
    -------
    list of str
        Those of the others that the machine has.
    """
    bundled = Path(mpl.get_data_path()) / "fonts"
    found = [font for font in fontManager.ttflist if font.name in others]
    # Read again: the list is kept in a file of the user's.
    fontManager.ttflist = []
    for file in sorted((bundled / "ttf").glob("*.ttf")):
        fontManager.addfont(file)
    fontManager.ttflist += found
    return sorted({font.name for font in found})
