"""The chi-square block of a table of counts, against SPSS and R."""

import pandas as pd
import pytest

from angket.statistics.categorical.association import association, crosstab
from angket.statistics.undefined import Undefined
from hypothesis_tests import GOLDEN

# Real SPSS output of a table with a low cell, as printed.

PRINTED_BY_SPSS = {
    "pearson": 0.334,
    "pearson_p": 0.563,
    "continuity": 0.055,
    "continuity_p": 0.815,
    "likelihood_ratio": 0.338,
    "likelihood_ratio_p": 0.561,
    "fisher_p_two_sided": 0.734,
    "fisher_p_one_sided": 0.411,
    "linear_by_linear": 0.327,
    "linear_by_linear_p": 0.567,
}


def test_the_chi_square_block_is_that_of_spss():
    block = association(GOLDEN, 0.95)
    assert {name: round(block[name], 3) for name in PRINTED_BY_SPSS} == PRINTED_BY_SPSS
    assert round(block["minimum_expected"], 2) == 4.84
    assert (block["cells_below_5"], block["cells_below_5_percent"]) == (1, 25.0)


def test_phi_has_the_sign_of_the_diagonal():
    assert association(GOLDEN, 0.95)["phi"] == -association(GOLDEN[[1, 0]], 0.95)["phi"]


def test_figures_for_2x2_tables_are_undefined_in_larger_ones():
    block = association(pd.DataFrame([[5, 6, 7], [7, 8, 3]]), 0.95)
    assert "two rows and two columns" in str(block["continuity"])
    assert "two rows and two columns" in str(block["odds_ratio"])


@pytest.mark.parametrize(
    ("cells", "by_r"),
    # R: log(odds ratio) -/+ qnorm(.975) * sqrt(sum(1 / table))
    [
        ([[20, 30], [10, 40]], [2.66666666666667, 1.0900593901721, 6.52359970036896]),
        ([[4, 18], [7, 21]], [0.666666666666667, 0.167653092738685, 2.65097671140004]),
    ],
)
def test_the_odds_ratio_and_its_interval_are_those_of_r(cells, by_r):
    block = association(pd.DataFrame(cells), 0.95)
    found = [block[f"odds_ratio{limit}"] for limit in ("", "_ci_low", "_ci_high")]
    assert found == pytest.approx(by_r, rel=1e-12)


@pytest.mark.parametrize(
    ("cells", "by_r"),
    # R: effectsize::cramers_v(table, ci = .9, adjust = FALSE, alternative = "two.sided"), that is
    # sqrt(l / (n * (min(dim(table)) - 1))) with pchisq(x, df, l) of .95 and of .05
    [
        ([[15, 8], [7, 42]], [0.515529583, 0.321681724091980, 0.709377441984896]),
        ([[33, 50, 43], [61, 68, 80], [2, 0, 0]], [0.1005635735, 0, 0.145256703604693]),
        ([[10, 20, 30], [40, 50, 10]], [0.4535573676, 0.315242983540816, 0.577477913099896]),
    ],
)
def test_v_and_its_interval_are_those_of_r(cells, by_r):
    block = association(pd.DataFrame(cells), 0.95)
    found = [block[f"cramers_v{limit}"] for limit in ("", "_ci_low", "_ci_high")]
    assert found == pytest.approx(by_r, abs=1e-7)


def test_the_interval_of_v_ends_at_1():
    block = association(pd.DataFrame([[9, 0], [0, 9]]), 0.95)
    assert (block["cramers_v"], block["cramers_v_ci_high"]) == (1, 1)


def test_an_empty_cell_moves_the_trend_by_nothing():
    # R: r and c the numbers of row and column of each of the 37; (37 - 1) * cor(r, c)^2
    # statsmodels would add a half to every cell: 9.15 for 10.13.
    block = association(pd.DataFrame([[0, 9, 6], [12, 7, 3]]), 0.95)
    assert block["linear_by_linear"] == pytest.approx(10.12627840909090970, rel=1e-12)
    assert block["linear_by_linear_p"] == pytest.approx(0.00146170240891621, rel=1e-12)


def test_an_empty_cell_leaves_the_odds_ratio_undefined():
    assert "a cell is empty" in str(association(pd.DataFrame([[5, 0], [3, 9]]), 0.95)["odds_ratio"])


def test_one_category_leaves_nothing_to_compare():
    with pytest.raises(Undefined, match="one category"):
        association(pd.DataFrame([[5, 3]]), 0.95)


def test_categories_nobody_has_do_not_enter_the_table():
    table = crosstab(pd.Series(["a", "b"]), pd.Series(["x", "z"]), ["a", "b"], ["x", "y", "z"])
    assert table.columns.tolist() == ["x", "z"]
