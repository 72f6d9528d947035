"""The start of the page, from a Python that has nothing to the page in its environment."""

import os
import signal
import sqlite3
import subprocess
import time

from angket.page.starting.environment import Environment
from angket.page.starting.fault import StartFault
from angket.page.starting.options import parser
from angket.page.starting.surroundings import check_python, kept
from angket.page.starting.words import tell, wait_for_the_reader


def main(root, arguments):
    """Prepare the environment and start the page in it.

    Parameters
    ----------
    root : Path
        The project's folder.
    arguments : list of str
        For the page.

    Returns
    -------
    int
        The status to end with.
    """
    # For help, and for an option that there is not, nothing need be downloaded.
    parser().parse_args(arguments)
    try:
        check_python()
        with _alone(kept(root) / "starting.lock"):
            environment = Environment(root)
            environment.prepare()
    except StartFault as fault:
        tell(fault.key, **fault.fillings)
        wait_for_the_reader()
        return 1
    except KeyboardInterrupt:
        tell("stopped")
        return 130
    return _run(environment.python, root, arguments)


def _run(python, root, arguments):
    command = [str(python), "-m", "angket.page", *arguments]
    surroundings = {name: value for name, value in os.environ.items() if name != "PYTHONHOME"}
    surroundings |= {"PYTHONPATH": str(root / "workflow"), "PYTHONNOUSERSITE": "1"}
    # What is read and written is UTF-8, whatever the system would take.
    surroundings["PYTHONUTF8"] = "1"
    os.chdir(root)
    if os.name == "posix":
        os.execve(python, command, surroundings)
    with subprocess.Popen(command, env=surroundings) as page:
        # Ctrl-C is the page's; this one waits for its last word.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        status = page.wait()
    # What the page itself said of has been read.
    if status not in (0, 1, 130):
        wait_for_the_reader()
    return status


class _alone:
    """Holds a lock, so that two starts do not make one environment; the second waits.

    SQLite's own lock of a file: the same on every system, part of Python, and gone with the process
    that holds it.
    """

    def __init__(self, file):
        self._file = file

    def __enter__(self):
        try:
            self._held = sqlite3.connect(self._file, timeout=0, isolation_level=None)
        except sqlite3.OperationalError:
            self._held = None
        said = False
        while self._held and not _locked(self._held):
            if not said:
                tell("waiting")
                said = True
            time.sleep(0.5)

    def __exit__(self, *_):
        if self._held:
            self._held.close()


def _locked(held):
    """Take the lock of a file until it is closed; tell whether it was free."""
    try:
        held.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        # A file system without locks is taken as it is. The last eight bits are the kind of error.
        return error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY
    return True
