"""What kind of file it is, by its beginning, and what is told of one that cannot be read."""

from pathlib import Path

from angket.files.fault import Fault
from angket.messages.message import Message

MEGABYTE = 1_000_000
ENDINGS = {
    "text": (".csv", ".tsv", ".txt"),
    "spreadsheet": (".xlsx", ".xlsm", ".ods"),
    "old_spreadsheet": (".xls",),
    "spss": (".sav", ".zsav"),
    "parquet": (".parquet",),
}
_BEGINNINGS = {
    b"PK\x03\x04": "spreadsheet",
    b"\xd0\xcf\x11\xe0": "old_spreadsheet",
    b"$FL2": "spss",
    b"$FL3": "spss",
    b"PAR1": "parquet",
}
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
        A key of `ENDINGS`.

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
    suffix, kind = Path(file).suffix.lower(), _BEGINNINGS.get(start[:4], "text")
    known = [ending for endings in ENDINGS.values() for ending in endings]
    if suffix == ".zip":
        raise Fault(Message("sheets.zip", file=file))
    if suffix not in known:
        raise Fault(Message("sheets.unknown_ending", file=file, ending=suffix, known=known))
    if suffix not in ENDINGS[kind]:
        told = "web_page" if kind == "text" and _is_markup(start) else kind
        raise Fault(
            Message(
                f"sheets.misnamed.{told}",
                file=file,
                ending=suffix,
                right=ENDINGS[kind][0],
            )
        )
    return kind


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
