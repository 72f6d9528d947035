"""Polychoric correlations against R psych and polycor."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from angket.statistics.factors.polychoric import polychoric, polychoric_matrix
from angket.statistics.undefined import Undefined

RESPONSES = Path(__file__).parents[3] / "resources" / "ukm_stress" / "responses.csv"

# R 4.2, psych 2.2.9, with S as in test_factors.py:
#    r <- psych::polychoric(S, correct = 0, smooth = FALSE)$rho; r[lower.tri(r)]
PSYCH = [
    *(0.876558, 0.815913, 0.164441, -0.055463, 0.629961, -0.027093, 0.028712, 0.610919),
    *(0.682498, 0.821461, 0.124080, -0.058235, 0.649475, 0.007445, 0.062409, 0.591628),
    *(0.667196, 0.161081, 0.049414, 0.671967, 0.045083, 0.011834, 0.606544, 0.751721),
    *(0.750498, 0.183565, 0.620702, 0.668795, 0.278342, 0.257278, 0.245450, 0.688862),
    *(0.676797, 0.196198, 0.135492, 0.190574, 0.056999, 0.553075, 0.634905, 0.634998),
    *(0.079623, 0.089839, 0.221124, 0.148187, 0.779612),
]

# The same likelihood, its maximum found to more digits than psych and polycor ask for:
#    tight <- function(t) {
#      rc <- qnorm(cumsum(rowSums(t)) / sum(t))[-nrow(t)]
#      cc <- qnorm(cumsum(colSums(t)) / sum(t))[-ncol(t)]
#      optimize(psych:::polyF, c(-.9999, .9999), rc = rc, cc = cc, t / sum(t),
#               tol = 1e-10)$minimum }
#    tight(table(S$S1, S$S2)) ...
TIGHT = {
    ("S1", "S2"): 0.876554107964,
    ("S1", "S4"): 0.164454613912,
    ("S4", "S5"): 0.750510551416,
    ("S2", "S5"): -0.0582328417524,
}
# tight(matrix(c(22,8,10,20), 2)); tight(matrix(c(20,5,0,5,20,5,1,5,20), 3)), an empty cell
TWO_BY_TWO, WITH_EMPTY_CELL = 0.589846665997, 0.869447564838
# Sm <- S; Sm$S1[1:20] <- NA; Sm$S2[11:40] <- NA; tight(table(Sm$S1, Sm$S2))
WITH_GAPS = 0.863107230918


@pytest.fixture(scope="module")
def stress():
    answers = pd.read_csv(RESPONSES, encoding="utf-8-sig").filter(regex=r"^S\d+$")
    for name in ("S4", "S5", "S7", "S8"):
        answers[name] = 4 - answers[name]
    return answers


def spread_out(counts):
    rows, columns = np.indices(np.shape(counts)).reshape(2, -1)
    times = np.ravel(counts)
    return np.repeat(rows, times), np.repeat(columns, times)


def test_the_matrix_equals_that_of_r_psych(stress):
    matrix = polychoric_matrix(stress)
    assert matrix.to_numpy()[np.triu_indices(10, k=1)].tolist() == pytest.approx(PSYCH, abs=1e-4)
    assert matrix.equals(matrix.T)
    assert (np.diag(matrix) == 1).all()


@pytest.mark.parametrize(("first", "second"), TIGHT)
def test_pairs_equal_the_maximum_of_the_likelihood_in_r(stress, first, second):
    correlation = polychoric(stress[first], stress[second])
    assert correlation == pytest.approx(TIGHT[first, second], abs=1e-6)


def test_tables_with_two_categories_and_with_an_empty_cell():
    assert polychoric(*spread_out([[22, 10], [8, 20]])) == pytest.approx(TWO_BY_TWO, abs=1e-6)
    with_empty = polychoric(*spread_out([[20, 5, 1], [5, 20, 5], [0, 5, 20]]))
    assert with_empty == pytest.approx(WITH_EMPTY_CELL, abs=1e-6)


def test_thresholds_at_zero_have_the_closed_form_of_the_tetrachoric():
    # Both margins are halves, so P(both below) = 1/4 + asin(r) / (2 pi) (Sheppard 1898).
    x, y = spread_out([[30, 20], [20, 30]])
    assert polychoric(x, y) == pytest.approx(np.sin(2 * np.pi * (0.3 - 0.25)), abs=1e-7)


def test_missing_answers_leave_out_their_own_pairs_only(stress):
    with_gaps = stress.astype(float)
    with_gaps.loc[:19, "S1"] = np.nan
    with_gaps.loc[10:39, "S2"] = np.nan
    matrix = polychoric_matrix(with_gaps)
    assert matrix.loc["S1", "S2"] == pytest.approx(WITH_GAPS, abs=1e-6)
    assert matrix.loc["S4", "S5"] == polychoric(stress["S4"], stress["S5"])


def test_reversing_an_item_turns_the_sign(stress):
    turned = polychoric(4 - stress["S1"], stress["S2"])
    assert turned == pytest.approx(-polychoric(stress["S1"], stress["S2"]), abs=1e-6)


def test_perfect_agreement_has_no_estimate_and_says_why():
    with pytest.raises(Undefined, match="empty cells let the estimate run to 1"):
        polychoric([1, 2, 3, 1, 2, 3], [1, 2, 3, 1, 2, 3])
    with pytest.raises(Undefined, match="empty cells let the estimate run to -1"):
        polychoric(*spread_out([[0, 20], [20, 5]]))


def test_a_pair_without_estimate_is_marked_and_spares_the_others(stress):
    matrix = polychoric_matrix(stress[["S1", "S2"]].assign(constant=1.0))
    assert "all answers to an item are the same" in str(matrix.loc["S1", "constant"])
    assert matrix.loc["S1", "S2"] == polychoric(stress["S1"], stress["S2"])


def test_items_that_nobody_answered_together_are_undefined():
    with pytest.raises(Undefined, match="no respondent answered both"):
        polychoric([1, 2, np.nan, np.nan], [np.nan, np.nan, 1, 2])
