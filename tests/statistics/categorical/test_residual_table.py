"""Residuals of cells, Monte Carlo and exact p values against R and PSPP."""

import pandas as pd
import pytest

from angket.statistics.categorical.association import association
from angket.statistics.categorical.residual_table import cell_residuals, exact_p, monte_carlo_p
from angket.statistics.undefined import Undefined

LARGE = pd.DataFrame([[12, 5, 3], [7, 9, 6], [2, 8, 14]], index=list("abc"), columns=list("xyz"))
SPARSE = pd.DataFrame([[3, 1, 0, 1], [2, 4, 0, 3], [2, 1, 1, 2]])
SQUARE = pd.DataFrame([[4, 18], [7, 21]])
EMPTY_CELL = pd.DataFrame([[0, 9, 6], [12, 7, 3]])


def test_the_residuals_are_those_of_r():
    cells = cell_residuals(LARGE)
    # x <- chisq.test(matrix(c(12, 5, 3, 7, 9, 6, 2, 8, 14), 3, byrow = TRUE))
    # c(t(x$residuals)); c(t(x$stdres)); c(t(x$expected))[1]
    by_r = {
        "standardised": [
            *[2.23432490748499, -0.645497224367903, -1.503662634211230],
            *[0.0, 0.615457454896664, -0.601929265428846],
            *[-2.03965025437528, 0.0, 1.948953301731988],
        ],
        "adjusted": [
            *[3.24119447347839, -0.946963109331500, -2.231419374804748],
            *[0.0, 0.923186182344996, -0.913332324670582],
            *[-3.09648326602616, 0.0, 3.026819308990746],
        ],
    }
    for column, values in by_r.items():
        assert cells[column].tolist() == pytest.approx(values, rel=1e-12, abs=1e-15)
    assert cells.loc[("a", "x"), "expected"] == pytest.approx(6.36363636363636, rel=1e-13)
    assert cells.loc[("c", "z"), "n"] == 14


def test_an_empty_cell_changes_no_other():
    # x <- chisq.test(matrix(c(0, 9, 6, 12, 7, 3), 2, byrow = TRUE)); x$residuals; x$stdres
    # statsmodels would add a half to every cell: -2.05 for -2.21.
    cells = cell_residuals(EMPTY_CELL)
    assert cells.loc[(0, 0), "standardised"] == pytest.approx(-2.205643866281423, rel=1e-12)
    assert cells.loc[(0, 0), "adjusted"] == pytest.approx(-3.47981190714253, rel=1e-12)
    assert cells.loc[(1, 2), "standardised"] == pytest.approx(-1.016449473987533, rel=1e-12)


def test_the_squares_of_the_standardised_residuals_are_chi_square():
    squares = (cell_residuals(LARGE)["standardised"] ** 2).sum()
    assert squares == pytest.approx(association(LARGE, 0.95)["pearson"], rel=1e-12)


def test_what_pspp_prints():
    # CROSSTABS /TABLES=row BY col /CELLS=COUNT EXPECTED RESIDUAL SRESIDUAL ASRESIDUAL
    cells = cell_residuals(pd.DataFrame([[20, 30], [10, 40]])).round(2)
    assert cells["residual"].tolist() == [5, -5, -5, 5]
    assert cells["standardised"].tolist() == [1.29, -0.85, -1.29, 0.85]
    assert cells["adjusted"].tolist() == [2.18, -2.18, -2.18, 2.18]


@pytest.mark.parametrize(
    ("table", "by_r"),
    [
        # fisher.test(matrix(c(12, 5, 3, 7, 9, 6, 2, 8, 14), 3, byrow = TRUE))$p.value
        (LARGE, 0.00260217384825866),
        # fisher.test(matrix(c(3, 1, 0, 1, 2, 4, 0, 3, 2, 1, 1, 2), 3, byrow = TRUE))$p.value
        (SPARSE, 0.722742427850787),
        # fisher.test(matrix(c(4, 18, 7, 21), 2, byrow = TRUE))$p.value
        (SQUARE, 0.734402191622114),
    ],
)
def test_fishers_exact_p_is_that_of_r(table, by_r):
    assert exact_p(table)["fisher_freeman_halton_p"] == pytest.approx(by_r, rel=1e-11)
    assert exact_p(table.T)["fisher_freeman_halton_p"] == pytest.approx(by_r, rel=1e-11)


@pytest.mark.parametrize(
    ("table", "by_r"),
    [
        # set.seed(1); chisq.test(table, simulate.p.value = TRUE, B = 1e6)$p.value
        (LARGE, 0.00203299796700203),
        (SPARSE, 0.638897361102639),
        (SQUARE, 0.734052265947734),
    ],
)
def test_chance_in_a_million_tables_of_r_reaches_from_the_exact_p(table, by_r):
    exact = exact_p(table)["pearson_exact_p"]
    assert abs(by_r - exact) < 4 * (exact * (1 - exact) / 1e6) ** 0.5


@pytest.mark.parametrize("table", [LARGE, SPARSE, SQUARE])
def test_the_monte_carlo_interval_holds_the_exact_p(table):
    drawn, exact = monte_carlo_p(table, seed=1), exact_p(table)["pearson_exact_p"]
    assert drawn["monte_carlo_p_ci_low"] < exact < drawn["monte_carlo_p_ci_high"]
    assert (drawn["monte_carlo_repeats"], drawn["seed"]) == (9999, 1)


def test_the_same_seed_gives_the_same_p():
    assert monte_carlo_p(SPARSE, seed=3) == monte_carlo_p(SPARSE, seed=3)
    assert monte_carlo_p(SPARSE, seed=3) != monte_carlo_p(SPARSE, seed=4)


def test_a_monte_carlo_p_is_never_nought():
    drawn = monte_carlo_p(pd.DataFrame([[90, 0], [0, 90]]), seed=1)
    assert drawn["monte_carlo_p"] == 1 / 10_000
    assert drawn["monte_carlo_p_ci_low"] == 0
    assert drawn["monte_carlo_p_ci_high"] == pytest.approx(1 - 0.005 ** (1 / 9999))


def test_two_rows_have_as_many_tables_as_the_first_cell_has_values():
    assert exact_p(SQUARE)["exact_tables"] == 12


def test_too_many_tables_are_left_to_chance():
    with pytest.raises(Undefined, match="too many tables"):
        exact_p(LARGE * 8)


@pytest.mark.parametrize(
    "compute", [cell_residuals, exact_p, lambda table: monte_carlo_p(table, 1)]
)
@pytest.mark.parametrize(
    ("cells", "reason"), [([[5, 3]], "one category"), ([[5, 0], [3, 0]], "is empty")]
)
def test_a_table_without_a_comparison_says_so(compute, cells, reason):
    with pytest.raises(Undefined, match=reason):
        compute(pd.DataFrame(cells))
