"""Whether two variables can be told apart by the correlations of their items."""

import numpy as np
import pandas as pd
import pytest

from angket.statistics.reliability.discriminant import heterotrait_monotrait, interval_of_ratio
from angket.statistics.resampling.resample import resample
from angket.statistics.resampling.weighted import correlation_matrices
from angket.statistics.structural.path_model import path_model
from angket.statistics.structural.quality import heterotrait_monotrait as of_constructs
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


def test_with_signs_it_is_that_of_the_article(answers):
    # As above with r <- cor(x[c(a, b)]).
    pair = answers[ITEMS["D"]], answers[ITEMS["S"]]
    assert heterotrait_monotrait(*pair, signed=True) == pytest.approx(0.625731393161, abs=1e-11)


def test_the_interval_is_that_of_resampled_ratios_of_two_constructs(answers):
    pair = answers[ITEMS["D"]], answers[ITEMS["A"]]
    found = interval_of_ratio(*pair, 0.95, seed=7, repeats=999)
    together = pd.concat(pair, axis=1)
    values = ((together - together.mean()) / together.std(ddof=0)).to_numpy()
    model = path_model({"d": ITEMS["D"], "a": ITEMS["A"]}, {"a": ["d"]})

    def ratio(weights):
        return of_constructs(correlation_matrices(weights, values), model)[:, [0], 1]

    drawn = np.sort(resample(ratio, len(values), 999, 7)[:, 0])
    # The ordered values at (999 + 1) times .025 and .975, as R's boot takes them.
    assert (found["ci_low"], found["ci_high"]) == pytest.approx((drawn[24], drawn[974]), abs=1e-9)
    assert found["resamples"] == 999


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
