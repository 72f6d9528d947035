"""Times 10,000 bootstrap resamples, and a Monte Carlo test, at n = 200.

.venv/bin/python tests/benchmarks/benchmark_resampling.py
"""

import sys
import time
from pathlib import Path

import numpy as np
import pandas as pd

sys.path.insert(0, str(Path(__file__).parent.parent.parent / "workflow"))

from angket.statistics.categorical.residual_table import monte_carlo_p
from angket.statistics.regression.mediation import mediation
from angket.statistics.resampling.bootstrap import bootstrap_correlation, bootstrap_regression

N, RESAMPLES = 200, 10_000


def main():
    random = np.random.default_rng(1)
    x = pd.DataFrame({"x": random.normal(size=N)})
    m = pd.Series(x["x"] / 2 + random.normal(size=N), name="m")
    y = pd.Series(x["x"] / 3 + m / 2 + random.normal(size=N), name="y")
    table = pd.DataFrame(random.integers(5, 30, (3, 4)))
    print(f"{RESAMPLES:,} resamples of {N} respondents, best of five:")
    once = measure("one least-squares fit", lambda: np.linalg.lstsq(x.assign(c=1), y, rcond=None))
    for name, compute in {
        "simple regression": lambda: bootstrap_regression(y, x, 0.95, 1, RESAMPLES),
        "r and rho": lambda: bootstrap_correlation(x["x"], y, 0.95, 1, RESAMPLES),
        "mediation": lambda: mediation(x["x"], m, y, 0.95, 1, RESAMPLES),
        "Monte Carlo p, 3 x 4 table": lambda: monte_carlo_p(table, 1),
    }.items():
        print(f"    {measure(name, compute) / once:,.0f} times one fit")


def measure(name, compute):
    best = float("inf")
    for _ in range(5):
        start = time.perf_counter()
        compute()
        best = min(best, time.perf_counter() - start)
    print(f"{name:28} {best:8.4f} s")
    return best


if __name__ == "__main__":
    main()
