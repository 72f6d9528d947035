"""Paths compared between groups equal lavaan's, with and without a normal distribution.

`groups.R` makes `groups_by_lavaan.csv` from the free answers of `simulated.csv`.
"""

import functools
import io
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from angket.hypotheses.structural.covariance_analysis import Covariances, effects
from angket.statistics.structural.group_paths import (
    compared,
    paths_of_groups,
    positive_scaling,
    scaling_of_difference,
)
from angket.statistics.structural.maximum_likelihood import moments
from angket.statistics.structural.robust_likelihood import robust
from lavaans_models import SHORT, VARIABLES, apart, specify
from live_r import run_r

HERE = Path(__file__).parent
ANSWERS = pd.read_csv(HERE / "simulated.csv")
LAVAAN = pd.read_csv(HERE / "groups_by_lavaan.csv").set_index(["model", "statistic"])["value"]
MODEL = specify({"paths": SHORT}, VARIABLES).model
GROUPS = [part[list(MODEL.items)].to_numpy(float) for _, part in ANSWERS.groupby("gender")]
NEAR = 1e-6


@functools.cache
def found():
    return paths_of_groups(MODEL, [moments(one) for one in GROUPS])


def restricted():
    """Return the models with equal paths, by what lavaan's script calls these."""
    names = [MODEL.constructs[end] + "~" + MODEL.constructs[start]
             for start, end in np.argwhere(MODEL.paths)]  # fmt: skip
    return {"all": found().equal} | dict(zip(names, found().each, strict=True))


@pytest.mark.parametrize("estimator", ["ml", "mlr"])
def test_paths_of_each_group_are_lavaans(estimator):
    free, count = found().free, 0
    assert free.df == LAVAAN[estimator, "df"]
    assert apart(free.chi_square, LAVAAN[estimator, "chisq"]) < NEAR
    covariance = (
        robust(free, GROUPS).covariance if estimator == "mlr" else np.linalg.inv(free.information)
    )
    for place, structure in enumerate(free.structures, start=1):
        of_group = Covariances(MODEL, None, structure, free.values, covariance, {}, [], 0, 0)
        for about, effect in effects(of_group).items():
            for name, value in (("b", effect.b), ("se", effect.se), ("std", effect.beta)):
                key = estimator, f"{name} {about}|{place}"
                if key in LAVAAN.index:
                    assert apart(value, LAVAAN[key]) < NEAR, key
                    count += 1
    assert count == 18


def assert_told(ours, model, about):
    value, p = ours["chi_square_difference"], ours["p_difference"]
    assert apart(value, LAVAAN[model, f"difference {about}"]) < NEAR
    assert apart(p, LAVAAN[model, f"p {about}"]) < NEAR


def test_differences_of_chi_square_are_lavaans():
    for about, model in restricted().items():
        plain = compared(model, found().free)
        assert plain["df_difference"] == (3 if about == "all" else 1)
        assert_told(plain, "ml", f"{about} default")
        scaled = compared(model, found().free, GROUPS)
        assert_told(scaled, "mlr", f"{about} satorra.bentler.2001")


def test_the_scaling_that_is_always_positive_is_lavaans():
    for about, model in restricted().items():
        plain = compared(model, found().free)["chi_square_difference"]
        factor = positive_scaling(model, found().free, GROUPS)
        theirs = LAVAAN["mlr", f"difference {about} satorra.bentler.2010"]
        assert apart(plain / factor, theirs) < NEAR
        assert factor != pytest.approx(scaling_of_difference(model, found().free, GROUPS), abs=1e-4)


@pytest.mark.slow
def test_lavaan_compares_groups_as_recorded():
    live = pd.read_csv(io.StringIO(run_r(HERE / "groups.R", HERE / "simulated.csv")))
    live = live.set_index(["model", "statistic"])["value"]
    assert list(live.index) == list(LAVAAN.index)
    for about, value in live.items():
        assert apart(value, LAVAAN[about]) < NEAR / 10, about
