"""Omega: loadings of one factor and McDonald's omega against R psych."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from angket.statistics.reliability.inter_item import correlation_matrix
from angket.statistics.reliability.omega import mcdonald_omega, one_factor
from angket.statistics.undefined import Undefined

RESPONSES = Path(__file__).parents[3] / "resources" / "ukm_stress" / "responses.csv"

# R 4.2, psych 2.2.9:
#    x <- read.csv("resources/ukm_stress/responses.csv", fileEncoding = "UTF-8-BOM")
#    reversed <- c("S4", "S5", "S7", "S8"); x[reversed] <- 4 - x[reversed]
#    f <- psych::fa(x[paste0("S", 1:10)], nfactors = 1, fm = "minres"); l <- f$loadings[, 1]
#    l; sum(l)^2 / (sum(l)^2 + sum(f$uniquenesses))
#    and the same with fm = "ml", and for D1 to D9 and A1 to A7
LOADINGS_OF_R = {
    ("D", "principal_axis"): [
        *(0.744915394, 0.753366652, 0.641693773, 0.725183341, 0.618663921),
        *(0.822911315, 0.687077118, 0.745621121, 0.735426018),
    ],
    ("A", "principal_axis"): [
        *(0.859115439, 0.900486319, 0.867116774, 0.883561820, 0.858734670),
        *(0.788660920, 0.737423986),
    ],
    ("S", "principal_axis"): [
        *(0.811558689, 0.813242800, 0.829982660, 0.308678915, 0.195299851),
        *(0.704972977, 0.169150063, 0.197696014, 0.717571479, 0.803219573),
    ],
    ("D", "ml"): [
        *(0.745182931, 0.756091436, 0.637942275, 0.726316241, 0.615087347),
        *(0.823785290, 0.690273297, 0.743860477, 0.734767536),
    ],
    ("A", "ml"): [
        *(0.860817428, 0.900669374, 0.864192577, 0.890791397, 0.863601335),
        *(0.780223968, 0.730205248),
    ],
    ("S", "ml"): [
        *(0.870859584, 0.874291960, 0.863788221, 0.201400433, 0.052065624),
        *(0.687285172, 0.053993928, 0.084096025, 0.668014682, 0.758255438),
    ],
}
OMEGA_OF_R = {
    ("D", "principal_axis"): 0.906757110,
    ("A", "principal_axis"): 0.945188868,
    ("S", "principal_axis"): 0.834023185,
    ("D", "ml"): 0.906700752,
    ("A", "ml"): 0.944994007,
    ("S", "ml"): 0.808760248,
}

# R: x <- data.frame(a=c(4,2,1,1,4,3), b=c(4,3,1,4,3,5), c=c(5,1,3,1,2,5))
#    l <- psych::fa(x, nfactors = 1, fm = "minres")$loadings[, 1]; as above
SMALL = pd.DataFrame({"a": [4, 2, 1, 1, 4, 3], "b": [4, 3, 1, 4, 3, 5], "c": [5, 1, 3, 1, 2, 5]})
OMEGA_OF_SMALL = 0.701134375417

# psych::fa warns of "an ultra-Heywood case" and gives a the loading 1.015.
HEYWOOD = pd.DataFrame(
    {
        "a": [1, 2, 2, 3, 4, 5, 5, 1],
        "b": [2, 1, 3, 3, 4, 4, 5, 2],
        "c": [1, 2, 3, 2, 5, 4, 4, 1],
        "d": [2, 2, 1, 3, 3, 5, 4, 2],
    }
)


@pytest.fixture(scope="module")
def answers():
    answers = pd.read_csv(RESPONSES, encoding="utf-8-sig")
    for name in ("S4", "S5", "S7", "S8"):
        answers[name] = 4 - answers[name]
    return answers


@pytest.mark.parametrize(("scale", "method"), LOADINGS_OF_R)
def test_loadings_and_omega_equal_those_of_r_psych(answers, scale, method):
    items = answers.filter(regex=rf"^{scale}\d+$")
    loadings = one_factor(correlation_matrix(items), method)
    assert loadings.tolist() == pytest.approx(LOADINGS_OF_R[scale, method], abs=1e-5)
    omega = mcdonald_omega(items, method)["omega"]
    assert omega == pytest.approx(OMEGA_OF_R[scale, method], abs=1e-6)


def test_three_items_are_enough():
    assert mcdonald_omega(SMALL)["omega"] == pytest.approx(OMEGA_OF_SMALL, abs=1e-6)


def test_loadings_of_an_exact_factor_are_found_again():
    loadings = np.array([0.9, 0.8, 0.7, 0.6, 0.5])
    exact = np.outer(loadings, loadings)
    np.fill_diagonal(exact, 1)
    for method in ("principal_axis", "ml"):
        assert one_factor(pd.DataFrame(exact), method).tolist() == pytest.approx(loadings, abs=1e-7)


def test_omega_uses_only_respondents_who_answered_every_item(answers):
    items = answers.filter(regex=r"^D\d+$").astype(float)
    with_gap = items.copy()
    with_gap.loc[0, "D1"] = np.nan
    assert mcdonald_omega(with_gap) == mcdonald_omega(items.loc[1:])


def test_a_reversed_item_lowers_omega_without_a_crash(answers):
    items = answers.filter(regex=r"^A\d+$")
    assert (
        mcdonald_omega(items.assign(A1=3 - items["A1"]))["omega"]
        < OMEGA_OF_R["A", "principal_axis"]
    )


def test_two_items_are_too_few():
    with pytest.raises(Undefined, match="2 items are too few"):
        mcdonald_omega(SMALL[["a", "b"]])


def test_a_constant_item_is_named():
    with pytest.raises(Undefined, match="no variance in b"):
        mcdonald_omega(SMALL.assign(b=2))


def test_an_improper_factor_is_undefined_and_names_the_item():
    with pytest.raises(Undefined, match="Heywood case: the factors leave nothing of a"):
        mcdonald_omega(HEYWOOD)


def test_maximum_likelihood_needs_items_that_do_not_repeat_each_other():
    with pytest.raises(Undefined, match="follows exactly"):
        mcdonald_omega(SMALL.assign(d=SMALL["a"]), "ml")
