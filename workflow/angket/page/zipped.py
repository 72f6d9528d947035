"""A ZIP with a file of answers in it, as form programs export them: looked into within limits.

Names in a container are no paths here: one is chosen among them and unpacked under a fit name, with
the guards of `angket.files.package` against containers that unpack to more than they say.
"""

from pathlib import Path

from angket.files.fault import Fault
from angket.files.kind_of_file import suffixes
from angket.files.package import MEGABYTE, Package
from angket.files.workbook import MAXIMUM_MEGABYTES
from angket.settings.file_names import fitting_file

SUFFIX = ".zip"
# What a packed study of Angket has, which is no export.
_ARCHIVE = "ro-crate-metadata.json"
# Beside the files, for one program or another alone.
_BESIDE, _FOLDER_BESIDE = (".", "~$"), "__macosx"
_PROBLEMS = {"sheets.password": "zip_password", "sheets.unpacked": "zip_large"}


class ZipError(Exception):
    """No file of answers can be taken out of a ZIP; the reason is a key of the screen's words."""


def is_zip(file):
    """Tell by its name whether a file is a ZIP.

    >>> is_zip("Kuesioner (Jawaban).csv.ZIP"), is_zip("a.csv")
    (True, False)
    """
    return str(file).lower().endswith(SUFFIX)


def answers_in(file):
    """List what in a ZIP can be a file of answers.

    Parameters
    ----------
    file : path

    Returns
    -------
    list of str
        Names as they stand in it.

    Raises
    ------
    ZipError
        Where there is none, or the ZIP is damaged.
    """
    names = _opened(file).names
    if any(name.rpartition("/")[2] == _ARCHIVE for name in names):
        raise ZipError("zip_archive")
    found = [name for name in names if _is_of_answers(name)]
    if not found:
        raise ZipError("zip_nothing")
    return found


def unpacked(file, name, folder):
    """Take a file out of a ZIP.

    Parameters
    ----------
    file : path
    name : str
        One of `answers_in`.
    folder : path
        Where it is put.

    Returns
    -------
    Path

    Raises
    ------
    ZipError
        Where it is encrypted, damaged or too large.
    """
    package = _opened(file)
    if package.size(name) > MAXIMUM_MEGABYTES * MEGABYTE:
        raise ZipError("zip_large")
    try:
        data = package.read(name)
    except Fault as fault:
        raise ZipError(_PROBLEMS.get(fault.message.key, "zip_broken")) from fault
    path = Path(folder) / fitting_file(name)
    with open(path, "xb") as stream:
        stream.write(data)
    return path


def _opened(file):
    try:
        return Package(file, MAXIMUM_MEGABYTES)
    except Fault as fault:
        raise ZipError("zip_broken") from fault


def _is_of_answers(name):
    *folders, last = name.lower().split("/")
    beside = last.startswith(_BESIDE) or _FOLDER_BESIDE in folders
    return Path(last).suffix in suffixes() and not beside
