"""Times a run with nothing to do beside an empty workflow, and an archive and its verification.

    .venv/bin/python tests/benchmarks/benchmark_archive.py

All in one run, in a copy of the project with the study bandung; the better of three for the short.
"""

import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
PARTS = ["Snakefile", "workflow", "config", "resources", "profiles", "requirements.in",
         "requirements.txt", "README.md", "LICENSE", "CITATION.cff"]  # fmt: skip
ARCHIVE = "results/bandung/archive/bandung.zip"


def main():
    with tempfile.TemporaryDirectory() as place:
        project, empty = Path(place) / "project", Path(place) / "empty"
        copy_project(project)
        empty.mkdir()
        (empty / "Snakefile").write_text('rule all:\n    input: "Snakefile"\n')
        print(f"from nothing to all results: {timed(project):.1f} s")
        floor = min(timed(empty) for _ in range(3))
        nothing = min(timed(project) for _ in range(3))
        print(f"an empty workflow: {floor:.2f} s; nothing to do: {nothing:.2f} s")
        print(f"archive: {timed(project, 'archive'):.1f} s")
        print(f"archive, nothing to do: {timed(project, 'archive'):.1f} s")
        print(f"its size: {(project / ARCHIVE).stat().st_size / 1e6:.1f} MB")
        verify = ("verify", "--config", f"archive={ARCHIVE}")
        print(f"verify: {timed(project, *verify):.1f} s")


def copy_project(folder):
    folder.mkdir()
    for part in PARTS:
        if (ROOT / part).is_dir():
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(ROOT / part, folder / part, ignore=ignored)
        else:
            shutil.copy(ROOT / part, folder / part)
    (folder / "config/config.yaml").write_text("studies: [bandung]\n")


def timed(folder, *arguments):
    """Run Snakemake in a folder and return the seconds it took."""
    start = time.perf_counter()
    command = [sys.executable, "-m", "snakemake", "--cores", "2", *arguments]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
