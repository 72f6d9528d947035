"""Scoring: reverse-keyed items are turned round, totals added up, nothing imputed."""

import numpy as np
import pandas as pd
import pytest

from angket.statistics.scaling.scoring import reverse, total
from angket.tables import read_parquet, read_statistics, write_parquet, write_rows
from scripts import scoring


@pytest.mark.parametrize(
    ("codes", "given", "keyed"),
    [
        ([1, 2, 3, 4, 5], [1, 2, 5], [5, 4, 1]),
        ([0, 1, 2, 3, 4], [0, 1, 4], [4, 3, 0]),
        ([-2, -1, 0, 1, 2], [-2, 0, 1], [2, 0, -1]),
    ],
)
def test_reversed_codes_mirror_within_their_scale(codes, given, keyed):
    assert reverse(pd.Series(given), codes).tolist() == keyed


def test_reversing_twice_gives_the_answers_back():
    answers = pd.Series([0, 3, 1, 2])
    assert reverse(reverse(answers, [0, 1, 2, 3]), [0, 1, 2, 3]).equals(answers)


def test_a_missing_answer_makes_the_total_missing():
    items = pd.DataFrame({"a": [1.0, np.nan], "b": [2.0, 3.0]})
    assert total(items).tolist()[0] == 3.0
    assert np.isnan(total(items).tolist()[1])


def test_dimension_totals_add_up_to_the_variable(tmp_path, run_stage):
    answers = pd.DataFrame({"a": [1, 5], "b": [2, 4], "c": [0, 3]}, index=["p", "q"], dtype="Int16")
    write_parquet(tmp_path / "responses.parquet", answers)
    settings = {
        "scales": {"s": {"codes": [0, 1, 2, 3, 4, 5]}},
        "variables": {
            "v": {
                "item_scales": {"a": "s", "b": "s", "c": "s"},
                "items": ["a", "b", "c"],
                "reversed": ["c"],
                "dimensions": {"d": {"items": ["a", "b"]}, "e": {"items": ["c"]}},
            }
        },
        "missing": {"rule": "listwise", "answered_share": 0.8},
    }
    outputs = run_stage(
        scoring.main,
        {
            "keyed": "keyed.parquet",
            "totals": "totals.parquet",
            "person_mean": "person_mean.csv",
            "statistics": "statistics.csv",
        },
        settings,
        responses=tmp_path / "responses.parquet",
    )
    totals = read_parquet(outputs.totals)
    assert totals["e"].tolist() == [5, 2]  # 0 and 3 turned round on 0 to 5
    assert (totals["d"] + totals["e"]).equals(totals["v"])
    assert totals.index.tolist() == ["p", "q"]


def test_person_mean_stands_in_for_missing_answers_of_who_answered_enough():
    items = pd.DataFrame([[1.0, 2, 3, 4, np.nan], [1, 2, 3, np.nan, np.nan], [1, 2, 3, 4, 5]])
    totals = total(items, "person_mean", 0.8)
    assert totals.tolist()[::2] == [12.5, 15.0]  # 10 / 4 * 5
    assert np.isnan(totals[1])


@pytest.fixture
def scored(tmp_path, run_stage):
    """Score six items of one trait, the last of which is worded the other way."""
    draw = np.random.default_rng(8)
    trait = draw.normal(3, 1, 80)
    codes = {f"a{n}": np.clip(np.rint(trait + draw.normal(0, 0.7, 80)), 1, 5) for n in range(5)}
    codes["a5"] = 6 - np.clip(np.rint(trait + draw.normal(0, 0.7, 80)), 1, 5)
    answers = pd.DataFrame(codes, index=[f"p{n}" for n in range(80)], dtype="Int16")
    write_parquet(tmp_path / "responses.parquet", answers)

    def score(turned_round, **inputs):
        variable = {
            "items": [*codes],
            "item_scales": dict.fromkeys(codes, "s"),
            "reversed": turned_round,
            "dimensions": {"d": {"items": ["a0", "a1"]}, "e": {"items": ["a5"]}},
        }
        settings = {
            "scales": {"s": {"codes": [1, 2, 3, 4, 5]}},
            "variables": {"v": variable},
            "missing": {"rule": "listwise", "answered_share": 0.8},
            "instrument": {"drop_invalid": True},
            "tests": {"alpha": 0.05, "validity": "r_item_total"},
        }
        outputs = {"keyed": "k.parquet", "totals": "t.parquet", "person_mean": "m.csv"}
        outputs["statistics"] = "statistics.csv"
        inputs |= {"responses": tmp_path / "responses.parquet"}
        made = run_stage(scoring.main, outputs, settings, **inputs)
        return read_statistics(made.statistics), read_parquet(made.totals)

    return score


def test_an_item_is_left_out_only_if_it_is_not_turned_round(scored, capsys):
    found, totals = scored(["a5"])
    assert not [place for place in found if place[0] == "left_out"]
    assert list(totals) == ["d", "e", "v"]
    found, totals = scored([])
    assert found["left_out", "a5", "round"] == "1"
    assert found["left_out", "v", "items_left"] == "5"
    assert found["left_out", "e", "items_left"] == "0"
    assert list(totals) == ["d", "v"]
    assert "reversed" in capsys.readouterr().out


def test_the_pilot_decides_where_there_is_one(scored, tmp_path):
    head = ("section", "subject", "statistic", "value")
    rows = [("left_out", "a1", "round", "1"), ("missing", "v", "complete", "30")]
    write_rows(tmp_path / "pilot.csv", head, rows)
    found, totals = scored([], pilot=tmp_path / "pilot.csv")
    assert [place for place in found if place[0] == "left_out"] == [("left_out", "a1", "round")]
    assert found["missing", "v", "complete"] == "80"
    keyed = read_parquet(tmp_path / "k.parquet")
    assert totals["v"].tolist() == keyed.drop(columns="a1").sum(axis=1).tolist()
