"""One run at a time in a folder, by a lock that ends with the process that holds it.

Snakemake's own lock outlives a process that was killed and must then be taken away
by hand; this one belongs to the operating system.
"""

import errno
from pathlib import Path

# Held by whatever run is at work in the folder of a project.
OF_RUN = ".snakemake/angket.lock"
_held = {}
# What some file systems that are shared between computers answer.
_NO_LOCKS = (errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP)
# Whoever asks whether a lock is held takes it for a moment; a run waits that long, in seconds.
_MOMENT = 0.5


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
    file = Path(file).resolve()
    if file in _held:
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    lock = _taken(file, _MOMENT)
    # Kept, because a lock that nothing refers to is released.
    if lock:
        _held[file] = lock


def is_held(file):
    """Tell whether a process holds a lock, this one included.

    Parameters
    ----------
    file : path

    Returns
    -------
    bool
        False on a file system that has no locks.
    """
    file = Path(file).resolve()
    if file in _held:
        return True
    if not file.exists():
        return False
    try:
        lock = _taken(file, 0)
    except BlockingIOError:
        return True
    if lock:
        lock.release()
    return False


def _taken(file, seconds):
    """Return the lock, or None where the file system has none."""
    # Here, because a run that has nothing to do takes no lock and need not wait for it.
    from filelock import FileLock, Timeout

    # The library's substitute for a missing lock is a file that outlives a killed process.
    lock = FileLock(file, timeout=seconds, fallback_to_soft=False)
    try:
        lock.acquire()
    except Timeout as error:
        raise BlockingIOError(f"{file} is held") from error
    except NotImplementedError:
        return None
    except OSError as error:
        if error.errno not in _NO_LOCKS:
            raise
        return None
    return lock
