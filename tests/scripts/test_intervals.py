"""Intervals: the method of successive intervals against published conversions."""

import csv
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from angket.statistics.scaling.successive_intervals import interval_mapping, to_intervals
from scripts import intervals


def worked_examples():
    """Published conversions of two items, printed to six decimals."""
    with open(Path(__file__).parents[1] / "data" / "msi_worked_examples.csv") as file:
        rows = list(csv.DictReader(file))
    for example in sorted({row["example"] for row in rows}):
        yield [row for row in rows if row["example"] == example]


@pytest.mark.parametrize("rows", list(worked_examples()), ids=["A", "B"])
def test_published_conversions_are_reproduced(rows):
    answers = np.repeat([int(row["code"]) for row in rows], [int(row["frequency"]) for row in rows])
    computed = interval_mapping(answers)["interval"].tolist()
    assert computed == pytest.approx([float(row["interval_printed"]) for row in rows], abs=5e-7)


@given(st.lists(st.integers(1, 7), min_size=2, max_size=60))
def test_invariants_of_the_scale_values(answers):
    mapping = interval_mapping(answers)
    weights = mapping["proportion"]
    assert weights @ mapping["scale_value"] == pytest.approx(0, abs=1e-12)
    assert weights @ mapping["scale_value"] ** 2 < 1
    assert mapping["interval"].iloc[0] == 1
    assert (np.diff(mapping["interval"]) > 0).all()


def test_a_code_nobody_chose_has_no_row_and_the_lowest_chosen_becomes_one():
    mapping = interval_mapping([2, 2, 4, 5])
    assert mapping.index.tolist() == [2, 4, 5]
    assert mapping.loc[2, "interval"] == 1


def test_one_code_only_becomes_one_for_everyone():
    assert interval_mapping([3, 3, 3])["interval"].tolist() == [1]


def test_without_any_answer_there_is_no_mapping():
    assert interval_mapping([np.nan, np.nan]).empty


def test_a_missing_answer_stays_missing_and_counts_nowhere():
    scores, mappings = to_intervals(pd.DataFrame({"a": [1, 2, np.nan, 2]}))
    assert mappings["a"]["frequency"].tolist() == [1, 2]
    assert np.isnan(scores.loc[2, "a"])


def test_pooled_items_share_one_mapping():
    items = pd.DataFrame({"a": [1.0, 2, 3], "b": [1.0, 1, 2]})
    scores, mappings = to_intervals(items, pooled=True)
    assert mappings["a"].equals(mappings["b"])
    assert mappings["a"]["frequency"].sum() == 6
    assert scores.loc[0, "a"] == scores.loc[0, "b"]


def test_unused_codes_are_warned_of(capsys):
    intervals.warn_of_gaps("X1", interval_mapping([2, 2, 4]), [1, 2, 3, 4])
    assert "X1: nobody chose 1, 3" in capsys.readouterr().out
