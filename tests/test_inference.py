"""Inference: regression, correlation and chi-square against R, SPSS and published tables."""

import csv
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import associations
import indirect
import inference
import relations
from angket.association import association, crosstab
from angket.correlation import correlation
from angket.power import regression_power
from angket.regression import linear_regression
from angket.undefined import Undefined
from stage import Figures, read_statistics
from test_library_totals import student_totals

# Real SPSS output of a table with a low cell, as printed.
GOLDEN = pd.DataFrame([[4, 18], [7, 21]])
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


def test_an_empty_cell_leaves_the_odds_ratio_undefined():
    assert "a cell is empty" in str(association(pd.DataFrame([[5, 0], [3, 9]]), 0.95)["odds_ratio"])


def test_one_category_leaves_nothing_to_compare():
    with pytest.raises(Undefined, match="one category"):
        association(pd.DataFrame([[5, 3]]), 0.95)


def test_categories_nobody_has_do_not_enter_the_table():
    table = crosstab(pd.Series(["a", "b"]), pd.Series(["x", "z"]), ["a", "b"], ["x", "y", "z"])
    assert table.columns.tolist() == ["x", "z"]


def test_a_perfect_correlation_has_no_interval():
    figures = correlation([1, 2, 3, 4, 5], [2, 4, 6, 8, 10], 0.95)
    assert figures["r"] == pytest.approx(1)
    assert "perfect" in str(figures["ci_low"])
    assert "perfect" in str(figures["rho_p"])


@pytest.mark.parametrize(
    ("y", "x", "reason"),
    [
        ([1, 2], {"x": [1, 2]}, "more than 2 respondents"),
        ([3, 3, 3, 3], {"x": [1, 2, 3, 4]}, "the response is the same"),
        ([1, 3, 2, 4], {"x": [5, 5, 5, 5]}, "x is the same"),
        ([1, 3, 2, 4, 9], {"x": [1, 2, 3, 4, 5], "z": [2, 4, 6, 8, 10]}, "follows exactly"),
        ([2, 4, 6, 8], {"x": [1, 2, 3, 4]}, "perfect"),
    ],
)
def test_a_regression_without_what_it_needs_says_so(y, x, reason):
    with pytest.raises(Undefined, match=reason):
        linear_regression(np.array(y, dtype=float), pd.DataFrame(x, dtype=float), 0.95)


def test_one_respondent_with_all_the_leverage_leaves_hc3_undefined():
    x = pd.DataFrame({"x": [1.0, 1, 1, 1, 2]})
    table = linear_regression(np.array([1.0, 2, 3, 2, 5]), x, 0.95).coefficients
    assert "leverage 1" in str(table.loc["x", "hc3_p"])
    assert table.loc["x", "b"] == pytest.approx(3)


def test_the_null_hypothesis_is_rejected_at_alpha_itself():
    figures = Figures()
    inference.decide(figures, {"H1": ("t", 0.05), "H2": ("t", 0.0500001)}, 0.05)
    verdicts = [value for *_, statistic, value in figures.rows if statistic == "reject_h0"]
    assert verdicts == ["true", "false"]


def test_holm_stands_beside_the_plain_p_of_several_hypotheses():
    # R: p.adjust(c(.01, .04, .03), "holm")
    figures = Figures()
    decisions = {"H1": ("t", 0.01), "H2": ("f", 0.04), "H3": ("pearson", 0.03)}
    inference.decide(figures, decisions, 0.05)
    adjusted = [float(value) for *_, statistic, value in figures.rows if statistic == "p_holm"]
    assert adjusted == pytest.approx([0.03, 0.06, 0.06])


def test_one_hypothesis_needs_no_adjustment():
    figures = Figures()
    inference.decide(figures, {"H1": ("t", Undefined("too few"))}, 0.05)
    assert [row[2:] for row in figures.rows] == [
        ("reject_h0", "undefined: too few"),
        ("test", "t"),
        ("p", "undefined: too few"),
        ("alpha", "0.05"),
        ("confidence_percent", "95.0"),
    ]


