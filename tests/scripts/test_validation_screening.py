"""Validation: signs of careless answers, and what the sample is said to be."""

import numpy as np
import pandas as pd
import pytest

from angket.answers.carelessness import chance_beyond, longest_run, mahalanobis
from angket.answers.respondents import flow
from angket.answers.screening import OUT_OF_REACH, screen
from angket.statistics.undefined import Undefined
from angket.tables import read_statistics
from conftest import ROOT
from validated_answers import GOOD, rows_of, validation_of


@pytest.fixture
def validate(tmp_path, run_stage):
    return validation_of(tmp_path, run_stage)


def test_careless_answers_are_flagged_but_stay_unless_the_study_says_so(validate):
    rows = [("p", 1, 2, 3), ("q", 4, 5, 1), ("r", 2, 2, 2), ("s", 1, 2, 3), ("t", 5, 1, 2)]
    rules = {"longest_run": 3, "twins": [["a", "b"]], "twin_distance": 3}
    outputs = validate(rows, screening=rules)
    flagged = {row["respondent"]: row["flags"] for row in rows_of(outputs.screening)}
    assert flagged == {
        "p": "contradiction",
        "q": "contradiction",
        "r": "straight_lining",
        "s": "contradiction; identical_row",
    }
    assert {row["flags"]: row["rules"] for row in rows_of(outputs.screening)} == {
        "contradiction": "twins at least 3 apart",
        "straight_lining": "longest_run >= 3",
        "contradiction; identical_row": "twins at least 3 apart; the same as an earlier row, "
        "not all at one end of the scale",
    }
    figures = read_statistics(outputs.statistics)
    assert figures["screening", "straight_lining", "rule"] == "longest_run >= 3"
    assert rows_of(outputs.excluded) == []
    outputs = validate(rows, screening=rules, exclude={"flagged": ["straight_lining"]})
    assert rows_of(outputs.excluded) == [
        {"row": "4", "respondent": "r", "reason": "flagged: straight_lining (longest_run >= 3)"}
    ]


def test_too_short_a_time_is_flagged(validate):
    rows = [(*row, seconds) for row, seconds in zip(GOOD, (30, 300, ""), strict=True)]
    rules = {"duration": "seconds", "shortest_duration": 60}
    outputs = validate(rows, head=("id", "a", "b", "c", "seconds"), screening=rules)
    assert [(row["respondent"], row["flags"]) for row in rows_of(outputs.screening)] == [
        ("p", "too_fast")
    ]


def test_mahalanobis_equals_that_of_r():
    # R: x <- read.csv(...)[, paste0("A", 1:7)]; mahalanobis(x, colMeans(x), cov(x))[1:3]
    of_r = [1.562676783053, 4.126421267030, 0.562723844668]
    file = ROOT / "resources/ukm_stress/responses.csv"
    answers = pd.read_csv(file, encoding="utf-8-sig").iloc[:, 9:16]
    assert mahalanobis(answers).head(3).tolist() == pytest.approx(of_r, rel=1e-9)


@pytest.mark.parametrize(
    ("last", "reason"),
    [
        # scipy would invert what cannot be inverted, or fail.
        ([2, 4, 6, 8, 10, 12], "follow exactly from others"),
        ([3, 3, 3, 3, 3, 3], "do not vary"),
        ([1, 5, 2, np.nan, np.nan, np.nan], "needs more than 3 respondents"),
    ],
)
def test_items_without_distances_say_why(last, reason):
    answers = pd.DataFrame({"a": [1, 2, 3, 4, 5, 6], "b": [2, 1, 4, 3, 6, 6], "c": last})
    with pytest.raises(Undefined, match=reason):
        mahalanobis(answers)


def test_chances_of_distances_from_the_middle_of_the_same_respondents_are_those_of_draws():
    draws = np.random.default_rng(7).normal(size=(400, 40, 10))
    found = np.concatenate([mahalanobis(pd.DataFrame(one)) for one in draws])
    for limit in (12.0, 15.0, 18.0):
        assert chance_beyond(limit, 40, 10) == pytest.approx((found > limit).mean(), rel=0.1)
    # None lies farther than (n - 1)^2 / n.
    assert chance_beyond(39**2 / 40, 40, 10) == 0
    assert found.max() < 39**2 / 40


@pytest.mark.parametrize(("n", "reached"), [(18, False), (30, False), (60, True)])
def test_a_distance_that_none_can_have_is_not_told_to_be_had_by_nobody(n, reached):
    answers = pd.DataFrame(np.random.default_rng(3).integers(1, 6, size=(n, 10)).astype(float))
    answers.columns = list("abcdefghij")
    rules = {"mahalanobis_p": 0.001, "twins": []}
    items = {name: {"codes": [1, 2, 3, 4, 5]} for name in answers}
    found = screen(answers, items, rules, [])
    assert ("mahalanobis" not in found.undefined) is reached
    if not reached:
        assert found.undefined["mahalanobis"].reason == OUT_OF_REACH


def test_whom_a_rare_answer_puts_far_away_is_flagged_however_few_they_are():
    # All but one gave the same answer to an item: that one is as far away as there is.
    answers = pd.DataFrame(np.random.default_rng(5).integers(1, 6, size=(33, 10)).astype(float))
    answers.columns = list("abcdefghij")
    answers["j"] = [5.0] + [1.0] * 32
    items = {name: {"codes": [1, 2, 3, 4, 5]} for name in answers}
    found = screen(answers, items, {"mahalanobis_p": 0.001, "twins": []}, [])
    assert found.flags["mahalanobis"].tolist() == [True] + [False] * 32
    assert "mahalanobis" not in found.undefined


def test_the_longest_run_is_broken_by_a_missing_answer():
    answers = pd.DataFrame([[2, 2, np.nan, 2, 2, 2], [1, 2, 3, 4, 5, 1]])
    assert longest_run(answers).tolist() == [3, 1]


def test_sample_sizes_stand_beside_the_margin_and_the_limit_they_rest_on():
    counts = flow(3, 0, {"population": 120, "margin": 0.05})
    # 120 / 1.3 = 92.3; Krejcie and Morgan's table prints 92.
    shown = ["margin", "slovin", "krejcie_morgan", "census_rule", "census_below"]
    assert [counts[name] for name in shown] == [0.05, 93, 92, False, 100]
