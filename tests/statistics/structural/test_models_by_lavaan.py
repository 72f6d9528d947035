"""Models of covariances of many makes equal lavaan's in everything that both tell.

`models.R` makes `models_by_lavaan.csv` from the free answers of `simulated.csv`; the models stand
in `tests/lavaans_models.py`.
"""

import io
from pathlib import Path

import pandas as pd
import pytest

from lavaans_models import apart, differences, names, recorded
from live_r import run_r

HERE = Path(__file__).parent
NEAR = 1e-6


@pytest.mark.parametrize("name", names())
def test_everything_that_both_tell_is_equal(name):
    found = differences(name)
    assert len(found) >= 20
    worst = max(found, key=found.get)
    assert found[worst] < NEAR, worst


def test_what_is_compared_is_all_that_a_model_says():
    about = {one.split()[0] for name in names() for one in differences(name)}
    assert {"b", "se", "std", "std_se", "mi", "epc", "product"} <= about
    assert {"gfi", "agfi", "srmr", "rmsea.ci.upper.robust", "cfi.scaled", "aic"} <= about


@pytest.mark.slow
def test_lavaan_gives_what_is_recorded():
    made = run_r(HERE / "models.R", HERE / "simulated.csv")
    live = pd.read_csv(io.StringIO(made)).set_index(["model", "statistic"])["value"]
    assert list(live.index) == list(recorded().index)
    for about, value in live.items():
        assert apart(value, recorded()[about]) < NEAR / 10, about
