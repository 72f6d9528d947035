"""Models of covariances of many makes equal lavaan's in everything that both tell.

`models.R` makes `models_by_lavaan.csv` from the free answers of `simulated.csv`; the models stand
in `lavaans_models.py`.
"""

import functools
import io
from pathlib import Path

import pandas as pd
import pytest
from lavaans_models import apart, estimated, told

from live_r import run_r

HERE = Path(__file__).parent
ANSWERS = pd.read_csv(HERE / "simulated.csv")
RECORDED = pd.read_csv(HERE / "models_by_lavaan.csv").set_index(["model", "statistic"])["value"]
MODELS = list(dict.fromkeys(RECORDED.index.get_level_values("model")))
NEAR = 1e-6


@functools.cache
def compared(name):
    """Return how far each statistic of a model is from lavaan's."""
    answers = ANSWERS.head(40) if name.startswith("few") else ANSWERS
    ours = told(estimated(name, answers), name.rsplit(" ", 1)[1])
    theirs = RECORDED[name]
    return {one: apart(ours[one], value) for one, value in theirs.items() if one in ours}


@pytest.mark.parametrize("name", MODELS)
def test_everything_that_both_tell_is_equal(name):
    found = compared(name)
    assert len(found) >= 20
    worst = max(found, key=found.get)
    assert found[worst] < NEAR, worst


def test_what_is_compared_is_all_that_a_model_says():
    about = {one.split()[0] for name in MODELS for one in compared(name)}
    assert {"b", "se", "std", "std_se", "mi", "epc", "product"} <= about
    assert {"gfi", "agfi", "srmr", "rmsea.ci.upper.robust", "cfi.scaled", "aic"} <= about


@pytest.mark.slow
def test_lavaan_gives_what_is_recorded():
    made = run_r(HERE / "models.R", HERE / "simulated.csv")
    live = pd.read_csv(io.StringIO(made)).set_index(["model", "statistic"])["value"]
    assert list(live.index) == list(RECORDED.index)
    for about, value in live.items():
        assert apart(value, RECORDED[about]) < NEAR / 10, about
