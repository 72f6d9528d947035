"""Reads, validates and scores 1,000,000 respondents x 25 items, beside pandas' own reading.

    .venv/bin/python tests/benchmarks/benchmark_reading.py

Prints wall time and peak memory of each process, and their ratio within this run. The two
take turns, and the best of three runs counts.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

ROOT = Path(__file__).parent.parent.parent
RESPONDENTS, ITEMS = 1_000_000, 25

PANDAS = "import pandas, sys; pandas.read_csv(sys.argv[1], engine='pyarrow')"
OURS = """
import sys
# Only the tests install it; pandera would load it.
sys.modules["hypothesis"] = None
sys.path.insert(0, sys.argv[2] + "/workflow")
from scripts import scoring, validation
class Files(dict):
    __getattr__ = dict.__getitem__
items = [f"x{n}" for n in range(25)]
settings = {
    "data": {"columns": {}, "accept": [], "personal": [], "not_personal": []},
    "scales": {"s": {"codes": [1, 2, 3, 4, 5]}},
    "variables": {
        "v": {"items": items[:12], "item_scales": dict.fromkeys(items[:12], "s"), "dimensions": {}},
        "w": {"items": items[12:], "item_scales": dict.fromkeys(items[12:], "s"), "dimensions": {}},
    },
    "missing": {"rule": "listwise", "answered_share": 1},
    "screening": {"mahalanobis_p": 0.001, "twins": [], "twin_distance": 3},
    "exclude": {"flagged": [], "respondents": {}},
}
folder = sys.argv[3]
names = ["responses", "findings", "excluded", "excluded_answers", "screening"]
names += ["not_applicable", "statistics"]
files = Files({name: f"{folder}/{name}" for name in names})
validation.main(Files(answers=sys.argv[1]), files, settings)
names = ["keyed", "totals", "person_mean", "statistics"]
scored = Files({name: f"{folder}/{name}" for name in names})
scoring.main(Files(responses=files.responses), scored, settings)
"""


def main():
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "answers.csv"
        write(file)
        megabytes = file.stat().st_size / 1e6
        print(f"{RESPONDENTS:,} respondents x {ITEMS} items, {megabytes:.0f} MB")
        programs = {
            "pandas.read_csv, pyarrow": (PANDAS, file),
            "read, validate, screen, score": (OURS, file, ROOT, folder),
        }
        runs = [{name: measure(*program) for name, program in programs.items()} for _ in range(3)]
        best = {}
        for name in programs:
            best[name] = min(run[name][0] for run in runs)
            peak = max(run[name][1] for run in runs)
            print(f"{name:32} {best[name]:6.1f} s, {peak:.2f} GB")
        plain, ours = best.values()
        print(f"ratio of wall times: {ours / plain:.2f}")


def write(file):
    codes = np.random.default_rng(1).integers(1, 6, (RESPONDENTS, ITEMS), dtype=np.uint8) + 48
    lines = np.full((RESPONDENTS, 2 * ITEMS), ord(","), dtype=np.uint8)
    lines[:, ::2] = codes
    lines[:, -1] = ord("\n")
    with open(file, "wb") as stream:
        stream.write((",".join(f"x{n}" for n in range(ITEMS)) + "\n").encode())
        stream.write(lines.tobytes())


def measure(program, *arguments):
    """Run a program in a process of its own; return its wall time (s) and peak memory (GB)."""
    start = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-c", program, *map(str, arguments)])
    _, status, used = os.wait4(process.pid, 0)
    if status:
        sys.exit("the program failed")
    return time.perf_counter() - start, used.ru_maxrss / 1e6


if __name__ == "__main__":
    main()
