"""What the benchmarks share: a copy of the project, and what a command takes, in seconds.

By the clock and of the processor, which other programs at work change less.
"""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent.parent
STUDY = "bandung"
PARTS = ["Snakefile", "workflow", "config", "resources", "profiles", "requirements.in",
         "requirements.txt", "README.md", "LICENSE", "CITATION.cff"]  # fmt: skip
# As the steps run: one thread for linear algebra.
ENVIRONMENT = os.environ | {"OPENBLAS_NUM_THREADS": "1"}


class Took(NamedTuple):
    """What a command took, in seconds of the clock and of the processor, and what it said."""

    wall: float
    processor: float
    said: str = ""


def copy_project(folder):
    """Copy the project, with the one study, to a folder that is not there yet."""
    folder.mkdir()
    for part in PARTS:
        if (ROOT / part).is_dir():
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(ROOT / part, folder / part, ignore=ignored)
        else:
            shutil.copy(ROOT / part, folder / part)
    (folder / "config/config.yaml").write_text(f"studies: [{STUDY}]\n")


def snakemake(folder, *arguments, environment=ENVIRONMENT):
    """Run Snakemake in a folder on two cores; return what it took."""
    command = [sys.executable, "-m", "snakemake", "--cores", "2", *arguments]
    return timed(command, folder, environment)


def timed(command, folder, environment=ENVIRONMENT):
    """Run a command in a folder; return what it took, or end with what it said when it fails."""
    start, before = time.perf_counter(), os.times()
    result = subprocess.run(
        command,
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    after, end = os.times(), time.perf_counter()
    if result.returncode:
        sys.exit(result.stdout)
    spent = after.children_user + after.children_system
    return Took(end - start, spent - before.children_user - before.children_system, result.stdout)


def least(took):
    """Return the least of the clock and the least of the processor of several runs."""
    return Took(min(each.wall for each in took), min(each.processor for each in took))


def tell(rows, beside):
    """Print what each of several things took, and its ratio to one of them.

    Parameters
    ----------
    rows : dict of str to Took
    beside : dict of str to str
        From a row to the one that it is compared with.
    """
    print(f"{'':34}{'wall s':>8}{'CPU s':>8}   of the wall, of the processor")
    for name, took in rows.items():
        line = f"{name:34}{took.wall:8.2f}{took.processor:8.2f}"
        if name in beside:
            other = rows[beside[name]]
            ratios = f"{took.wall / other.wall:.2f}, {took.processor / other.processor:.2f}"
            line += f"   {ratios} of {beside[name]}"
        print(line)
