"""Associations of categories: exact tests against R, and the panel of other ways."""

import numpy as np
import pandas as pd
import pytest

from angket.hypotheses.association.test import add_cells
from angket.tables import Rows
from hypothesis_tests import GOLDEN, infer, panel_of

ASSOCIATION = {"kind": "association", "row": "a", "column": "b", "test": "pearson"}
COLUMNS = ["variant", "respondents", "n", "statistic", "estimate", "p", "reject_h0"]
COLUMNS += ["measure", "effect", "effect_ci_low", "effect_ci_high"]

# The golden table, one respondent a row.
CELLS = [("a", "x", 4), ("a", "y", 18), ("b", "x", 7), ("b", "y", 21)]

ROWS = pd.Series([row for row, _, n in CELLS for _ in range(n)])

OTHERS = pd.Series([column for _, column, n in CELLS for _ in range(n)])


def associate(counts, test="pearson"):
    """Test the association of a table of counts; return its figures, the test and its p."""
    counts = np.array(counts)
    rows, columns = np.argwhere(counts >= 0).repeat(counts.ravel(), axis=0).T.astype(str)
    groups = pd.DataFrame({"a": rows, "b": columns})
    found, outcome = infer(ASSOCIATION | {"test": test}, groups=groups, name="H1")
    shown = {key[2]: value for key, value in found.items() if key[:2] == ("association", "H1")}
    return shown, outcome.test, outcome.p


def by_pairs(counts):
    """Return Somers' d of columns on rows by its definition, pair by pair of respondents."""
    people = np.argwhere(counts >= 0).repeat(counts.ravel(), axis=0)
    rows, columns = (np.sign(column[:, None] - column) for column in people.T)
    return (rows * columns).sum() / (rows != 0).sum()


def test_somers_d_is_that_of_sas_and_of_its_definition():
    # SciPy's documentation, after the example of PROC FREQ in the manual of SAS.
    hotels = np.array([[27, 25, 14, 7, 0], [7, 14, 18, 35, 12], [1, 3, 2, 7, 17]])
    found, _, _ = associate(hotels)
    assert float(found["somers_d"]) == pytest.approx(0.6032766111513396, rel=1e-12)
    assert float(found["somers_d"]) == pytest.approx(by_pairs(hotels), rel=1e-12)
    turned, _, _ = associate(hotels[:, ::-1])
    assert float(turned["somers_d"]) == pytest.approx(-0.6032766111513396, rel=1e-12)


def test_categories_without_an_order_have_no_direction():
    groups = pd.DataFrame({"a": ROWS, "b": OTHERS})
    found, _ = infer(ASSOCIATION, groups=groups, unordered=("a",), name="H1")
    assert ("association", "H1", "somers_d") not in found


def panel(others=OTHERS, columns=("x", "y"), flagged=None):
    groups = pd.DataFrame({"a": ROWS, "b": others})
    order = {"a": ["a", "b"], "b": [*columns]}
    return panel_of(ASSOCIATION, flagged=flagged, groups=groups, order=order)


def panel_of_counts(counts, test="by_counts"):
    counts = np.array(counts)
    rows, columns = np.argwhere(counts >= 0).repeat(counts.ravel(), axis=0).T.astype(str)
    groups = pd.DataFrame({"a": rows, "b": columns})
    order = {name: sorted(set(groups[name])) for name in groups}
    return panel_of(ASSOCIATION | {"test": test}, groups=groups, order=order)


def test_a_study_with_nobody_left_in_a_category_goes_on():
    groups = pd.DataFrame({"a": ["x", "x", "x"], "b": ["u", "v", "u"]})
    order = {"a": ["x", "y"], "b": ["u", "v"]}
    _, outcome = infer(ASSOCIATION, groups=groups, order=order)
    assert outcome.test == "pearson"
    assert "one category only" in str(outcome.p)


