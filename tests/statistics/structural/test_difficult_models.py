"""Models that are difficult to start, of single items, or compared between groups, beside lavaan.

`difficult.R` makes `difficult_by_lavaan.csv` from the free answers of `simulated.csv`.
"""

import functools
import subprocess
from itertools import pairwise
from pathlib import Path
from shutil import which

import numpy as np
import pandas as pd
import pytest

from angket.hypotheses.structural.covariance_analysis import analyse, effects
from angket.hypotheses.structural.groups import add_groups
from angket.hypotheses.structural.specification import specify
from angket.statistics.undefined import Undefined
from angket.tables import Rows

HERE = Path(__file__).parent
ANSWERS = pd.read_csv(HERE / "simulated.csv")
RECORDED = HERE / "difficult_by_lavaan.csv"
LAVAAN = pd.read_csv(RECORDED).set_index(["model", "statistic"])["value"]
VARIABLES = {name: {"items": [f"{name}{i}" for i in range(1, 5)]} for name in ("KL", "KP", "LO")}
VARIABLES |= {"TWO": {"items": ["KP1", "KP2"]}, "CI1": {"items": ["CI1"]}}
VARIABLES |= {"LO1": {"items": ["LO1"]}, "KP1": {"items": ["KP1"]}}
MODELS = {
    "pair acts": ("ml", {"LO": ["TWO", "KL"]}),
    "pair between": ("ml", {"TWO": ["KL"], "LO": ["TWO"]}),
    "pair ordinal": ("wlsmv", {"LO": ["TWO", "KL"]}),
    "single acts": ("wlsmv", {"KP": ["KL", "CI1"], "LO": ["KP"]}),
    "single acted on": ("wlsmv", {"LO1": ["KL"]}),
}
SECOND = {
    name: {"items": [f"{name}{i}" for i in range(1, count + 1)]}
    for name, count in (("KL", 4), ("HG", 4), ("CI", 3))
}
VARIABLES["SE"] = {
    "items": [item for one in SECOND.values() for item in one["items"]], "dimensions": SECOND,
}  # fmt: skip
GROUPS = {
    "groups single": ("ml", {"LO": ["KL", "KP", "CI1"]}, []),
    "groups errors": ("ml", {"LO": ["KL", "KP"]}, [("KP1", "KP2")]),
    "groups robust": ("mlr", {"LO": ["KL", "KP"]}, []),
    "groups second order": ("ml", {"LO": ["SE"]}, []),
    "groups second order robust": ("mlr", {"LO": ["SE"]}, []),
}
LEVELS = ("configural", "metric", "scalar", "strict")


def specified(paths):
    higher = ["SE"] if ["SE"] in paths.values() else []
    return specify({"paths": paths, "estimator": "ml", "higher_order": higher}, VARIABLES)


@pytest.mark.parametrize("name", MODELS)
def test_constructs_of_one_or_two_items_are_estimated_as_by_lavaan(name):
    estimator, paths = MODELS[name]
    model = specified(paths).model
    found = analyse(model, ANSWERS[list(model.items)].to_numpy(float), estimator)
    expected = LAVAAN[name]
    assert found.indices["df"] == expected["df"]
    statistic = "chisq.scaled" if estimator == "wlsmv" else "chisq"
    assert found.indices["chi_square"] == pytest.approx(expected[statistic], abs=1e-5)
    sizes = effects(found)
    # The names of constructs are the same there; paths differ where lavaan stops.
    compared = [one for one in expected.index if "->" in one]
    assert compared
    for one in compared:
        assert sizes[one].beta == pytest.approx(expected[one], abs=1e-5), one


@functools.cache
def compared(name):
    estimator, paths, errors = GROUPS[name]
    specification = specified(paths)
    rows = Rows()
    answers = ANSWERS[list(specification.items)].astype(float)
    groups = ANSWERS["gender"].astype(str)
    add_groups(rows, "H", specification, answers, groups, ["0", "1"], estimator, 1, errors)
    return {(row[1].partition(":")[2], row[2]): float(row[3]) for row in rows.rows if ":" in row[1]}


@pytest.mark.parametrize("name", GROUPS)
@pytest.mark.parametrize("level", LEVELS)
def test_levels_of_invariance_are_those_of_lavaan(name, level):
    found, expected = compared(name), LAVAAN[f"{name} {level}"]
    robust = name.endswith("robust")
    assert found[level, "df"] == expected["df"]
    chi_square = expected["chisq.scaled" if robust else "chisq"]
    assert found[level, "chi_square"] == pytest.approx(chi_square, abs=1e-4)
    if robust:
        assert found[level, "cfi"] == pytest.approx(expected["cfi.robust"], abs=1e-6)
        assert found[level, "rmsea"] == pytest.approx(expected["rmsea.robust"], abs=1e-5)
    if level != "configural":
        difference = found[level, "chi_square_difference"]
        assert difference == pytest.approx(expected["difference"], abs=1e-3)
        assert found[level, "p_difference"] == pytest.approx(expected["p_difference"], abs=1e-5)


def test_paths_from_a_construct_of_the_second_order_in_groups_are_those_of_lavaan():
    found, expected = compared("groups second order"), LAVAAN["groups second order paths"]
    for mine, theirs in (("chi_square_difference", "difference"), ("p_difference",) * 2):
        assert found["SE->LO", mine] == pytest.approx(expected[theirs], abs=1e-4), mine
    for group, place in (("0", 1), ("1", 2)):
        for statistic in ("b", "se", "beta"):
            ours = found[f"SE->LO|{group}", statistic]
            assert ours == pytest.approx(expected[f"{statistic} {place}"], abs=1e-5), statistic


def test_levels_are_nested():
    for name in GROUPS:
        for free, equal in pairwise(LEVELS):
            assert compared(name)[equal, "chi_square"] > compared(name)[free, "chi_square"]


def test_constructs_that_correlate_above_one_are_no_result():
    # lavaan warns of both as well: correlations of 1.01 and more between the two constructs.
    random = np.random.default_rng(1)
    factor = random.normal(size=200)
    others = 0.6 * factor + 0.8 * random.normal(size=200)
    values = [
        np.digitize(0.75 * one + 0.66 * random.normal(size=200), [-1.2, -0.4, 0.4, 1.2]) + 1.0
        for one in [factor] * 8 + [others] * 4
    ]
    answers = np.column_stack(values)
    model = specify(
        {"paths": {"y": ["x", "m"]}, "estimator": "ml"},
        {"x": {"items": [f"x{i}" for i in range(4)]}, "m": {"items": [f"m{i}" for i in range(4)]},
         "y": {"items": [f"y{i}" for i in range(4)]}},
    ).model  # fmt: skip
    with pytest.raises(Undefined, match="no variables could have the correlations"):
        analyse(model, answers, "ml")


def test_what_the_answers_do_not_determine_is_refused():
    random = np.random.default_rng(2)
    model = specify(
        {"paths": {"y": ["x"]}, "estimator": "ml"}, {"x": {"items": ["a", "b"]},
         "y": {"items": ["b2"]}},
    ).model  # fmt: skip
    with pytest.raises(Undefined, match="do not determine"):
        analyse(model, random.normal(size=(50, 3)), "ml", [("a", "b")])


@pytest.mark.slow
@pytest.mark.skipif(which("Rscript") is None, reason="needs R")
def test_lavaan_gives_what_is_recorded():
    made = subprocess.run(
        ["Rscript", HERE / "difficult.R", HERE / "simulated.csv"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert made.stdout == RECORDED.read_text(encoding="utf-8")
