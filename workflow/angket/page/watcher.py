"""Watches one run of Snakemake: ``python -m angket.page.watcher FOLDER ARGUMENT ...``.

A process of its own, so that neither a closed page nor a server that ends takes the run with it.
All that is known of the run stands in the files of FOLDER (`angket.page.running`). It listens for
the file that asks to stop, and passes the wish on as Ctrl-C in a terminal does.
"""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from angket.engine.events import VARIABLE
from angket.engine.lock import hold

LOCK = "run.lock"
# What a watcher says to whoever started it, before it watches.
STARTED, BUSY = "started", "busy"
_LOOK = 0.2
# Of the output of a run, so many bytes of its beginning and of its end are kept.
_KEPT = 200_000, 800_000
POSIX = os.name == "posix"


def main(folder, *arguments):
    """Run Snakemake with some arguments, and write down how it ends.

    Parameters
    ----------
    folder : str
        Of the run; the lock stands beside it.
    *arguments : str
    """
    folder = Path(folder)
    try:
        hold(folder.parent / LOCK)
    except BlockingIOError:
        print(BUSY, flush=True)
        return
    # From here on the run is seen.
    (folder / "run.json.new").replace(folder / "run.json")
    # A handler, since what is ignored here would be ignored by all that is started here.
    signal.signal(signal.SIGINT, lambda number, frame: None)
    command = [sys.executable, "-m", "snakemake", *arguments]
    with open(folder / "output.txt", "ab") as output:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            env=os.environ | {VARIABLE: str(folder / "events.jsonl")},
            creationflags=0 if POSIX else subprocess.CREATE_NEW_PROCESS_GROUP,
        )
    print(STARTED, flush=True)
    sys.stdout.close()
    status = _watched(process, folder / "stop")
    end = {"status": status, "ended": time.time()}
    _trim(folder / "output.txt")
    written = folder / "end.json.new"
    written.write_text(json.dumps(end), encoding="utf-8")
    written.replace(folder / "end.json")


def _watched(process, stop):
    """Wait for a process; interrupt it once for each time that somebody asked."""
    told = 0
    while True:
        try:
            return process.wait(_LOOK)
        except subprocess.TimeoutExpired:
            asked = stop.stat().st_size if stop.exists() else 0
            if asked > told:
                told = asked
                _interrupt(process)


def _interrupt(process):
    if os.name == "posix":
        # The watcher leads the group, in which the run and all its steps are.
        os.killpg(0, signal.SIGINT)
    else:
        process.send_signal(signal.CTRL_BREAK_EVENT)


def _trim(file):
    """Keep of a long text its beginning and its end."""
    beginning, end = _KEPT
    if file.stat().st_size <= beginning + end:
        return
    with open(file, "rb") as stream:
        first = stream.read(beginning)
        stream.seek(-end, os.SEEK_END)
        last = stream.read()
    file.write_bytes(first + b"\n[...]\n" + last)


if __name__ == "__main__":
    main(*sys.argv[1:])
