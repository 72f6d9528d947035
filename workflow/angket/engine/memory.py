"""What a run found out, kept in a file for the next run as long as it still holds."""

import json
import os
import sys
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

# Files that make up the program: modules, schemas, phrases and kinds of hypothesis.
_PROGRAM = (".py", ".yaml")


def state_of(program):
    """Return a checksum of all that a program does and says, and of the version of Python.

    Parameters
    ----------
    program : path
        Its folder.
    """
    found, files = sha256(sys.version.encode()), []
    # Not by paths of pathlib, which take three times as long, and every run waits for this.
    for folder, _, names in os.walk(program):
        files += [f"{folder}/{name}" for name in names if name.endswith(_PROGRAM)]
    above = len(f"{program}/")
    for file in sorted(files):
        with open(file, "rb") as stream:
            text = stream.read()
        found.update(repr((file[above:], len(text))).encode())
        found.update(text)
    return found.hexdigest()


def recall(file, state):
    """Return what was kept of the same state.

    Parameters
    ----------
    file : path
        One that is missing or damaged costs time, and nothing else.
    state : str
        What the kept facts depend on, as a checksum.

    Returns
    -------
    dict
        Empty when nothing was kept, or of another state.
    """
    try:
        kept_state, facts = json.loads(Path(file).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return facts if kept_state == state else {}


class Memory:
    """What is found out of a state, each thing once; a later run of the same state knows it.

    Parameters
    ----------
    file : path
        That keeps it. One that cannot be written costs time, and nothing else.
    state : str
        As `recall` takes it.
    """

    def __init__(self, file, state):
        self._file, self._state, self._known = file, state, None

    def of(self, name, find):
        """Return what is known by a name, found out where nothing is.

        Parameters
        ----------
        name : str
        find : callable
            Returns what JSON can hold.
        """
        if self._known is None:
            self._known = recall(self._file, self._state)
        if name not in self._known:
            self._known[name] = find()
            keep(self._file, self._state, self._known)
        return self._known[name]


def keep(file, state, facts):
    """Keep facts of a state in place of what was kept; a file that cannot be written is left."""
    file = Path(file)
    # Whole or not at all: other processes may read it meanwhile.
    written = file.with_name(f"{file.name}.{os.getpid()}")
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        written.write_text(json.dumps((state, facts)), encoding="utf-8")
        written.replace(file)
