"""The file that an archive is: the same members give the same bytes, everywhere."""

import io
import stat
import zipfile
from pathlib import PurePosixPath

# The earliest time that the format knows; an archive knows no clock.
EPOCH = (1980, 1, 1, 0, 0, 0)
MAXIMUM_MEMBERS = 20_000
MAXIMUM_RATIO = 100
MAXIMUM_BYTES = 20_000_000_000


class Refused(Exception):
    """An archive that is not unpacked, and why."""


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
    with open(file, "rb") as stream:
        data = stream.read()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as container:
            entries = container.infolist()
            _check_size(entries, len(data))
            _check_names([entry.orig_filename for entry in entries])
            return {entry.filename: _read(container, entry) for entry in entries}
    except Refused:
        raise
    except zipfile.BadZipFile as error:
        raise Refused(f"it is damaged ({error})") from error
    except Exception as error:  # whatever a damaged head makes of the reader
        raise Refused(f"it is damaged ({type(error).__name__}: {error})") from error


def first_difference(file, members):
    """Tell where a file departs from the bytes that packing its members gives.

    Parameters
    ----------
    file : path
    members : dict
        As `read_container` returned them.

    Returns
    -------
    str or None
        The byte, counted from 0, and the member in whose part or head it lies; None when there
        is no difference.
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
    part = "the list of members at its end" if place >= directory else f"the part of {before[-1]}"
    return f"byte {place}, in {part}"


def _check_size(entries, length):
    total = sum(entry.file_size for entry in entries)
    if len(entries) > MAXIMUM_MEMBERS:
        raise Refused(f"it holds {len(entries)} files; an archive holds {MAXIMUM_MEMBERS} at most")
    if total > min(MAXIMUM_BYTES, MAXIMUM_RATIO * length):
        raise Refused(
            f"its {length} bytes claim to unpack to {total}, over {MAXIMUM_RATIO} times as many"
        )


def _check_names(names):
    seen = {}
    for name in names:
        path = PurePosixPath(name)
        if path.is_absolute() or ".." in path.parts or name[1:2] == ":":
            raise Refused(f'the name "{name}" leads out of the folder')
        if "\\" in name or not name.isprintable() or name != str(path) or name == ".":
            raise Refused(f'"{name!r}" is no plain name of a file')
        if name.casefold() in seen:
            raise Refused(f'"{name}" stands twice in it')
        seen[name.casefold()] = name
    for name in seen:
        for parent in PurePosixPath(name).parents:
            if str(parent) in seen:
                raise Refused(f'"{seen[str(parent)]}" is a file and a folder')


def _read(container, entry):
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind not in (0, stat.S_IFREG):
        raise Refused(f'"{entry.filename}" is a link or something else that is no plain file')
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise Refused(f'"{entry.filename}" is packed in a way that archives do not use')
    with container.open(entry) as stream:
        data = stream.read(entry.file_size + 1)
    if len(data) != entry.file_size:
        raise Refused(f'"{entry.filename}" unpacks to another size than it claims')
    return data