RULES = {"alpha": 0.05, "seed": 1, "resamples": 1000, "mediation": "bootstrap"}
ROLES = {"response": "depression", "predictor": "stress"}
HYPOTHESES = {
    "regression": {"response": "depression", "predictors": ["stress"]},
    "multiple": {"response": "depression", "predictors": ["stress", "anxiety"]},
    "correlation": {"variables": ["stress", "depression"], "controls": ["anxiety"]},
    "moderation": ROLES | {"moderator": "anxiety"},
    "mediation": ROLES | {"mediator": "anxiety"},
}
ADD = {
    "regression": relations.add_regression,
    "multiple": relations.add_regression,
    "correlation": relations.add_correlation,
    "moderation": indirect.add_moderation,
    "mediation": indirect.add_mediation,
}


def infer(kind, sample, **changes):
    """Return every figure of a hypothesis, and what decides on it."""
    figures = Figures()
    hypothesis = HYPOTHESES[kind] | {"test": "pearson"} | changes
    verdicts = ({},) if kind == "correlation" else ()
    decided = ADD[kind](figures, "H", hypothesis, sample, RULES | changes, *verdicts)
    return {row[:3]: row[3] for row in figures.rows}, decided


LINE = pd.DataFrame({name: np.arange(12.0) for name in ("depression", "stress", "anxiety")})
DEGENERATE = {
    "perfect": (LINE, "perfect|follows exactly"),
    "constant": (LINE.assign(depression=[3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8], stress=3), "same"),
    "few": (LINE.iloc[:2], "respondents"),
}


@pytest.mark.parametrize("kind", list(HYPOTHESES))
@pytest.mark.parametrize("case", list(DEGENERATE))
def test_what_cannot_be_computed_keeps_its_row_and_says_why(kind, case):
    totals, reason = DEGENERATE[case]
    healthy, _ = infer(kind, student_totals())
    found, decided = infer(kind, totals)
    assert found.keys() == healthy.keys()
    p = decided[0][1] if kind in ("regression", "multiple") else decided[1]
    assert isinstance(p, Undefined)
    assert any(part in p.reason for part in reason.split("|"))
    assert found["power", "H", "power"].startswith("undefined")


def test_a_perfect_fit_leaves_regression_and_correlation_the_same_figures():
    x = np.arange(1.0, 9)
    found, _ = infer("regression", pd.DataFrame({"stress": x, "depression": 3 * x + 2}))
    for section, statistic, value in [
        ("correlation", "r", 1),
        ("correlation", "determination_percent", 100),
        ("regression", "r", 1),
        ("regression", "r_squared", 1),
        ("regression", "se_estimate", 0),
    ]:
        assert float(found[section, "H", statistic]) == pytest.approx(value)
    assert float(found["regression", "H:stress", "b"]) == pytest.approx(3)
    assert float(found["regression", "H:(constant)", "b"]) == pytest.approx(2)
    for section, subject, statistic in [
        ("correlation", "H", "p"),
        ("correlation", "H", "ci_low"),
        ("regression", "H", "f_p"),
        ("regression", "H:stress", "p"),
        ("regression", "H:stress", "ci_low"),
    ]:
        assert "perfect" in found[section, subject, statistic]


@pytest.mark.parametrize("test", ["bootstrap", "sobel"])
def test_the_configured_test_decides_on_a_mediation(test):
    found, (decides, p) = infer("mediation", student_totals().iloc[59:80], mediation=test)
    assert decides == test
    assert p == float(found["mediation", "H", f"{test}_p"])
    assert found["power", "H", "test"] == test


def test_power_of_a_moderation_is_that_of_its_product():
    found, _ = infer("moderation", student_totals())
    # f^2 = F / df2 = 1.50657518740691 / 219, as R has them in test_library_moderation.py
    expected = regression_power(1.50657518740691 / 219, 3, 223, 0.05, tested=1)
    assert float(found["power", "H", "power"]) == pytest.approx(expected["power"], rel=1e-9)
    assert found["power", "H", "test"] == "f_change"


