"""Reads, validates and scores 1,000,000 respondents x 25 items, beside pandas' own reading.

    .venv/bin/python tests/benchmarks/benchmark_reading.py

Prints wall time and peak memory of each process, and their ratio within this run.
"""

import resource
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
sys.path[:0] = [sys.argv[2] + "/workflow", sys.argv[2] + "/workflow/scripts"]
sys.path.append(sys.path.pop(1))
import scoring, validation
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
names = ["responses", "findings", "excluded", "screening", "statistics"]
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
        plain = measure("pandas.read_csv, pyarrow", PANDAS, file)
        ours = measure("read, validate, screen, score", OURS, file, ROOT, folder)
        print(f"ratio of wall times: {ours / plain:.2f}")


def write(file):
    codes = np.random.default_rng(1).integers(1, 6, (RESPONDENTS, ITEMS), dtype=np.uint8) + 48
    lines = np.full((RESPONDENTS, 2 * ITEMS), ord(","), dtype=np.uint8)
    lines[:, ::2] = codes
    lines[:, -1] = ord("\n")
    with open(file, "wb") as stream:
        stream.write((",".join(f"x{n}" for n in range(ITEMS)) + "\n").encode())
        stream.write(lines.tobytes())


def measure(name, program, *arguments):
    """Run a program twice in processes of its own; print and return the better time."""
    best = float("inf")
    for _ in range(2):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", program, *map(str, arguments)], check=True)
        best = min(best, time.perf_counter() - start)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1e6
    print(f"{name:32} {best:6.1f} s, largest process so far {peak:.2f} GB")
    return best


if __name__ == "__main__":
    main()
