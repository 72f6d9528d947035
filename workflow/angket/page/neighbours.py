"""Which user of this machine is at the other end of a connection, where the system tells."""

from pathlib import Path

# What Linux tells of connections; one of the second kind may lead to an address of the first.
_TABLES = ("/proc/net/tcp", "/proc/net/tcp6")
_USER = 7


def user_at(port, to, tables=_TABLES):
    """Return the number of the user whose program has a connection open.

    Parameters
    ----------
    port : int
        The end of the connection that the program has, on this machine.
    to : int
        The other end, on this machine too.
    tables : sequence of path

    Returns
    -------
    int or None
        None where the system does not tell, or knows of no such connection.

    Examples
    --------
    >>> user_at(1, 2, tables=["/nothing/here"]) is None
    True
    """
    ends = f":{port:04X}", f":{to:04X}"
    for table in tables:
        try:
            lines = Path(table).read_text(encoding="ascii").splitlines()[1:]
        except OSError:
            continue
        for line in lines:
            cells = line.split()
            if cells[1].endswith(ends[0]) and cells[2].endswith(ends[1]) and _is_loopback(cells[1]):
                return int(cells[_USER])
    return None


def _is_loopback(end):
    """Tell whether an end, as the tables write it, is 127.0.0.1.

    >>> _is_loopback("0100007F:22B8"), _is_loopback("0000000000000000FFFF00000100007F:22B8")
    (True, True)
    """
    return end.partition(":")[0].endswith("0100007F")
