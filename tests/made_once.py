"""What takes long to make, made once for all processes that run tests."""

import pickle
import tempfile
from pathlib import Path

from filelock import FileLock

# Set by `conftest` before the first test; elsewhere each process has a folder of its own.
SHARED = []
# By name, what this process has made or read.
HELD = {}


def made_once(name, make):
    """Return what a function made, in this process or in another of the same run.

    Parameters
    ----------
    name : str
        Of what is made; no two things have the same.
    make : callable
        From a folder, which stays until the tests end and which tests only read, to what is
        returned.

    Returns
    -------
    object
        The same one at each call: tests do not change it.
    """
    if name in HELD:
        return HELD[name]
    if not SHARED:
        SHARED.append(Path(tempfile.mkdtemp()))
    folder = SHARED[-1] / name.replace(" ", "_")
    kept = folder / "made.pickle"
    folder.mkdir(parents=True, exist_ok=True)
    with FileLock(folder / "making.lock"):
        if not kept.exists():
            found = make(Path(tempfile.mkdtemp(dir=folder)))
            kept.write_bytes(pickle.dumps(found))
    HELD[name] = pickle.loads(kept.read_bytes())
    return HELD[name]
