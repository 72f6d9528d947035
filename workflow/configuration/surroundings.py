"""What of the user's surroundings would reach results, kept out before packages look for it."""

import os
from importlib.util import find_spec
from pathlib import Path


def keep_out():
    """Point matplotlib at its own settings and at a way to draw that needs no screen.

    Called before anything imports it, which a setting that it cannot read would end. What it
    finds in the folder of the project all the same is set back where figures are drawn.
    """
    os.environ["MPLBACKEND"] = "agg"
    package = find_spec("matplotlib")
    if package:
        own = Path(package.origin).parent / "mpl-data" / "matplotlibrc"
        os.environ["MATPLOTLIBRC"] = str(own)
