"""One run at a time in a folder, by a lock that ends with the process that holds it.

Snakemake's own lock outlives a process that was killed and must then be taken away
by hand; this one belongs to the operating system.
"""

import errno
from pathlib import Path

_held = {}
# What some file systems that are shared between computers answer.
_NO_LOCKS = (errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP)


def hold(file):
    """Take the lock until the process ends.

    A process that holds it already may ask again: two modules of one workflow do. A file system
    that has no locks, such as some that a cluster shares, is taken as it is.

    Parameters
    ----------
    file : path

    Raises
    ------
    BlockingIOError
        When another process holds it.
    """
    # Here, because a run that has nothing to do takes no lock and need not wait for it.
    from filelock import FileLock, Timeout

    file = Path(file).resolve()
    if file in _held:
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    # The library's substitute for a missing lock is a file that outlives a killed process.
    lock = FileLock(file, blocking=False, fallback_to_soft=False)
    try:
        lock.acquire()
    except Timeout as error:
        raise BlockingIOError(f"{file} is held") from error
    except NotImplementedError:
        return
    except OSError as error:
        if error.errno not in _NO_LOCKS:
            raise
        return
    # Kept, because a lock that nothing refers to is released.
    _held[file] = lock
