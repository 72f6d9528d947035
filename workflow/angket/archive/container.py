"""The file that an archive is: the same members give the same bytes, everywhere."""

import io
import os
import stat
import unicodedata
import zipfile
from pathlib import PurePosixPath

from angket.messages.message import Message

# The earliest time that the format knows; an archive knows no clock.
EPOCH = (1980, 1, 1, 0, 0, 0)
MAXIMUM_MEMBERS = 20_000
# Archives are not compressed. One that somebody packed again is opened to name what changed in it,
# unless unpacking would make it much larger.
MAXIMUM_RATIO = 10
ALWAYS_ALLOWED = 2**20
MAXIMUM_BYTES = 4_000_000_000
# Longer names could not be written on other systems below a folder with a long path.
LONGEST_NAME, LONGEST_PART = 200, 100
_UTF8 = 0x800
_DEVICES = {"con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in "123")}


class Refused(Exception):
    """An archive that is not unpacked, and why.

    Parameters
    ----------
    message : Message
    """

    def __init__(self, message):
        super().__init__(str(message))
        self.message = message


def write_container(file, members):
    """Pack members in the order of their names, stored as they are.

    Nothing is compressed: what compression makes of the same bytes differs between versions
    of its library.

    Parameters
    ----------
    file : path or binary stream
    members : dict
        From the name, with `/` between folders, to the bytes.
    """
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as container:
        for name in sorted(members):
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.create_system = 3
            entry.external_attr = (stat.S_IFREG | 0o644) << 16
            container.writestr(entry, members[name])


def read_container(file):
    """Return the members of an archive, or refuse it.

    Nothing is written anywhere: what is returned has names that are safe to write below a
    folder.

    Parameters
    ----------
    file : path

    Returns
    -------
    dict
        From name to bytes.

    Raises
    ------
    OSError
        When the file cannot be read.
    Refused
        For names that climb out, absolute or doubled names, links and anything else that is
        no plain file, encrypted or damaged members, and more contents than an archive of this
        size can honestly hold.
    """
    try:
        with open(file, "rb") as stream, zipfile.ZipFile(stream) as container:
            entries = container.infolist()
            _check_size(entries, os.fstat(stream.fileno()).st_size)
            _check_names(entries)
            return {entry.filename: _read(container, entry) for entry in entries}
    except (Refused, FileNotFoundError, IsADirectoryError, PermissionError, MemoryError):
        raise
    except Exception as error:  # whatever a damaged head makes of the reader
        problem = str(error) or type(error).__name__
        raise Refused(Message("archive.damaged", problem=problem)) from error


def first_difference(file, members):
    """Find where a file departs from the bytes that packing its members gives.

    Parameters
    ----------
    file : path
    members : dict
        As `read_container` returned them.

    Returns
    -------
    Message or None
        With the byte, counted from 0, and the member in whose part or head it lies; None when
        there is no difference.
    """
    expected = io.BytesIO()
    write_container(expected, members)
    with open(file, "rb") as stream:
        found = stream.read()
    expected = expected.getvalue()
    if found == expected:
        return None
    pairs = enumerate(zip(found, expected, strict=False))
    place = next((at for at, (one, other) in pairs if one != other), min(len(found), len(expected)))
    with zipfile.ZipFile(io.BytesIO(expected)) as container:
        before = [e.filename for e in container.infolist() if e.header_offset <= place]
        directory = container.start_dir
    if place >= directory:
        return Message("archive.differs_at_end", byte=place)
    return Message("archive.differs_in", byte=place, name=before[-1])


def _check_size(entries, length):
    """Hold what the members claim to be against what is bearable, before one is unpacked."""
    total = sum(entry.file_size for entry in entries)
    if len(entries) > MAXIMUM_MEMBERS:
        told = Message("archive.too_many_files", count=len(entries), most=MAXIMUM_MEMBERS)
        raise Refused(told)
    if total > min(MAXIMUM_BYTES, max(ALWAYS_ALLOWED, MAXIMUM_RATIO * length)):
        told = Message("archive.too_large", length=length, total=total, ratio=MAXIMUM_RATIO)
        raise Refused(told)


def _check_names(entries):
    seen = {}
    for entry in entries:
        name = entry.orig_filename
        path = PurePosixPath(name)
        if path.is_absolute() or ".." in path.parts or name[1:2] == ":":
            raise Refused(Message("archive.name_leads_out", name=name))
        utf8 = name.isascii() or entry.flag_bits & _UTF8
        if not utf8 or name != entry.filename or not _is_plain(name, path):
            raise Refused(Message("archive.name_not_plain", name=name))
        if len(name) > LONGEST_NAME or any(len(part) > LONGEST_PART for part in path.parts):
            raise Refused(Message("archive.name_too_long", name=name, length=len(name)))
        known = _folded(name)
        if known in seen:
            raise Refused(Message("archive.name_twice", name=name, other=seen[known]))
        seen[known] = name
    for name in seen:
        for parent in PurePosixPath(name).parents:
            if str(parent) in seen:
                raise Refused(Message("archive.file_and_folder", name=seen[str(parent)]))


def _folded(name):
    """Return what two names have in common that are one on some system."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def _is_plain(name, path):
    """Tell whether every system can write a file of this name.

    >>> [_is_plain(name, PurePosixPath(name)) for name in ("a/b.csv", "a//b", "a:b", "nul.txt")]
    [True, False, False, False]
    """
    if name != str(path) or name == "." or not name.isprintable():
        return False
    if any(letter in name for letter in '\\:*?"<>|'):
        return False
    return not any(
        part != part.strip() or part.endswith(".") or part.split(".")[0].lower() in _DEVICES
        for part in path.parts
    )


def _read(container, entry):
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind not in (0, stat.S_IFREG):
        raise Refused(Message("archive.not_a_file", name=entry.filename))
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise Refused(Message("archive.packed_strangely", name=entry.filename))
    with container.open(entry) as stream:
        data = stream.read(entry.file_size + 1)
    if len(data) != entry.file_size:
        raise Refused(Message("archive.another_size", name=entry.filename))
    return data
