"""One run at a time in a folder, by a lock that ends with the process that holds it.

Snakemake's own lock outlives a process that was killed and must then be taken away
by hand; this one belongs to the operating system.
"""

import fcntl
from pathlib import Path

_held = []


def hold(file):
    """Take the lock until the process ends.

    Raises
    ------
    BlockingIOError
        When another process holds it.
    """
    Path(file).parent.mkdir(parents=True, exist_ok=True)
    handle = open(file, "w")  # noqa: SIM115 - stays open on purpose
    fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    _held.append(handle)
