"""People of whom the loaded ones stand higher, for tests of ordinal regressions."""

import numpy as np
import pandas as pd

from hypothesis_tests import infer

RANK = ["low", "middle", "high", "top"]
ORDER = {"rank": RANK, "unit": ["ward", "office", "desk"]}
RANKED = {"kind": "ordinal", "response": "rank", "predictors": ["load", "age", "unit"]}


def respondents(n=200, seed=1):
    """Return totals and profile columns of people of whom the loaded ones stand higher."""
    draw = np.random.default_rng(seed)
    load = draw.integers(10, 40, n).astype(float)
    place = np.digitize(load / 8 + draw.logistic(size=n), [2, 3.5, 5])
    groups = pd.DataFrame({"rank": np.array(RANK)[place], "age": draw.integers(20, 60, n) * 1.0})
    groups["unit"] = draw.choice(["desk", "office", "ward"], n)
    return pd.DataFrame({"load": load}), groups


TOTALS, GROUPS = respondents()


def found_in(totals=TOTALS, groups=GROUPS, **changes):
    found, outcome = infer(RANKED | changes, totals, groups, ORDER)
    return {key[1:]: value for key, value in found.items()}, outcome
