"""What the scripts of a run load and call, noted beside its project while it runs."""

import os

# Put into every Python of a run, it notes which modules of the project each script loads, and
# which functions it calls.
WATCH = """
import atexit, os, sys, threading

scripts = [part for part in sys.orig_argv if ".snakemake/scripts" in part]
if scripts:
    called = set()

    def note(frame, event, _):
        if event == "call" and "/workflow/" in frame.f_code.co_filename:
            name = frame.f_code.co_qualname.split(".")[0]
            called.add((frame.f_code.co_filename, name))

    @atexit.register
    def write():
        sys.setprofile(None)
        for module in [*sys.modules.values()]:
            called.add((getattr(module, "__file__", None) or "", ""))
        stage = os.path.basename(scripts[0]).split(".")[1]
        folder = os.path.dirname(os.path.abspath(__file__))
        with open(f"{folder}/{stage}.{os.getpid()}.calls", "w") as file:
            for path, name in called:
                path = os.path.abspath(path).partition("/project/workflow/")[2]
                if path:
                    print(path, name, sep="\\t", file=file)

    threading.setprofile(note)
    sys.setprofile(note)
"""


def watching(project):
    """Return the environment in which a run notes beside the project what its scripts do."""
    watch = project.folder.parent / "watch"
    watch.mkdir(exist_ok=True)
    (watch / "sitecustomize.py").write_text(WATCH)
    return os.environ | {"PYTHONPATH": str(watch)}


def noted(project):
    """Read what scripts did: from script to pairs of module and function, "" for loading it."""
    found = {}
    for record in (project.folder.parent / "watch").glob("*.calls"):
        lines = record.read_text().splitlines()
        found.setdefault(record.name.split(".")[0], set()).update(
            tuple(line.split("\t")) for line in lines
        )
    return found
