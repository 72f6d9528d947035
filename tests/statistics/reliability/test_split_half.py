"""Split-half reliability against PSPP."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from angket.statistics.reliability.alpha import cronbach_alpha
from angket.statistics.reliability.split_half import split_half
from angket.statistics.undefined import Undefined

RESPONSES = Path(__file__).parents[3] / "resources" / "ukm_stress" / "responses.csv"

# PSPP 1.6 on S1 to S10 of ukm_stress, S4, S5, S7 and S8 turned round (4 - x):
#    RELIABILITY /VARIABLES=S1 S2 S3 S4 S5 S6 S7 S8 S9 S10 /MODEL=SPLIT(5).
#    RELIABILITY /VARIABLES=S1 S3 S5 S7 S9 S2 S4 S6 S8 S10 /MODEL=SPLIT(5).
#    RELIABILITY /VARIABLES=S1 S2 S3 S4 S5 S6 S7 S8 S9 /MODEL=SPLIT(5).
# in the order correlation, equal length, unequal length, Guttman, alpha of each part.
PSPP = {
    (10, "first_second"): [
        *(0.7767588454, 0.8743548371, 0.8743548371, 0.8743238823, 0.7161846623, 0.6753647820),
    ],
    (10, "odd_even"): [
        *(0.8761500272, 0.9339871700, 0.9339871700, 0.9339746616, 0.6388826617, 0.6907577665),
    ],
    (9, "first_second"): [
        *(0.7239854750, 0.8398974185, 0.8413329875, 0.8291199446, 0.7161846623, 0.5791671821),
    ],
}
FIGURES = [
    *("correlation", "spearman_brown", "spearman_brown_unequal", "guttman"),
    *("alpha_first", "alpha_second"),
]

ITEMS = pd.DataFrame(
    {"a": [1, 2, 4, 3, 5, 4, 2, 3], "b": [2, 2, 5, 3, 4, 4, 1, 3], "c": [5, 4, 2, 3, 1, 2, 4, 2]}
)


@pytest.fixture(scope="module")
def stress():
    answers = pd.read_csv(RESPONSES, encoding="utf-8-sig").filter(regex=r"^S\d+$")
    for name in ("S4", "S5", "S7", "S8"):
        answers[name] = 4 - answers[name]
    return answers


@pytest.mark.parametrize(("count", "split"), PSPP)
def test_every_figure_equals_that_of_pspp(stress, count, split):
    table = split_half(stress.iloc[:, :count], split)
    assert [table[name] for name in FIGURES] == pytest.approx(PSPP[count, split], abs=1e-9)


def test_with_two_items_spearman_brown_is_the_standardised_alpha():
    table = split_half(ITEMS[["a", "b"]])
    alpha = cronbach_alpha(ITEMS[["a", "b"]])
    assert table["spearman_brown"] == pytest.approx(alpha["alpha_standardized"])
    assert table["guttman"] == pytest.approx(alpha["alpha"])


def test_the_first_half_of_an_odd_number_has_one_item_more():
    for split in ("odd_even", "first_second"):
        table = split_half(ITEMS, split)
        assert (table["items_first"], table["items_second"]) == (2, 1)


def test_the_alpha_of_a_half_of_one_item_is_undefined_and_spares_the_rest():
    table = split_half(ITEMS)
    assert "at least 2 items" in str(table["alpha_second"])
    assert isinstance(table["alpha_first"], float)


def test_halves_against_each_other_have_negative_reliability():
    table = split_half(ITEMS, "first_second")
    r = np.corrcoef(ITEMS["a"] + ITEMS["b"], ITEMS["c"])[0, 1]
    assert table["spearman_brown"] == pytest.approx(2 * r / (1 + r))
    assert table["spearman_brown_unequal"] < 0


def test_halves_exactly_against_each_other_have_no_reliability():
    opposed = ITEMS[["a"]].assign(b=6 - ITEMS["a"])
    table = split_half(opposed)
    assert "exactly against" in str(table["spearman_brown"])
    assert "the same for every respondent" in str(table["guttman"])


def test_halves_that_agree_exactly_have_reliability_1():
    table = split_half(pd.DataFrame({name: ITEMS["a"] for name in "xyz"}))
    assert (table["spearman_brown"], table["spearman_brown_unequal"]) == pytest.approx((1, 1))


def test_incomplete_respondents_are_left_out():
    with_gap = ITEMS.astype(float)
    with_gap.loc[0, "a"] = np.nan
    assert split_half(with_gap)["correlation"] == pytest.approx(
        split_half(ITEMS[1:])["correlation"]
    )
    assert split_half(with_gap)["n"] == 7


def test_one_item_cannot_be_split():
    with pytest.raises(Undefined, match="2 items"):
        split_half(ITEMS[["a"]])


def test_a_half_that_is_the_same_for_everyone_is_undefined():
    with pytest.raises(Undefined, match="the same for every respondent"):
        split_half(ITEMS[["a", "b"]].assign(b=3))
