"""Whether two variables can be told apart by the correlations of their items."""

import pandas as pd
import pytest

from angket.statistics.reliability.discriminant import heterotrait_monotrait
from angket.statistics.undefined import Undefined
from conftest import ROOT

ITEMS = {
    letter: [f"{letter}{n}" for n in range(1, k + 1)]
    for letter, k in zip("DAS", (9, 7, 10), strict=True)
}


@pytest.fixture(scope="module")
def answers():
    found = pd.read_csv(ROOT / "resources/ukm_stress/responses.csv", encoding="utf-8-sig")
    turned = ["S4", "S5", "S7", "S8"]
    return found.assign(**{name: 4 - found[name] for name in turned}).astype(float)


@pytest.mark.parametrize(
    ("first", "second", "of_r"),
    # R, x the keyed answers: u <- function(m) mean(m[upper.tri(m)]); r <- abs(cor(x[c(a, b)]));
    # mean(r[a, b]) / sqrt(u(r[a, a]) * u(r[b, b])), as in the package semTools.
    [("D", "A", 0.898499853895), ("D", "S", 0.682602565336), ("A", "S", 0.704926911290)],
)
def test_the_ratio_equals_that_of_r_in_either_order(answers, first, second, of_r):
    pair = answers[ITEMS[first]], answers[ITEMS[second]]
    assert heterotrait_monotrait(*pair) == pytest.approx(of_r, abs=1e-11)
    assert heterotrait_monotrait(*pair[::-1]) == pytest.approx(of_r, abs=1e-11)


def test_halves_of_one_variable_cannot_be_told_apart(answers):
    odd, even = ITEMS["A"][::2], ITEMS["A"][1::2]
    assert heterotrait_monotrait(answers[odd], answers[even]) == pytest.approx(1, abs=0.05)


def test_items_that_run_the_other_way_do_not_hide_it(answers):
    turned = 3 - answers[ITEMS["A"]]
    there = heterotrait_monotrait(answers[ITEMS["D"]], turned)
    assert there == pytest.approx(0.898499853895, abs=1e-11)


@pytest.mark.parametrize(
    ("first", "second", "reason"),
    [
        ({"a": [1, 2, 3]}, {"b": [1, 3, 2], "c": [2, 1, 3]}, "single item"),
        ({"a": [1, 1, 1], "d": [1, 2, 3]}, {"b": [1, 3, 2], "c": [2, 1, 3]}, "no variance in a"),
        (
            {"a": [0, 0, 1, 1], "d": [0, 1, 0, 1]},
            {"b": [1, 3, 2, 4], "c": [2, 1, 3, 4]},
            "not correlated with one another",
        ),
    ],
)
def test_without_correlations_within_there_is_no_ratio(first, second, reason):
    with pytest.raises(Undefined, match=reason):
        heterotrait_monotrait(pd.DataFrame(first, dtype=float), pd.DataFrame(second, dtype=float))