@pytest.mark.parametrize(
    ("counts", "by_r"),
    # R: fisher.test(matrix(c(33, 50, 43, 61, 68, 80, 2, 0, 0), 3, byrow = TRUE))$p.value
    # R: fisher.test(matrix(c(8, 1, 1, 2, 9, 4, 1, 3, 7), 3, byrow = TRUE))$p.value
    [
        ([[33, 50, 43], [61, 68, 80], [2, 0, 0]], 0.202213722705087),
        ([[8, 1, 1], [2, 9, 4], [1, 3, 7]], 0.000839487030514636),
    ],
)
def test_thin_cells_call_for_the_exact_p_of_r(counts, by_r):
    found, _, _ = associate(counts)
    assert int(found["cells_below_5"]) > 0
    assert float(found["fisher_freeman_halton_p"]) == pytest.approx(by_r, rel=1e-7)
    assert 0 < float(found["pearson_exact_p"]) < 1
    assert "monte_carlo_p" not in found


def test_full_cells_and_tables_too_large_to_go_through_get_monte_carlo_with_its_seed():
    full, _, _ = associate([[20, 30, 25], [30, 20, 25]])
    assert full["cells_below_5"] == "0"
    assert "fisher_freeman_halton_p" not in full
    assert (full["seed"], full["monte_carlo_repeats"]) == ("1", "9999")
    large, _, _ = associate(np.random.default_rng(1).integers(0, 9, (6, 7)))
    assert "too many tables" in large["fisher_freeman_halton_p"]
    assert 0 < float(large["monte_carlo_p"]) <= 1
    assert large["seed"] == "1"


def test_the_exact_p_of_a_2x2_table_is_fishers_and_stands_there_once():
    found, test, p = associate(GOLDEN.to_numpy(), "fisher")
    assert (test, round(p, 3)) == ("fisher", 0.734)
    assert "fisher_freeman_halton_p" not in found


def test_fishers_test_decides_on_larger_tables_too():
    # R: fisher.test(matrix(c(12, 5, 3, 7, 9, 6, 2, 8, 14), 3, byrow = TRUE))$p.value
    _, test, p = associate([[12, 5, 3], [7, 9, 6], [2, 8, 14]], "fisher")
    assert test == "fisher_freeman_halton"
    assert p == pytest.approx(0.00260217384825866, rel=1e-7)


@pytest.mark.parametrize(
    ("counts", "decides", "by_r"),
    [
        # R: chisq.test(table)$p.value; one of nine expected counts is below 5, at 4.5
        ([[12, 15, 7], [17, 9, 6], [2, 8, 8]], "pearson", 0.0343994297944485),
        # R: fisher.test(table)$p.value
        ([[8, 1, 1], [2, 9, 4], [1, 3, 7]], "fisher_freeman_halton", 0.000839487030514636),
        ([[9, 2], [2, 4]], "fisher", 0.109405300581771),
        ([[4, 18], [7, 21]], "fisher", 0.734402191622114),
    ],
)
def test_by_counts_the_exact_test_decides_where_cochrans_rule_is_broken(counts, decides, by_r):
    _, test, p = associate(counts, "by_counts")
    assert test == decides
    assert p == pytest.approx(by_r, rel=1e-7)


def test_by_counts_monte_carlo_decides_where_no_exact_test_can():
    found, test, p = associate(np.random.default_rng(1).integers(0, 9, (6, 7)), "by_counts")
    assert test == "monte_carlo"
    assert p == pytest.approx(float(found["monte_carlo_p"]))


def test_pearson_decides_where_the_study_says_so_however_thin_the_cells():
    _, test, _ = associate([[8, 1, 1], [2, 9, 4], [1, 3, 7]], "pearson")
    assert test == "pearson"


