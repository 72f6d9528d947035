"""Looks at the computer first: what would fail after minutes is told at once."""

import importlib.util
import os
import shutil
import struct
import sys

from angket.page.starting.fault import StartFault

OLDEST = (3, 11)
# What the environment takes, with what pip needs beside it while it unpacks.
MEGABYTES = 2000
# Windows takes paths of so many letters, unless somebody has allowed longer ones. The longest of
# what is installed, from the project's folder, is about so long.
LONGEST_PATH, LONGEST_INSTALLED = 259, 150
# Where the page keeps what is of this start alone; other users of the machine cannot look into it.
KEPT = ".snakemake/page"


def check_python(version=sys.version_info, bits=None):
    """Stop where this Python cannot run Angket.

    Parameters
    ----------
    version : tuple of int
    bits : int
        Of a pointer; without it, of one of this Python.

    Raises
    ------
    StartFault
    """
    if tuple(version[:2]) < OLDEST:
        raise StartFault("old_python", version=".".join(map(str, version[:3])))
    if (bits or 8 * struct.calcsize("P")) < 64:
        raise StartFault("narrow_python", version=".".join(map(str, version[:3])))


def check_venv():
    """Stop where Python was installed without what makes environments, as Debian does.

    Raises
    ------
    StartFault
    """
    if not all(map(importlib.util.find_spec, ("venv", "ensurepip"))):
        raise StartFault("no_venv", package="python{}.{}-venv".format(*sys.version_info))


def check_space(root):
    """Stop where the disk has no room for the environment.

    Raises
    ------
    StartFault
    """
    free = shutil.disk_usage(root).free // 1_000_000
    if free < MEGABYTES:
        raise StartFault("disk_full", free=free, needed=MEGABYTES)


def check_length(root, windows=os.name == "nt"):
    """Stop where paths would become longer than Windows takes.

    Parameters
    ----------
    root : Path
        The project's folder.
    windows : bool

    Raises
    ------
    StartFault
    """
    most = LONGEST_PATH - LONGEST_INSTALLED
    if windows and len(str(root)) > most and not _takes_long_paths():
        raise StartFault("long_path", folder=root, length=len(str(root)), most=most)


def _takes_long_paths():
    try:
        import winreg

        place = r"SYSTEM\CurrentControlSet\Control\FileSystem"
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, place) as key:
            return bool(winreg.QueryValueEx(key, "LongPathsEnabled")[0])
    except (ImportError, OSError):
        return False


def kept(root):
    """Return the folder for what is of this start alone, made if it is not there.

    Parameters
    ----------
    root : Path

    Returns
    -------
    Path

    Raises
    ------
    StartFault
        Where nothing can be written into the project's folder.
    """
    folder = root / KEPT
    trial = folder / f"trial.{os.getpid()}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o700)
        trial.touch()
        trial.unlink()
    except OSError as error:
        raise StartFault("not_writable", folder=root, problem=error.strerror) from error
    return folder
