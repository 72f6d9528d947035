"""Times the report of one study in a process of its own, beside a bare import of pandas.

.venv/bin/python tests/benchmarks/benchmark_report.py worker_robotics

The study must have been run: its results are read, and the report is written elsewhere.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
FORMATS = {"word": "report.docx", "page": "report.html", "pdf": "report.pdf"}
FORMATS |= {"tables": "tables.xlsx"}


def main(study):
    if study == "--report":
        return report(*sys.argv[2:])
    print(f"{study}, best of three:")
    bare = measure("import pandas", [sys.executable, "-c", "import pandas"])
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, __file__, "--report", study, folder]
        took = measure("report in four formats", command)
        print(f"    {took / bare:.1f} times the import")
        for file in sorted(Path(folder).iterdir()):
            print(f"    {file.name:12} {file.stat().st_size / 1e6:6.2f} MB")


def report(study, folder):
    """Write the report of a study, as its rule does."""
    sys.path[:0] = [str(ROOT / "workflow")]
    from angket.settings.studies import load_studies
    from scripts import report as script

    class Files(dict):
        __getattr__ = dict.__getitem__

    results = ROOT / "results" / study
    inputs = {
        "statistics": "statistics.csv",
        "figures": "figures/figures.csv",
        "published": "statistics/published.csv",
        "responses": "validation/responses.parquet",
    }
    script.main(
        Files({name: str(results / file) for name, file in inputs.items()}),
        Files({name: str(Path(folder) / file) for name, file in FORMATS.items()}),
        load_studies(root=ROOT)[study],
    )


def measure(name, command):
    """Return the shortest time that a command takes, in seconds.

    Printed beside it is that of the processor, which other programs at work change less.
    """
    took = []
    for _ in range(3):
        start, before = time.perf_counter(), os.times()
        subprocess.run(command, check=True)
        end, after = time.perf_counter(), os.times()
        spent = after.children_user + after.children_system
        took.append((end - start, spent - before.children_user - before.children_system))
    elapsed, processor = map(min, zip(*took, strict=True))
    print(f"{name:24} {elapsed:6.2f} s, of the processor {processor:6.2f} s")
    return elapsed


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "worker_robotics")