def test_the_totals_of_a_crosstab_are_those_of_its_rows_and_columns():
    figures = Rows()
    add_cells(figures, "H1", pd.DataFrame([[15, 8], [7, 42]], ["a", "b"], ["c", "d"]))
    found = {row[1:3]: row[3] for row in figures.rows}
    assert found["H1:a|(total)", "n"] == "23"
    assert found["H1:(total)|d", "n"] == "50"
    assert float(found["H1:(total)|c", "row_percent"]) == pytest.approx(2200 / 72)
    assert found["H1:(total)|(total)", "n"] == "72"


def test_an_association_as_spss_prints_it():
    table = panel()
    assert table.columns.tolist() == COLUMNS
    assert table["variant"].tolist() == [
        "pearson",
        "likelihood_ratio",
        "linear_by_linear",
        "fisher",
    ]
    assert table["p"].astype(float).round(3).tolist() == [0.563, 0.561, 0.567, 0.734]
    assert not table["reject_h0"].any()


def test_a_larger_table_gets_random_tables():
    wide = OTHERS.where(np.arange(len(OTHERS)) % 3 > 0, "z")
    table = panel(wide, ["x", "y", "z"])
    last = table.set_index("variant").loc["monte_carlo"]
    assert last["statistic"] == "pearson"
    assert last["estimate"] == table["estimate"].iloc[0]


def test_the_exact_test_that_decides_on_a_larger_table_is_among_the_ways():
    # R: fisher.test(table)$p.value
    counts, by_r = [[8, 1, 1], [2, 9, 4], [1, 3, 7]], 0.000839487030514636
    found, test, p = associate(counts, "by_counts")
    way = panel_of_counts(counts).set_index("variant").loc[test]
    assert (test, way["p"]) == ("fisher_freeman_halton", p) == (test, pytest.approx(by_r, rel=1e-7))
    assert way["estimate"] == pytest.approx(float(found["cramers_v"]))


def test_a_group_too_small_to_be_shown_is_once_counted_with_the_next_larger_one():
    (first, second) = GOLDEN.to_numpy().tolist()
    table = panel_of_counts([first, second, [0, 2]], "fisher").set_index("variant")
    assert table.loc["large_groups", "n"] == table.loc["pearson", "n"] == 52
    # R: fisher.test(matrix(c(4, 18 + 2, 7, 21), 2, byrow = TRUE))$p.value
    assert table.loc["large_groups", "p"] == pytest.approx(0.515906511045784, rel=1e-7)
    assert "large_groups" not in panel()["variant"].tolist()


def test_every_chi_square_tells_the_size_that_it_makes_of_v():
    counts = [[4, 18], [7, 21]]
    found, *_ = associate(counts)
    table = panel().set_index("variant")[["measure", "effect", "effect_ci_low", "effect_ci_high"]]
    of_v = [float(found[f"cramers_v{end}"]) for end in ("", "_ci_low", "_ci_high")]
    assert table.loc["pearson"].tolist() == ["cramers_v", *map(pytest.approx, of_v)]
    # Of the likelihood ratio, sqrt(G / n) of a table of two rows; the others have no V.
    ratio = float(found["likelihood_ratio"])
    assert table.loc["likelihood_ratio", "effect"] == pytest.approx((ratio / 50) ** 0.5)
    assert table.loc[["linear_by_linear", "fisher"], "effect"].isna().all()


def test_leaving_out_a_whole_category_leaves_nothing_to_compare():
    table = panel(flagged=ROWS == "a")
    rest = table[table["respondents"] == "without flagged"]
    assert rest["n"].tolist() == [28] * 4
    assert all("one category" in str(p) for p in rest["p"])


def test_bands_for_correlations_name_no_v():
    cited = {"citation": "Cited", "bands": [{"label": "any", "from": 0}]}
    groups = pd.DataFrame({"a": ROWS, "b": OTHERS})
    of_r, _ = infer(ASSOCIATION, groups=groups, strength=cited)
    of_v, _ = infer(ASSOCIATION, groups=groups, strength_v=cited)
    assert ("association", "H", "strength") not in of_r
    assert of_v["association", "H", "strength"] == "any"
