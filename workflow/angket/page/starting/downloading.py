"""Runs pip, shows how far it is, and tells in words why it failed."""

import queue
import re
import subprocess
import threading
import time

from angket.page.starting.fault import StartFault
from angket.page.starting.progress import Progress

# What pip says, and the phrase that tells it: the first that occurs.
_REASONS = {
    "damaged": r"DO NOT MATCH THE HASHES|BadZipFile|has an invalid wheel|IncompleteRead",
    "disk_ran_full": r"No space left|WinError 112|not enough space on the disk|Errno 28\b",
    "certificate": r"CERTIFICATE_VERIFY_FAILED|SSLCertVerificationError",
    "no_connection": r"NewConnectionError|NameResolutionError|getaddrinfo|[Cc]onnection (?:broken"
    r"|aborted|reset|refused)|ConnectTimeout|Read ?[Tt]ime|timed out|RemoteDisconnected"
    r"|ProtocolError|ProxyError|Network is unreachable",
    "in_the_way": r"Permission denied|Access is denied|WinError (?:5|32)\b|Errno 13\b",
    "no_fit": r"No matching distribution|Failed (?:building|to build)|is not a supported wheel",
}
_OPTIONS = [
    "--require-hashes",
    "--disable-pip-version-check",
    "--no-input",
    "--progress-bar=off",
    "--retries=8",
    "--timeout=30",
]
# So many seconds pip may be silent before the time is shown anew.
_PATIENCE = 2


def install(python, requirements, log):
    """Install a list of packages; twice, where what arrived the first time was damaged.

    Parameters
    ----------
    python : path
        Of the environment.
    requirements : Path
        The list, with checksums.
    log : Path
        Where all that pip said is kept.

    Raises
    ------
    StartFault
    """
    # What pip keeps of earlier downloads may be what is damaged.
    for further in ([], ["--no-cache-dir"]):
        command = [python, "-I", "-u", "-X", "utf8", "-m", "pip", "install", *_OPTIONS, *further]
        status = _run([*command, "-r", requirements.name], requirements, log)
        if status == 0:
            return
        reason, last = why(log.read_text(encoding="utf-8"))
        if reason != "damaged":
            break
    raise StartFault(reason, log=log, last=last, folder=log.parent)


def why(said):
    r"""Tell by what pip said why it failed.

    Parameters
    ----------
    said : str

    Returns
    -------
    reason : str
        The key of a phrase.
    last : str
        The last line of pip that speaks of an error.

    Examples
    --------
    >>> why("Collecting numpy\nERROR: [Errno 28] No space left on device")
    ('disk_ran_full', 'ERROR: [Errno 28] No space left on device')
    >>> why("")
    ('unknown', '')
    """
    reasons = (key for key, pattern in _REASONS.items() if re.search(pattern, said))
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    errors = [line for line in lines if line.startswith(("ERROR", "error"))]
    return next(reasons, "unknown"), (errors or lines or [""])[-1][:300]


def _run(command, requirements, log):
    """Run pip, show its progress, keep what it says; return its status."""
    progress = Progress(requirements.read_text(encoding="utf-8"))
    with (
        open(log, "w", encoding="utf-8") as file,
        subprocess.Popen(
            command,
            cwd=requirements.parent,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
        ) as pip,
    ):
        for line in _lines(pip.stdout):
            if line is not None:
                file.write(line)
            progress.step(line or "", time.monotonic())
        progress.end()
    return pip.returncode


def _lines(stream):
    """Yield the lines of a stream, and None where none comes for a while."""
    arrived = queue.SimpleQueue()

    def read():
        for line in stream:
            arrived.put(line)
        arrived.put("")

    threading.Thread(target=read, daemon=True).start()
    while True:
        try:
            line = arrived.get(timeout=_PATIENCE)
        except queue.Empty:
            yield None
            continue
        if not line:
            return
        yield line
