"""Computes the results of an unpacked archive again, with the code that came in it."""

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

# What follows from the statistics of the steps alone, in the order of the analysis.
FROM_STATISTICS = ("statistics", "published")
_STEP = """
import json, pathlib, runpy, sys
class Files(dict):
    __getattr__ = dict.__getitem__
sys.path[:0] = ["workflow"]
sys.path.append("workflow/scripts")
script, inputs, outputs = json.loads(sys.argv[1])
for file in outputs.values():
    pathlib.Path(file).parent.mkdir(parents=True, exist_ok=True)
runpy.run_path(script)["main"](Files(inputs), Files(outputs), {})
"""


class Failed(Exception):
    """The archived code did not come to an end; its output says why."""


def recompute_all(folder, cores):
    """Run the archived workflow in its own folder.

    Parameters
    ----------
    folder : Path
        Where the archive was unpacked, without its results.
    cores : int

    Raises
    ------
    Failed
    """
    arguments = ["-m", "snakemake", "--cores", str(cores), "--quiet", "rules", "progress"]
    _run(folder, [*arguments, "--", "all"])


def recompute_from_statistics(folder, study, names):
    """Compute what follows from the archived statistics of the steps.

    Parameters
    ----------
    folder : Path
        Where the archive was unpacked.
    study : str
    names : list of str
        The archived results.

    Returns
    -------
    dict
        From the name of each result that was computed again to its bytes.
    """
    results = f"results/{study}"
    parts = [name for name in _in_order(folder, study) if name in names]
    published = [f"resources/{study}/published.csv"]
    published = [name for name in published if (folder / name).exists()]
    made = {
        "statistics": (
            {"parts": parts},
            {"statistics": "again/statistics.csv"},
            {"again/statistics.csv": f"{results}/statistics.csv"},
        ),
        "published": (
            {"statistics": "again/statistics.csv", "published": published},
            {"published": "again/published.csv", "summary": "again/summary.csv"},
            {
                "again/published.csv": f"{results}/statistics/published.csv",
                "again/summary.csv": f"{results}/statistics/summary.csv",
            },
        ),
    }
    found = {}
    for step in FROM_STATISTICS:
        inputs, outputs, names_of = made[step]
        script = f"workflow/scripts/{step}.py"
        _run(folder, ["-c", _STEP, json.dumps([script, inputs, outputs])])
        found |= {name: (folder / file).read_bytes() for file, name in names_of.items()}
    return found


def _in_order(folder, study):
    """The statistics of the steps in the order in which the table of all statistics holds them.

    Those of a pilot sample are waited for, but no part of the table.
    """
    with open(folder / "steps.csv", encoding="utf-8", newline="") as stream:
        return [
            row["file"]
            for row in csv.DictReader(stream)
            if (row["step"], row["kind"]) == ("statistics", "input")
            and not row["file"].startswith(f"results/{study}/pilot/")
        ]


def _run(folder, arguments):
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("SNAKEMAKE", "PYTHON"))
    }
    process = subprocess.run(
        [sys.executable, "-B", *arguments],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    if process.returncode:
        raise Failed(process.stdout)


def unpack(members, folder):
    """Write members below a folder; their names were checked by `read_container`."""
    for name, data in members.items():
        file = Path(folder) / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