def test_power_of_a_correlation_is_that_of_the_test_that_decides():
    sample = student_totals().iloc[:30]
    powers = {}
    for test in ("pearson", "spearman", "kendall"):
        found, _ = infer("correlation", sample, test=test)
        assert found["power", "H", "test"] == test
        assert (("power", "H", "approximated_by") in found) == (test != "pearson")
        powers[test] = found["power", "H", "power"]
    assert len(set(powers.values())) == 3


def test_predictors_that_explain_nothing_leave_nothing_to_divide():
    sample = pd.DataFrame({"stress": [-1.0, -1, 1, 1] * 3, "anxiety": [-1.0, 1, -1, 1] * 3})
    sample["depression"] = sample["stress"] * sample["anxiety"]
    found, _ = infer("multiple", sample)
    assert "explain nothing" in found["regression", "H:stress", "effective_percent"]


@pytest.mark.parametrize(
    ("normal", "linear", "decides"),
    [("true", "true", "pearson"), ("false", "true", "spearman"), ("true", "false", "spearman")],
)
def test_ranks_decide_where_assumptions_fail_and_both_are_shown(normal, linear, decides):
    sample = pd.DataFrame({"x": [1.0, 2, 3, 4, 5, 6], "y": [2.0, 1, 4, 3, 7, 9]})
    hypothesis = {"variables": ["x", "y"], "controls": [], "test": "by_assumptions"}
    verdicts = {
        ("normality", "H1:x", "normal"): "true",
        ("normality", "H1:y", "normal"): normal,
        ("linearity", "H1:x", "linear"): linear,
    }
    figures = Figures()
    test, p = relations.add_correlation(figures, "H1", hypothesis, sample, RULES, verdicts)
    shown = {row[2]: row[3] for row in figures.rows if row[:2] == ("correlation", "H1")}
    assert test == decides
    assert p == float(shown["p" if decides == "pearson" else "rho_p"])
    assert {"r", "p", "rho", "rho_p"} <= set(shown)


def test_a_study_with_nobody_left_in_a_category_goes_on():
    groups = pd.DataFrame({"a": ["x", "x", "x"], "b": ["u", "v", "u"]})
    order = {"a": ["x", "y"], "b": ["u", "v"]}
    hypothesis = {"row": "a", "column": "b", "test": "pearson"}
    figures = Figures()
    test, p = associations.add_association(figures, "H1", hypothesis, groups, order, RULES)
    assert test == "pearson"
    assert "one category only" in str(p)


def test_a_named_strength_repeats_its_bands_and_their_source():
    bands = [{"label": "weak", "from": 0}, {"label": "strong", "from": 0.5}]
    tests = RULES | {"strength": {"citation": "Guilford (1956)", "bands": bands}}
    figures = Figures()
    sample = pd.DataFrame({"x": [1.0, 2, 3, 4, 5, 6], "y": [2.0, 1, 4, 3, 7, 9]})
    relations.add_coefficients(figures, "H1", sample["x"], sample["y"], tests)
    shown = {row[2]: row[3] for row in figures.rows}
    assert shown["strength"] == "strong"
    assert shown["strength_bands"] == "weak from 0; strong from 0.5"
    assert shown["strength_citation"] == "Guilford (1956)"


def test_power_stands_beside_the_level_and_the_power_wanted():
    figures = Figures()
    relations.add_power(figures, "H1", "pearson", 0.05, relations.correlation_power, 0.3, 50)
    shown = {row[2]: row[3] for row in figures.rows}
    assert (shown["alpha"], shown["power_wanted"]) == ("0.05", "0.8")


