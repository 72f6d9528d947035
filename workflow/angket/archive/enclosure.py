"""Runs a stranger's program with as little reach as the system offers, and says what is left."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

# Makes all that is mounted read-only but one folder, for the program that follows alone.
_READ_ONLY = """
set -e
box=$1; shift
mount --make-rprivate /
mount --bind "$box" "$box"
while read -r _ _ _ _ place _; do
  [ "$place" = "$box" ] || mount -o remount,bind,ro "$place" 2>/dev/null || true
done < /proc/self/mountinfo
for place in /dev/shm /run; do mount -t tmpfs tmpfs "$place" 2>/dev/null || true; done
cd "$box"
# Whoever keeps the rights that this took can take it back.
exec setpriv --bounding-set=-all --inh-caps=-all --ambient-caps=-all --no-new-privs "$@"
"""
# Tries to make what is read-only writable again, too.
_PROBE = """
import os, pathlib, subprocess, sys
mounted = sys.argv[2]
while not os.path.ismount(mounted):
    mounted = os.path.dirname(mounted)
for place in {mounted, "/"}:
    command = ["mount", "-o", "remount,rw,bind", place]
    try:
        subprocess.run(command, stderr=subprocess.DEVNULL)
    except OSError:
        pass
for place in sys.argv[1:]:
    try:
        (pathlib.Path(place) / "probe").write_text("")
    except OSError:
        pass
"""
WRITING, NETWORK, READING, PROCESSES, SIZE = "writing", "network", "reading", "processes", "size"
# Bytes of one file, and seconds of one processor, for each process.
LIMITS = {"--fsize": 4_000_000_000, "--cpu": 6 * 3600, "--core": 0}
# Seconds after which a stranger's program is ended, whatever it waits for.
LONGEST = 6 * 3600


def enclose(folder):
    """Find what goes before a command so that it cannot leave a folder.

    Parameters
    ----------
    folder : Path
        The only one that the command may write to.

    Returns
    -------
    before : list of str
        Empty where the system offers nothing.
    left_open : list of str
        Of `reading`, `writing`, `network`, `processes` and `size`, what is not closed off. That
        nothing outside can be written, nor made writable, was tried; the rest follows from what
        the tools promise.
    """
    limits = []
    if shutil.which("prlimit"):
        limits = ["prlimit", *(f"{name}={value}" for name, value in LIMITS.items())]
    unlimited = [] if limits else [SIZE]
    for before, left_open in _ways(folder):
        if _holds(before, folder):
            return [*limits, *before], [*left_open, *unlimited]
    return limits, [READING, WRITING, NETWORK, PROCESSES, *unlimited]


def environment(folder):
    """Return the environment of an enclosed program: nothing of that of the caller.

    >>> sorted(environment(Path("x")))
    ['HOME', 'LANG', 'PATH', 'TMPDIR']
    """
    # Without it, Windows starts no Python.
    system = {name: os.environ[name] for name in ("SYSTEMROOT",) if os.name == "nt"}
    return system | {
        "HOME": str(folder / "home"),
        "TMPDIR": str(folder / "tmp"),
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.defpath]),
        "LANG": "C.UTF-8",
    }


def _ways(folder):
    """Yield ways of closing off, the closest first, and what each leaves open."""
    box = str(folder)
    if shutil.which("bwrap"):
        bwrap = ["bwrap", "--ro-bind", "/", "/", "--dev", "/dev", "--proc", "/proc"]
        bwrap += [
            "--tmpfs",
            "/run",
            "--bind",
            box,
            box,
            "--unshare-all",
            "--die-with-parent",
            "--new-session",
        ]
        yield [*bwrap, "--chdir", box, "--"], [READING]
    if all(shutil.which(tool) for tool in ("unshare", "mount", "setpriv")):
        unshare = ["unshare", "--user", "--map-root-user", "--mount", "--net"]
        shell = ["sh", "-c", _READ_ONLY, "sh", box]
        alone = ["--pid", "--fork", "--kill-child", "--mount-proc"]
        yield [*unshare, *alone, *shell], [READING]
        yield [*unshare, *shell], [READING, PROCESSES]


def _holds(before, folder):
    """Try whether a program that is so enclosed writes into its folder and not beside it."""
    with tempfile.TemporaryDirectory() as outside:
        done = subprocess.run(
            [*before, sys.executable, "-I", "-c", _PROBE, str(folder), outside],
            env=environment(folder),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
        inside = folder / "probe"
        wrote = inside.exists()
        inside.unlink(missing_ok=True)
        return done.returncode == 0 and wrote and not (Path(outside) / "probe").exists()
