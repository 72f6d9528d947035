"""What of the user's surroundings would reach results, kept out before packages look for it."""

import os
from contextlib import chdir
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path


def keep_out():
    """Point matplotlib at its own settings and at a way to draw that needs no screen.

    Called before anything imports it, which a setting that it cannot read would end.
    """
    os.environ["MPLBACKEND"] = "agg"
    package = find_spec("matplotlib")
    if package:
        own = Path(package.origin).parent / "mpl-data" / "matplotlibrc"
        os.environ["MATPLOTLIBRC"] = str(own)


def import_matplotlib():
    """Import matplotlib from its own folder, for it reads settings of the one it is imported in.

    What there cannot be read, such as a file that is no text, would end the import.

    Returns
    -------
    module
    """
    keep_out()
    with chdir(Path(os.environ["MATPLOTLIBRC"]).parent):
        return import_module("matplotlib")
