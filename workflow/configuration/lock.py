"""One run at a time in a folder, by a lock that ends with the process that holds it.

Snakemake's own lock outlives a process that was killed and must then be taken away
by hand; this one belongs to the operating system.
"""

import errno
import fcntl
from pathlib import Path

_held = []
# What some file systems that are shared between computers answer.
_NO_LOCKS = (errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP)


def hold(file):
    """Take the lock until the process ends.

    A file system that has no locks, such as some that a cluster shares, is taken as it is.

    Raises
    ------
    BlockingIOError
        When another process holds it.
    """
    Path(file).parent.mkdir(parents=True, exist_ok=True)
    handle = open(file, "w")  # noqa: SIM115 - stays open on purpose
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno not in _NO_LOCKS:
            handle.close()
            raise
    _held.append(handle)