def associate(counts, test="pearson"):
    """Run the association of a table of counts; return its figures, the test and its p."""
    counts = np.array(counts)
    rows, columns = np.argwhere(counts >= 0).repeat(counts.ravel(), axis=0).T.astype(str)
    order = {"a": sorted(set(rows)), "b": sorted(set(columns))}
    hypothesis = {"row": "a", "column": "b", "test": test}
    figures, groups = Figures(), pd.DataFrame({"a": rows, "b": columns})
    decided = associations.add_association(figures, "H1", hypothesis, groups, order, RULES)
    found = {row[2]: row[3] for row in figures.rows if row[:2] == ("association", "H1")}
    return found, *decided


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
    assert test == "fisher"
    assert p == pytest.approx(0.00260217384825866, rel=1e-7)


@pytest.mark.slow
def test_every_figure_of_the_students_study_equals_that_of_r(finished):
    computed = read_statistics(finished.folder / "results/ukm_stress/statistics.csv")
    with open(Path(__file__).parent / "data" / "ukm_stress_by_R.csv") as file:
        recorded = list(csv.DictReader(file))
    assert len(recorded) > 50
    for row in recorded:
        key = (row["section"], row["subject"], row["statistic"])
        # R's own approximation of Shapiro-Wilk's p has fewer digits.
        relative = 1e-6 if key[2] == "shapiro_p" else 1e-9
        assert float(computed[key]) == pytest.approx(float(row["value"]), rel=relative), key


@pytest.mark.slow
@pytest.mark.parametrize(("study", "figures"), [("bandung", 88), ("majene", 390)])
def test_every_published_figure_is_reproduced(finished, study, figures):
    with open(finished.folder / f"results/{study}/statistics/published.csv") as file:
        verdicts = [row["verdict"] for row in csv.DictReader(file)]
    assert verdicts == ["reproduced"] * figures


@pytest.mark.slow
def test_the_printed_alphas_of_the_students_study(finished):
    computed = read_statistics(finished.folder / "results/ukm_stress/statistics.csv")
    printed = {"depression": 0.9051, "anxiety": 0.9439, "stress": 0.8339}
    found = {name: round(float(computed["reliability", name, "alpha"]), 4) for name in printed}
    assert found == printed


def test_the_analysis_of_variance_of_a_regression_equals_that_of_r():
    # R: m <- lm(mpg ~ wt + hp, mtcars[1:16, ]); a <- anova(m)
    mpg = [
        21,
        21,
        22.8,
        21.4,
        18.7,
        18.1,
        14.3,
        24.4,
        22.8,
        19.2,
        17.8,
        16.4,
        17.3,
        15.2,
        10.4,
        10.4,
    ]
    wt = [
        2.62,
        2.875,
        2.32,
        3.215,
        3.44,
        3.46,
        3.57,
        3.19,
        3.15,
        3.44,
        3.44,
        4.07,
        3.73,
        3.78,
        5.25,
        5.424,
    ]
    hp = [110, 110, 93, 110, 175, 105, 245, 62, 95, 123, 123, 180, 180, 180, 205, 215]
    fit = linear_regression(mpg, pd.DataFrame({"wt": wt, "hp": hp}), 0.95)
    of_r = {
        "regression_ss": 237.3578313292962,
        "regression_ms": 118.6789156646481,
        "residual_ss": 20.6821686707037,
        "residual_ms": 1.5909360515926,
        "total_ss": 258.0399999999999,
    }
    assert {name: fit.model[name] for name in of_r} == pytest.approx(of_r, rel=1e-9)
    assert fit.model["total_df"] == 15


def test_the_totals_of_a_crosstab_are_those_of_its_rows_and_columns():
    figures = Figures()
    associations.add_cells(figures, "H1", pd.DataFrame([[15, 8], [7, 42]], ["a", "b"], ["c", "d"]))
    found = {row[1:3]: row[3] for row in figures.rows}
    assert found["H1:a|(total)", "n"] == "23"
    assert found["H1:(total)|d", "n"] == "50"
    assert float(found["H1:(total)|c", "row_percent"]) == pytest.approx(2200 / 72)
    assert found["H1:(total)|(total)", "n"] == "72"
