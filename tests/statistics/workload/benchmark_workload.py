"""Times what is computed of 500 units with 50 tasks each.

.venv/bin/python tests/statistics/workload/benchmark_workload.py
"""

import sys
import time
from pathlib import Path

import numpy as np
import pandas as pd

sys.path.insert(0, str(Path(__file__).parent.parent.parent.parent / "workflow"))

from angket.statistics.workload.analysis import analyse
from angket.statistics.workload.by_working_time import needs_by_working_time
from angket.statistics.workload.prepared import prepare
from angket.statistics.workload.working_time import stated_working_time

UNITS, POSITIONS, TASKS = 500, 5, 10
TIMES = {"day": 250, "week": 50, "month": 12}


def main():
    random = np.random.default_rng(1)
    places = pd.MultiIndex.from_product(
        [range(UNITS), range(POSITIONS), range(TASKS)], names=["unit", "position", "task"]
    )
    tasks = places.to_frame(index=False).astype(str)
    tasks["volume"] = random.integers(1, 20, len(tasks)).astype(str)
    tasks["period"] = random.choice(["day", "week", "month"], len(tasks))
    tasks["norm"] = random.integers(2, 60, len(tasks)).astype(str)
    tasks["norm_unit"] = "minute"
    staff = tasks[["unit", "position"]].drop_duplicates(ignore_index=True)
    staff["present"] = random.integers(1, 5, len(staff)).astype(str)
    both = tasks, staff
    years = [stated_working_time(minutes, "minute", "own") for minutes in (75000, 72000)]
    for name, compute in {
        "checks": lambda: prepare(*both, "permenpan", TIMES),
        "needs": lambda: analyse(*both, "permenpan", years[0], TIMES, "nearest"),
        "needs of two working times": lambda: needs_by_working_time(
            *both, "permenpan", years, TIMES, "nearest"
        ),
    }.items():
        start = time.process_time()
        compute()
        print(f"    {name}: {time.process_time() - start:.2f} s of CPU")


if __name__ == "__main__":
    main()
