"""Scoring: reverse-keyed items are turned round, totals added up, nothing imputed."""

import numpy as np
import pandas as pd
import pytest

from angket.statistics.scaling.scoring import reverse, total
from angket.tables import read_parquet, write_parquet
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
