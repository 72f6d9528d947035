"""Times 10,000 resamples of a model of six constructs of partial least squares, at n = 350.

.venv/bin/python tests/benchmarks/benchmark_structural.py

All resamples are solved at once; the ratio says how many estimates of one sample, one by one, take
as long. Then the same is done in processes whose linear algebra has one thread, as the steps of the
workflow have it however many cores there are, and two, and their numbers are compared.
"""

import json
import os
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import numpy as np
import pandas as pd

sys.path.insert(0, str(Path(__file__).parent.parent.parent / "workflow"))

from angket.hypotheses.structural.composite_analysis import analyse, estimates, standardise
from angket.hypotheses.structural.specification import specify

ROOT = Path(__file__).parent.parent.parent
N, RESAMPLES = 350, 10_000
# Estimates one by one, so many that they take long enough to be timed.
SINGLE = 50
SIZES = {"KL": 4, "HG": 4, "FA": 3, "CI": 3, "KP": 4, "LO": 4}
PATHS = {"KP": ["KL", "HG", "FA"], "LO": ["KL", "HG", "KP", "CI"]}
MODERATION = {"a": {"from": "KP", "to": "LO", "moderated_by": "CI"}}
MODELS = {
    "partial least squares": ({}, False),
    "consistent": ({}, True),
    "with moderation": ({"parts": MODERATION}, False),
}


def main():
    if "--numbers" in sys.argv:
        print(json.dumps(numbers()))
        return
    print(f"{RESAMPLES:,} resamples of {N} respondents, best of three:")
    for name, (further, corrected) in MODELS.items():
        given = (*model(further), corrected)
        fitted = least(partial(one_by_one, *given)) / SINGLE
        spent = least(partial(analyse, *given, 0.95, 1, RESAMPLES))
        ratio = spent / fitted
        print(f"{name:24} {spent:6.2f} s of processors, as long as {ratio:,.0f} estimates")
    alone, again, both = (np.array(of_threads(threads)) for threads in (1, 1, 2))
    print(f"One thread, twice: {'the same' if (alone == again).all() else 'other'} numbers.")
    print(f"Two threads: numbers that differ by {abs(alone - both).max():.0e} at most.")


def model(further):
    """Return the model and its answers."""
    answers = pd.read_csv(ROOT / "tests/statistics/structural/simulated.csv")
    drawn = np.random.default_rng(1).integers(0, len(answers), N)
    variables = {
        name: {"items": [f"{name}{item}" for item in range(1, size + 1)]}
        for name, size in SIZES.items()
    }
    specification = specify({"paths": PATHS, "formative": ["FA"]} | further, variables)
    return specification, answers[list(specification.items)].iloc[drawn]


def one_by_one(specification, table, corrected):
    """Estimate the model of the sample again and again."""
    standardised = standardise(table)
    for _ in range(SINGLE):
        estimates(np.ones((1, N)), specification, standardised, corrected)


def least(compute):
    """Return the least that a function takes of the processors, of three runs, in seconds."""
    spent = []
    for _ in range(3):
        start = time.process_time()
        compute()
        spent.append(time.process_time() - start)
    return min(spent)


def numbers():
    """Return all numbers of the summaries of the resamples."""
    found = analyse(*model({}), False, 0.95, 1, RESAMPLES)
    every = [value for one in found.summaries.values() for value in one.values()]
    return [float(value) for value in every if isinstance(value, float)]


def of_threads(threads):
    """Return the numbers of a process whose linear algebra has so many threads."""
    environment = os.environ | {"OPENBLAS_NUM_THREADS": str(threads)}
    command = [sys.executable, __file__, "--numbers"]
    told = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return json.loads(told.stdout)


if __name__ == "__main__":
    main()
