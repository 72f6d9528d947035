"""Times an archive and its verification, in a copy of the project with the study bandung.

.venv/bin/python tests/benchmarks/benchmark_archive.py
"""

import tempfile
from pathlib import Path

from timing import copy_project, snakemake

ARCHIVE = "results/bandung/archive/bandung.zip"


def main():
    with tempfile.TemporaryDirectory() as place:
        project = Path(place) / "project"
        copy_project(project)
        print(f"from nothing to all results: {snakemake(project).wall:.1f} s")
        print(f"archive: {snakemake(project, 'archive').wall:.1f} s")
        print(f"archive, nothing to do: {snakemake(project, 'archive').wall:.1f} s")
        print(f"its size: {(project / ARCHIVE).stat().st_size / 1e6:.1f} MB")
        verify = ("verify", "--config", f"archive={ARCHIVE}")
        print(f"verify: {snakemake(project, *verify).wall:.1f} s")


if __name__ == "__main__":
    main()
