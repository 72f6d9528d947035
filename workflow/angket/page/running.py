"""Runs that the page starts: one at a time, in files, so that they outlive page and server.

``logs/page/<moment>/`` holds of each run

============  ====================================================================================
run.json      what was asked for, and when
events.jsonl  what happened, a line each (`angket.engine.events`)
output.txt    what Snakemake said
stop          there once somebody asked to stop, a letter for each time
end.json      the exit status, and when; there once the run is over
============  ====================================================================================

``logs/page/run.lock`` is held while a run is watched (`angket.page.watcher`).
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from angket.engine.events import VARIABLE
from angket.engine.lock import OF_RUN, is_held
from angket.page.progress import read_events
from angket.page.watcher import BUSY, LOCK, POSIX, STARTED

FOLDER = "logs/page"
# More runs are forgotten, the oldest first.
_MOST_RUNS = 20
_MOST_CORES = 4
_SECONDS_OF_LOOK = 600
_OF_LOOK = ("planned", "distrusted")
# A look takes all that one core has; several at once would only wait for one another.
_LOOKING = threading.Lock()


class BusyError(Exception):
    """Another run is at work in the folder."""


class Asked(NamedTuple):
    """What a run is for.

    Attributes
    ----------
    target : str
        A rule: `all`, `archive`, `verify`, `freeze` or `draft`.
    study : str
        The only study that it is for; empty for all that are listed.
    config : dict of str to str
        Further values of Snakemake's --config, such as `archive` for `verify`.

    Examples
    --------
    >>> Asked(study="mystudy").arguments()
    ['all', '--config', 'studies=[mystudy]']
    >>> Asked("freeze", config={"study": "mystudy"}).arguments()
    ['freeze', '--config', 'study=mystudy']
    """

    target: str = "all"
    study: str = ""
    config: dict = {}  # noqa: RUF012

    def arguments(self):
        """Return what Snakemake is told, as a user would write it."""
        values = {"studies": f"[{self.study}]"} if self.study else {}
        values |= self.config
        told = ["--config", *(f"{key}={value}" for key, value in values.items())]
        return [self.target, *(told if values else [])]


class Run(NamedTuple):
    """A run that was started here.

    Attributes
    ----------
    folder : Path
    asked : Asked
    started, ended : float
        Seconds since 1970; `ended` is None while it goes on, and where nobody knows.
    status : int or None
        Of its process.
    state : str
        `running`, `stopping`, `done`, `failed`, `stopped` or `killed`.
    """

    folder: Path
    asked: Asked
    started: float
    ended: float | None
    status: int | None
    state: str

    @property
    def goes_on(self):
        """Tell whether it is at work."""
        return self.state in ("running", "stopping")

    @property
    def seconds(self):
        """Return how long it took, or takes by now; None where nobody knows."""
        until = time.time() if self.goes_on else self.ended
        return None if until is None else max(0, until - self.started)

    def output(self, most=40_000):
        """Return the end of what Snakemake said."""
        try:
            with open(self.folder / "output.txt", "rb") as stream:
                stream.seek(max(0, stream.seek(0, os.SEEK_END) - most))
                return stream.read().decode("utf-8", "replace")
        except OSError:
            return ""


class Look(NamedTuple):
    """What a run would redo.

    Attributes
    ----------
    steps : list of dict
        The events `planned` and `distrusted` (`angket.engine.events`).
    status : int
        0 where the look could be taken.
    output : str
    """

    steps: list
    status: int
    output: str


class Runs:
    """The runs of a project.

    Parameters
    ----------
    root : path
        The project's folder.
    """

    def __init__(self, root):
        self.root, self._folder = Path(root), Path(root) / FOLDER

    def latest(self):
        """Return the run that was started last, or None."""
        for folder in self._folders():
            if run := self._run(folder):
                return run
        return None

    def is_busy_elsewhere(self):
        """Tell whether a run is at work that was not started here, such as one in a terminal."""
        return is_held(self.root / OF_RUN) and not is_held(self._folder / LOCK)

    def is_busy(self):
        """Tell whether any run is at work."""
        return is_held(self.root / OF_RUN) or is_held(self._folder / LOCK)

    def start(self, asked):
        """Start a run.

        Parameters
        ----------
        asked : Asked

        Returns
        -------
        Path
            The folder of the run.

        Raises
        ------
        BusyError
            When another run is at work, also one that somebody started in a terminal.
        """
        if is_held(self.root / OF_RUN):
            raise BusyError
        folder = self._folder / datetime.now().strftime("%Y-%m-%dT%H-%M-%S.%f")
        folder.mkdir(parents=True)
        known = {"asked": asked._asdict(), "started": time.time()}
        (folder / "run.json.new").write_text(json.dumps(known), encoding="utf-8")
        cores = min(_MOST_CORES, os.cpu_count() or 1)
        arguments = ["--cores", str(cores), *asked.arguments()]
        if _watch(self.root, folder, arguments) == BUSY:
            shutil.rmtree(folder)
            raise BusyError
        for old in self._folders()[_MOST_RUNS:]:
            shutil.rmtree(old, ignore_errors=True)
        return folder

    def stop(self):
        """Ask the run that is at work to stop, as Ctrl-C does; do nothing where none is."""
        run = self.latest()
        if run and run.goes_on:
            with open(run.folder / "stop", "a", encoding="utf-8") as stream:
                stream.write(".")

    def look(self, asked):
        """Return what a run would redo, and why; it changes nothing.

        Parameters
        ----------
        asked : Asked

        Returns
        -------
        Look
        """
        with _LOOKING, tempfile.TemporaryDirectory() as folder:
            events = Path(folder) / "events.jsonl"
            process = subprocess.run(
                [sys.executable, "-m", "snakemake", "-n", "--cores", "1", *asked.arguments()],
                cwd=self.root,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                env=os.environ | {VARIABLE: str(events)},
                timeout=_SECONDS_OF_LOOK,
                check=False,
            )
            found = read_events(events)[0]
        steps = [step for step in found if step.get("study") and step["kind"] in _OF_LOOK]
        return Look(steps, process.returncode, process.stdout.decode("utf-8", "replace"))

    def _folders(self):
        """Return the folders of all runs, the newest first."""
        return sorted((file.parent for file in self._folder.glob("*/run.json")), reverse=True)

    def _run(self, folder):
        """Return what is known of a run; None where its files are not whole."""
        goes_on = is_held(self._folder / LOCK)
        try:
            known = json.loads((folder / "run.json").read_text(encoding="utf-8"))
            asked, started = Asked(**known["asked"]), float(known["started"])
        except (OSError, ValueError, TypeError, KeyError):
            return None
        stopped = (folder / "stop").exists()
        # After the lock: a run that ended in between has written it.
        try:
            end = json.loads((folder / "end.json").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            state = ("stopping" if stopped else "running") if goes_on else "killed"
            return Run(folder, asked, started, None, None, state)
        status = end["status"]
        if status == 0:
            state = "done"
        elif stopped:
            state = "stopped"
        else:
            state = "killed" if status < 0 else "failed"
        return Run(folder, asked, started, end["ended"], status, state)


def _watch(root, folder, arguments):
    """Start a process that watches a run, and return what it says first."""
    program = str(Path(__file__).parents[2])
    paths = [program, *filter(None, [os.environ.get("PYTHONPATH")])]
    options = {"start_new_session": True} if POSIX else {"creationflags": _apart()}
    with open(folder / "output.txt", "ab") as errors:
        process = subprocess.Popen(
            [sys.executable, "-m", "angket.page.watcher", str(folder), *arguments],
            cwd=root,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=errors,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(paths)},
            **options,
        )
    with process.stdout:
        said = process.stdout.readline().decode().strip()
    # Until it is waited for, a process that ended keeps its number.
    threading.Thread(target=process.wait, daemon=True).start()
    if said not in (STARTED, BUSY):
        raise RuntimeError((folder / "output.txt").read_text(encoding="utf-8", errors="replace"))
    return said


def _apart():
    """Return what Windows must be told, so that a closed window does not end a run."""
    return subprocess.CREATE_NO_WINDOW | subprocess.CREATE_NEW_PROCESS_GROUP
