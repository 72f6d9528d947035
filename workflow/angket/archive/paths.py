"""The one way in which a file is read that goes into an archive."""

from pathlib import Path, PurePosixPath

from angket.files.fault import Fault
from angket.messages.message import Message


def read_inside(name, root="."):
    """Read a file of the project, and no file that lies elsewhere.

    Parameters
    ----------
    name : str
        Path from the project's folder, with `/` between folders.
    root : path
        The project's folder.

    Returns
    -------
    bytes

    Raises
    ------
    Fault
        Where the path leads out of the project, by its name or by a link, or to no file.
    """
    path = Path(root) / name
    if not is_inside(name):
        raise Fault(Message("archive.path_leads_out", file=name))
    whole = path.resolve()
    if not whole.is_relative_to(Path(root).resolve()):
        raise Fault(Message("archive.link_leads_out", file=name))
    if not whole.is_file():
        raise Fault(Message("archive.no_file", file=name))
    return whole.read_bytes()


def is_inside(name):
    """Tell whether a path stays below the folder that it is counted from.

    >>> [is_inside(name) for name in ("a/b.csv", "a/../../b", "/etc/passwd", "C:/a")]
    [True, False, False, False]
    """
    path = PurePosixPath(name)
    out = path.is_absolute() or ".." in path.parts or "\\" in name or name[1:2] == ":"
    return not out and bool(path.parts)
