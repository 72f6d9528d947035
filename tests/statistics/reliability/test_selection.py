"""Items that are not valid are left out round by round, as R's correlations say."""

import pandas as pd
import pytest

from angket.statistics.reliability.selection import select_items

ITEMS = pd.DataFrame(
    {
        "a": [1, 2, 2, 3, 3, 4, 4, 5, 5, 1, 3, 4],
        "b": [2, 1, 3, 3, 4, 4, 3, 5, 4, 1, 2, 5],
        "c": [1, 3, 2, 2, 4, 3, 5, 4, 5, 2, 3, 4],
        "d": [2, 2, 1, 4, 2, 1, 3, 5, 1, 3, 4, 2],
        "e": [5, 5, 4, 2, 4, 1, 2, 1, 2, 4, 3, 2],
        "f": [3, 1, 3, 1, 2, 1, 3, 4, 3, 4, 1, 5],
    },
    dtype=float,
)


def add_up(part):
    return part.sum(axis=1)


def test_each_round_leaves_out_what_the_totals_of_that_round_show_to_be_invalid():
    found = select_items(ITEMS, add_up, "r_item_total", 0.05)
    assert found.kept == ["a", "b", "c"]
    assert found.left_out["round"].to_dict() == {"d": 1, "e": 1, "f": 2}
    # cor() and qt() of R 4: with all items, and without d and e.
    expected = {"d": 0.316310, "e": -0.552028, "f": 0.541622}
    assert found.left_out["r_item_total"].to_dict() == pytest.approx(expected, abs=5e-7)
    expected = {"d": -0.062396, "e": -0.756510, "f": 0.246746}
    assert found.left_out["r_corrected"].to_dict() == pytest.approx(expected, abs=5e-7)
    assert found.left_out["r_critical"].tolist() == pytest.approx([0.575983] * 3, abs=5e-7)
    assert (found.rounds, found.too_few) == (2, False)


def test_the_rule_of_the_study_decides_which_correlation_counts():
    # By the corrected r, .469 and .470 of a and b in the first round are too small, too.
    found = select_items(ITEMS, add_up, "r_corrected", 0.05)
    assert found.too_few
    assert found.kept == list(ITEMS)
    assert found.left_out.empty


def test_an_item_that_runs_against_the_others_is_left_out_though_it_is_part_of_its_total():
    items = ITEMS[["a", "b"]].assign(e=6 - 3 * ITEMS["a"])
    found = select_items(items, add_up, "r_item_total", 0.05)
    assert "e" in found.left_out.index or found.too_few
    alone = ITEMS[["a", "b", "c"]]
    assert select_items(alone, add_up, "r_item_total", 0.05).left_out.empty


def test_an_item_that_nobody_can_judge_stays():
    items = ITEMS[["a", "b", "c"]].assign(g=3.0)
    assert select_items(items, add_up, "r_item_total", 0.05).kept == ["a", "b", "c", "g"]
