"""Times everything that is made of 500 studies.

.venv/bin/python tests/statistics/synthesis/benchmark_synthesis.py
"""

import sys
import time
from pathlib import Path

import numpy as np
import pandas as pd

sys.path.insert(0, str(Path(__file__).parent.parent.parent.parent / "workflow"))

from angket.statistics.synthesis.dependent import pool_robust
from angket.statistics.synthesis.heterogeneity import heterogeneity
from angket.statistics.synthesis.leaving_out import cumulative, influence, leave_one_out
from angket.statistics.synthesis.meta_regression import meta_regression
from angket.statistics.synthesis.pooling import pool
from angket.statistics.synthesis.small_studies import begg, egger
from angket.statistics.synthesis.trim_and_fill import trim_and_fill

STUDIES = 500


def main():
    random = np.random.default_rng(1)
    respondents = random.integers(20, 500, STUDIES)
    effects = random.normal(0.3, np.sqrt(0.02 + 1 / (respondents - 3)))
    both = effects, 1 / (respondents - 3)
    moderators = pd.DataFrame({"year": random.integers(2000, 2025, STUDIES)})
    moderators["group"] = random.choice(list("abc"), STUDIES)
    samples = np.arange(STUDIES) // 3
    for name, compute in {
        "pool": lambda: pool(*both),
        "heterogeneity": lambda: heterogeneity(*both),
        "leave one out": lambda: leave_one_out(*both),
        "cumulative": lambda: cumulative(*both),
        "influence": lambda: influence(*both),
        "meta-regression": lambda: meta_regression(*both, moderators),
        "Egger and Begg": lambda: (egger(*both), begg(*both)),
        "trim and fill": lambda: trim_and_fill(*both),
        "robust": lambda: pool_robust(*both, samples),
    }.items():
        start = time.process_time()
        compute()
        print(f"    {name}: {time.process_time() - start:.2f} s of CPU")


if __name__ == "__main__":
    main()
