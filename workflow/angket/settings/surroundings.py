"""What of the user's surroundings would reach results, kept out before packages look for it."""

import os
from contextlib import chdir
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path


def keep_out():
    """Point matplotlib at its own settings and at a way to draw that needs no screen.

    Called before anything imports it, as pingouin does too: settings that it cannot read would
    end that. Of the folder it is imported in it reads settings first, so where there are any, it
    is imported here, from its own.
    """
    os.environ["MPLBACKEND"] = "agg"
    package = find_spec("matplotlib")
    if package:
        own = Path(package.origin).parent / "mpl-data"
        os.environ["MATPLOTLIBRC"] = str(own / "matplotlibrc")
        if Path("matplotlibrc").exists():
            with chdir(own):
                import_module("matplotlib")
