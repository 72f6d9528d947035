"""Structural models compared between groups: two, several, with products, of a higher order."""

import numpy as np
import pytest
from test_structural import ANSWERS, data_of, found_in, told

from angket.hypotheses.kind import load
from angket.tables import Rows


def test_every_two_of_several_groups_are_compared_and_those_of_few_left_out():
    found = found_in("several groups")
    assert found["structural_groups", "H1", "left_out"] == "west"
    of_path = "H1:KL->LO:north|south", "H1:KL->LO:north|east", "H1:KL->LO:south|east"
    p, adjusted = (
        [float(found["structural_groups", one, key]) for one in of_path] for key in ("p", "p_holm")
    )
    # Holm's steps by hand: the smallest times three, the next times two, never falling.
    rank = np.argsort(p)
    steps = np.maximum.accumulate(np.sort(p) * [3, 2, 1]).clip(max=1)
    assert [adjusted[place] for place in rank] == pytest.approx(steps)
    # A pair alone gives what the pair among others does.
    alone = {"paths": {"LO": ["KL"]}, "groups": "place"}
    rows = Rows()
    people = ANSWERS[data_of(ANSWERS).groups["place"].isin(["north", "south"])]
    hypothesis = {"kind": "structural", "statement": "Said.", "estimator": "pls"} | alone
    load("structural", "test").test(rows, "H1", hypothesis, data_of(people))
    pair = {row[:3]: row[3] for row in rows.rows}
    for key in ("first", "difference", "p"):
        place = "structural_groups", of_path[0], key
        assert float(found[place]) == float(pair["structural_groups", "H1:KL->LO", key])
    assert "north (n = 130) – south (n = 130)" in told("several groups", "en")
    assert "left out: west" in told("several groups", "en")
    assert "disesuaikan dengan metode Holm" in told("several groups", "id")


def test_products_and_constructs_of_a_higher_order_are_compared_between_groups():
    moderated, higher = found_in("groups of a moderation"), found_in("groups of a second order")
    assert {"first", "second", "p"} <= {
        key[2] for key in moderated if key[1] == "H1:KP*CI->LO" and key[0] == "structural_groups"
    }
    assert ("structural_groups", "H1:KP*CI", "c") not in moderated
    assert 0.9 < float(higher["structural_groups", "H1:SERVICE", "c"]) <= 1


@pytest.mark.parametrize("model", ["constant in a group", "constant in a group by likelihood"])
def test_groups_with_an_item_that_does_not_vary_are_not_compared(model):
    reason = "in the group 0 all answers to KL2 are the same"
    assert f"are not compared: {reason}" in told(model, "en")
    assert "pada kelompok 0 semua jawaban untuk KL2 sama" in told(model, "id")


def test_groups_are_compared_in_words():
    assert "All composites mean the same in the groups" in told("groups", "en")
    # CFI falls by .006 and RMSEA rises by .018 where errors are equal, too.
    assert "the highest level that holds in all groups is: Scalar (intercepts)." in told(
        "likelihood", "en"
    )
