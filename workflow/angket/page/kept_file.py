"""A file that was handed to the page and waits for an answer about how it is to be read.

It lies in a folder of its owner's alone until it has become a study, and no longer than an hour
beyond the next file that is handed over.
"""

import re
import secrets
import shutil
import time
from pathlib import Path

from angket.page.instance import FOLDER, private_folder

_SECONDS = 3600
_TOKEN = re.compile("[0-9a-f]{32}")


def keep(root, file):
    """Keep a copy of a file.

    Parameters
    ----------
    root : path
        The project's folder.
    file : path

    Returns
    -------
    str
        What it is asked for by, see `kept`.
    """
    token = secrets.token_hex(16)
    private_folder(root)
    folder = _folder(root) / token
    folder.mkdir(mode=0o700, parents=True)
    shutil.copyfile(file, folder / Path(file).name)
    return token


def kept(root, token):
    """Return a file that was kept, or None where it is gone or nobody kept one so.

    >>> kept("/project", "../../etc") is None
    True
    """
    if not _TOKEN.fullmatch(token):
        return None
    found = [*(_folder(root) / token).glob("*")]
    return found[0] if found else None


def let_go(root, token=None):
    """Take away a file that was kept, and all that nobody asked for in an hour."""
    for folder in _folder(root).glob("*"):
        if folder.name == token or folder.stat().st_mtime < time.time() - _SECONDS:
            shutil.rmtree(folder, ignore_errors=True)


def _folder(root):
    return Path(root) / FOLDER / "waiting"
