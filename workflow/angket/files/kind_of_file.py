"""What kind of file it is, by its beginning, and what is told of one that cannot be read."""

import functools
import importlib
from pathlib import Path

from angket.files.fault import Fault
from angket.messages.message import Message, phrase_of

FORMATS = Path(__file__).parent / "formats"
MEGABYTE = 1_000_000
# An old Excel workbook names its encryption, and a new one that is encrypted lies in such a file.
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def check_file(file, size, options):
    """Hold the size of a file against the limit, and its beginning against its name.

    Parameters
    ----------
    file : path
    size : int
        In bytes.
    options : dict
        Of the settings' `data`: maximum_megabytes, where given.

    Returns
    -------
    str
        The name of a module in `angket.files.formats`.

    Raises
    ------
    Fault
    """
    limit = options.get("maximum_megabytes", 200)
    if size > limit * MEGABYTE:
        megabytes = f"{size / MEGABYTE:,.0f}"
        raise Fault(Message("sheets.too_large", file=file, megabytes=megabytes, limit=limit))
    if size == 0:
        raise Fault(Message("sheets.empty", file=file))
    with open(file, "rb") as stream:
        start = stream.read(4096)
        stream.seek(0)
        if start.startswith(b"\xd0\xcf\x11\xe0") and _ENCRYPTED in stream.read(MEGABYTE):
            raise Fault(Message("sheets.password", file=file))
    suffix, known = Path(file).suffix.lower(), suffixes()
    if suffix not in known:
        if suffix == ".zip":
            raise Fault(Message("sheets.zip", file=file))
        told = {"ending": suffix, "known": [*known]}
        raise Fault(Message("sheets.unknown_ending", file=file, **told))
    alike = formats_that_begin(start)
    if known[suffix] not in alike:
        told = "web_page" if not load(alike[0]).BEGINNINGS and _is_markup(start) else alike[0]
        told = told if told in phrase_of("sheets.misnamed", "en") else "other"
        right = load(alike[0]).SUFFIXES[0]
        raise Fault(Message(f"sheets.misnamed.{told}", file=file, ending=suffix, right=right))
    return known[suffix]


@functools.cache
def formats():
    """List the formats that there are, by their places.

    >>> formats()[:2]
    ['text', 'spreadsheet']
    """
    names = [file.stem for file in FORMATS.glob("[!_]*.py")]
    return sorted(names, key=lambda name: (load(name).PLACE, name))


def load(name):
    """Return the module of a format.

    >>> load("spss").SUFFIXES
    ('.sav', '.zsav')
    """
    return importlib.import_module(f"angket.files.formats.{name}")


def suffixes():
    """Return the endings of files that can be read, each with the name of its format.

    >>> suffixes()[".ods"]
    'spreadsheet'
    """
    return {suffix: name for name in formats() for suffix in load(name).SUFFIXES}


def formats_that_begin(start):
    """List the formats that a file may have by its first bytes.

    >>> formats_that_begin(b"PAR1"), formats_that_begin(b"id;X1")
    (['parquet'], ['text'])
    """
    found = [name for name in formats() if start.startswith(tuple(load(name).BEGINNINGS))]
    return found or [name for name in formats() if not load(name).BEGINNINGS]


def is_workbook(file):
    """Tell by its ending whether a file may have several sheets.

    >>> is_workbook("answers.XLSX"), is_workbook("answers.csv")
    (True, False)
    """
    name = suffixes().get(Path(file).suffix.lower())
    return name is not None and getattr(load(name), "WORKBOOK", False)


def as_fault(file, error):
    """Tell of anything that a library raised while it read a file.

    Parameters
    ----------
    file : path
    error : BaseException

    Returns
    -------
    Fault
    """
    if isinstance(error, MemoryError):
        return Fault(Message("sheets.memory", file=file))
    problem = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    return Fault(Message("sheets.unreadable", file=file, problem=problem))


def _is_markup(start):
    text = start.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return text.startswith(
        (b"<html", b"<!doctype", b"<table", b"<?xml", b"<meta", b"<div", b"mime-")
    )
