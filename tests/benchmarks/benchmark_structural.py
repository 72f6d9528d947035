"""Times 10,000 resamples of a model of six constructs of partial least squares, at n = 350.

.venv/bin/python tests/benchmarks/benchmark_structural.py
"""

import sys
import time
from pathlib import Path

import numpy as np
import pandas as pd

sys.path.insert(0, str(Path(__file__).parent.parent.parent / "workflow"))

from angket.hypotheses.structural.composite_analysis import analyse
from angket.hypotheses.structural.specification import specify

ROOT = Path(__file__).parent.parent.parent
N, RESAMPLES = 350, 10_000
SIZES = {"KL": 4, "HG": 4, "FA": 3, "CI": 3, "KP": 4, "LO": 4}
PATHS = {"KP": ["KL", "HG", "FA"], "LO": ["KL", "HG", "KP", "CI"]}


def main():
    answers = pd.read_csv(ROOT / "tests/statistics/structural/simulated.csv")
    drawn = np.random.default_rng(1).integers(0, len(answers), N)
    variables = {
        name: {"items": [f"{name}{item}" for item in range(1, size + 1)]}
        for name, size in SIZES.items()
    }
    specification = specify({"paths": PATHS, "formative": ["FA"]}, variables)
    table = answers[list(specification.items)].iloc[drawn]
    for corrected in (False, True):
        start, used = time.perf_counter(), time.process_time()
        found = analyse(specification, table, corrected, 0.95, 1, RESAMPLES)
        elapsed = time.perf_counter() - start, time.process_time() - used
        name = "consistent" if corrected else "as SmartPLS"
        print(f"{name:12} {elapsed[0]:6.2f} s, {elapsed[1]:6.2f} s of processors,"
              f" {found.failed + found.inadmissible} resamples without a solution")  # fmt: skip


if __name__ == "__main__":
    main()
