"""Ordinal regressions of too few levels, respondents or differences."""

import numpy as np
import pytest
from ranked_people import GROUPS, ORDER, RANK, RANKED, TOTALS, found_in

from angket.statistics.undefined import Undefined
from hypothesis_tests import infer, panel_of


def test_an_empty_category_is_no_level_and_is_told_with_its_count_of_none():
    found, _ = infer(RANKED, TOTALS, GROUPS, ORDER | {"rank": ["none", *RANK]})
    assert found["ordinal", "H", "levels"] == "4"
    assert found["ordinal", "H:rank=none", "n"] == "0"
    assert ("threshold", "H:none|low", "threshold") not in found


def test_levels_that_lie_apart_at_one_boundary_leave_the_score_test():
    # All of the lowest level are of one unit and all others of the second: infinite at the first
    # boundary, not at the second.
    groups = GROUPS.assign(rank=np.where(GROUPS["unit"] == "ward", "low", GROUPS["rank"]))
    groups.loc[[0, 1], ["unit", "rank"]] = [["ward", "top"], ["ward", "middle"]]
    groups.loc[groups["unit"] != "ward", "rank"] = groups["rank"].replace("low", "middle")
    found, outcome = found_in(groups=groups, predictors=["load", "unit"])
    assert outcome.p < 0.001
    assert float(found["H", "score_p"]) <= 1
    assert "separate respondents at one of the boundaries" in found["H", "brant"]
    every, _ = infer(RANKED | {"predictors": ["load", "unit"]}, TOTALS, groups, ORDER)
    ratios = {key[1]: told for key, told in every.items() if key[::2] == ("boundary", "odds_ratio")}
    assert len(ratios) == 9
    assert {name for name, told in ratios.items() if "separate" in told} == {
        "H:load|middle", "H:unit=office|middle", "H:unit=desk|middle"
    }  # fmt: skip


DEGENERATE = {
    "one level": ({}, GROUPS.assign(rank="low"), "the response is the same for every respondent"),
    "many levels": (
        {"response": "load", "levels": "scores", "predictors": ["age"]},
        GROUPS,
        "the response has more than 12 levels",
    ),
    "separated": (
        {"predictors": ["load"]},
        GROUPS.assign(rank=np.array(RANK)[np.digitize(TOTALS["load"], [15, 25, 35])]),
        "the predictors separate the levels of the response",
    ),
    "separated by one of two": (
        {"predictors": ["age", "load"]},
        GROUPS.assign(rank=np.array(RANK)[np.digitize(TOTALS["load"], [15, 25, 35])]),
        "separate the levels of the response; each of these does so alone: load",
    ),
    "constant": ({}, GROUPS.assign(age=30.0), "age is the same for every respondent"),
    "one category": ({}, GROUPS.assign(unit="desk"), "unit is the same for every respondent"),
    "a copy": (
        {"predictors": ["load", "age"]},
        GROUPS.assign(age=2 * TOTALS["load"] + 1),
        "one predictor follows exactly from the others",
    ),
    "few": ({}, GROUPS.assign(rank=GROUPS["rank"].where(GROUPS.index < 7)), "needs at least"),
    "nobody": ({}, GROUPS.assign(rank=None), "nobody has the response and all predictors"),
}


@pytest.mark.parametrize("case", DEGENERATE)
def test_what_cannot_be_fitted_says_why_in_every_way(case):
    changes, groups, reason = DEGENERATE[case]
    found, outcome = found_in(groups=groups, **changes)
    assert isinstance(outcome.p, Undefined)
    assert reason in outcome.p.reason
    for statistic in ("lr", "lr_p", "nagelkerke", "brant", "score", "power"):
        assert reason in found["H", statistic]
    panel = panel_of(RANKED | changes, TOTALS, groups=groups, order=ORDER).set_index("variant")
    assert reason in str(panel.loc["raw", "p"])
    assert not panel["reject_h0"].isna().any()


def test_two_levels_are_a_logistic_regression():
    groups = GROUPS.assign(rank=np.where(GROUPS["rank"].isin(RANK[:2]), "low", "top"))
    found, _ = found_in(groups=groups)
    logistic = {"kind": "logistic", "event": "top"}
    binary, _ = infer(RANKED | logistic, TOTALS, groups, ORDER)
    for statistic in ("lr", "nagelkerke", "mcfadden"):
        wanted = float(binary["logistic", "H", statistic])
        assert float(found["H", statistic]) == pytest.approx(wanted)
    for statistic in ("se", "odds_ratio", "ci_high"):
        wanted = float(binary["logistic", "H:unit=desk", statistic])
        assert float(found["H:unit=desk", statistic]) == pytest.approx(wanted)
    wanted = float(binary["logistic", "H:load", "marginal_effect_se"])
    assert float(found["H:load|top", "marginal_effect_se"]) == pytest.approx(wanted)
    assert "there is one boundary only" in found["H", "brant"]
