"""The panel of variants: each row is what its own module computes."""

import numpy as np
import pandas as pd
import pytest

from angket.mediation import mediation
from angket.robust import robust_regression
from angket.sensitivity import (
    sensitivity,
    sensitivity_of_association,
    sensitivity_of_mediation,
)
from angket.undefined import Undefined
from test_library_totals import student_totals

TOTALS = student_totals()
FLAGGED = np.arange(len(TOTALS)) < 20
COLUMNS = ["variant", "respondents", "n", "statistic", "estimate", "p", "reject_h0"]
VARIANTS = ["raw", "interval", "ranks", "ordinal", "robust"]


def panel(kind, predictors, flagged=None, totals=TOTALS):
    """Test depression on predictors, with the square roots of totals as interval scores."""
    return sensitivity(kind, totals, np.sqrt(totals), "depression", predictors, 0.05, flagged)


def test_a_correlation_as_in_r():
    rows = panel("correlation", ["stress"]).set_index("variant")
    assert rows["statistic"].tolist() == ["r", "r", "rho", "log_odds", "b"]
    # cor.test(dep, str); cor(dep, str, method = "spearman")
    assert rows.loc["raw", "estimate"] == pytest.approx(0.531668820881672, rel=1e-12)
    assert rows.loc["raw", "p"] == pytest.approx(1.13666917596689e-17, rel=1e-10)
    assert rows.loc["ranks", "estimate"] == pytest.approx(0.467351693850543, rel=1e-12)


def test_without_the_flagged_as_in_r():
    table = panel("correlation", ["stress"], FLAGGED)
    assert table.columns.tolist() == COLUMNS
    assert table["variant"].tolist() == VARIANTS * 2
    assert table["respondents"].tolist() == ["all"] * 5 + ["without flagged"] * 5
    assert table["n"].tolist() == [223] * 5 + [203] * 5
    # k <- 21:223; cor.test(dep[k], str[k]); cor(dep[k], str[k], method = "spearman")
    assert table["estimate"].iloc[5] == pytest.approx(0.535286762989243, rel=1e-12)
    assert table["p"].iloc[5] == pytest.approx(1.90626397717073e-16, rel=1e-10)
    assert table["estimate"].iloc[7] == pytest.approx(0.472772904680886, rel=1e-12)


def test_one_slope_as_in_r():
    rows = panel("regression", ["anxiety"]).set_index("variant")
    assert rows["statistic"].tolist() == ["beta", "beta", "beta", "log_odds", "b"]
    # cor(dep, anx); polr(factor(dep) ~ z(anx)); the iteration in test_library_robust.py
    assert rows.loc["raw", "estimate"] == pytest.approx(0.829447829594945, rel=1e-12)
    assert rows.loc["ordinal", "estimate"] == pytest.approx(2.68006032871411, rel=1e-6)
    assert rows.loc["robust", "estimate"] == pytest.approx(1.00063168858242, rel=1e-9)
    # cor.test(dep, anx, method = "spearman", exact = FALSE)$p.value
    assert rows.loc["ranks", "p"] == pytest.approx(1.28038478691177e-47, rel=1e-9)


def test_several_slopes_as_in_r():
    rows = panel("regression", ["anxiety", "stress"]).set_index("variant")
    assert rows["statistic"].tolist() == ["r_squared", "r_squared", "r_squared", "lr", "wald"]
    # s <- summary(lm(rank(dep) ~ rank(anx) + rank(str)))
    # s$r.squared; pf(s$fstatistic[1], 2, 220, lower.tail = FALSE)
    assert rows.loc["ranks", "estimate"] == pytest.approx(0.621134634484859, rel=1e-12)
    assert rows.loc["ranks", "p"] == pytest.approx(4.29872440053236e-47, rel=1e-9)
    assert rows.loc["raw", "estimate"] == pytest.approx(0.696142307460743, rel=1e-12)
    assert rows.loc["ordinal", "estimate"] == pytest.approx(243.040390378428, rel=1e-9)
    assert rows["reject_h0"].tolist() == [True] * 5


def test_a_moderation_as_in_r():
    rows = panel("moderation", ["anxiety", "stress"]).set_index("variant")
    change = "r_squared_change"
    assert rows["statistic"].tolist() == [change, change, change, "log_odds", "b"]
    # xc <- anx - mean(anx); mc <- str - mean(str); anova(lm(dep ~ xc + mc), lm(dep ~ xc * mc))
    assert rows.loc["raw", "p"] == pytest.approx(0.220980168102329, rel=1e-9)
    # The same of rank(anx), rank(str), rank(dep); difference of both $r.squared
    assert rows.loc["ranks", "estimate"] == pytest.approx(0.00257296315280853, rel=1e-9)
    assert rows.loc["ranks", "p"] == pytest.approx(0.222379137265315, rel=1e-9)
    # z <- function(v) v / sd(v); polr(factor(dep) ~ z(xc) + z(mc) + z(xc * mc), Hess = TRUE)
    assert rows.loc["ordinal", "estimate"] == pytest.approx(-0.0380674371649172, rel=1e-4)
    assert rows.loc["ordinal", "p"] == pytest.approx(0.807221825947184, rel=1e-5)


ROLES = {"response": "depression", "predictor": "stress", "mediator": "anxiety"}


def test_a_mediation_as_in_r():
    table = sensitivity_of_mediation(TOTALS, np.sqrt(TOTALS), ROLES, 0.05, "sobel", 1, 999, FLAGGED)
    assert table.columns.tolist() == COLUMNS
    assert table["variant"].tolist() == VARIANTS * 2
    rows = table.iloc[:5].set_index("variant")
    # Sobel's p as in test_library_mediation.py; the same of ranks:
    # A * B * sd(rank(str)) / sd(rank(dep)); 2 * pnorm(-abs(A * B / sqrt(A^2 * sb^2 + B^2 * sa^2)))
    assert rows.loc["raw", "p"] == pytest.approx(1.57589482723717e-17, rel=1e-9)
    assert rows.loc["ranks", "estimate"] == pytest.approx(0.371926839653309, rel=1e-10)
    assert rows.loc["ranks", "p"] == pytest.approx(3.72582383487632e-14, rel=1e-9)
    # polr(factor(anx) ~ z(str)) has the larger p of both paths
    assert rows.loc["ordinal", "p"] == pytest.approx(5.53856860365392e-19, rel=1e-4)
    assert "common scale" in str(rows.loc["ordinal", "estimate"])


def test_the_robust_mediation_is_made_of_two_robust_regressions():
    table = sensitivity_of_mediation(TOTALS, TOTALS, ROLES, 0.05, "sobel", 1, 999)
    a = robust_regression(TOTALS["anxiety"], TOTALS[["stress"]]).coefficients.loc["stress"]
    both = robust_regression(TOTALS["depression"], TOTALS[["stress", "anxiety"]]).coefficients
    assert table["estimate"].iloc[4] == pytest.approx(a["b"] * both.loc["anxiety", "b"])
    assert table["p"].iloc[4] == pytest.approx(max(a["p"], both.loc["anxiety", "p"]))


def test_the_bootstrap_of_the_panel_is_that_of_the_mediation():
    table = sensitivity_of_mediation(TOTALS, TOTALS, ROLES, 0.05, "bootstrap", 7, 999)
    trio = (TOTALS[name] for name in ("stress", "anxiety", "depression"))
    alone = mediation(*trio, 0.95, seed=7, repeats=999).indirect
    assert table["p"].iloc[0] == alone["bootstrap_p"]


def test_nobody_left_leaves_indirect_variants_undefined():
    nobody = np.ones(len(TOTALS), dtype=bool)
    mediated = sensitivity_of_mediation(TOTALS, TOTALS, ROLES, 0.05, "bootstrap", 1, 999, nobody)
    moderated = panel("moderation", ["anxiety", "stress"], nobody)
    for rows in (mediated.iloc[5:], moderated.iloc[5:]):
        assert rows["n"].tolist() == [0] * 5
        assert all(isinstance(p, Undefined) for p in rows["p"])


def test_a_perfect_correlation_is_tested_by_no_r():
    totals = pd.DataFrame({"x": [1.0, 2, 3, 4, 5], "depression": [2.0, 4, 6, 8, 10]})
    rows = panel("correlation", ["x"], totals=totals).set_index("variant")
    assert rows.loc["raw", "estimate"] == pytest.approx(1)
    assert "perfect" in str(rows.loc["raw", "p"])


def test_variants_that_do_not_exist_say_why_and_the_others_stand():
    totals = pd.DataFrame({"x": [1.0, 2, 3, 4, 5, 6], "depression": [1.0, 1, 2, 2, 3, 3]})
    rows = panel("correlation", ["x"], totals=totals).set_index("variant")
    for column in ["estimate", "p", "reject_h0"]:
        assert "separate" in str(rows.loc["ordinal", column])
    assert rows.loc["raw", "reject_h0"]


def test_nobody_left_leaves_every_variant_undefined():
    rows = panel("regression", ["anxiety"], np.ones(len(TOTALS), dtype=bool)).iloc[5:]
    assert rows["n"].tolist() == [0] * 5
    assert all(isinstance(p, Undefined) for p in rows["p"])


# The golden table of tests/test_inference.py, one respondent a row.
CELLS = [("a", "x", 4), ("a", "y", 18), ("b", "x", 7), ("b", "y", 21)]
ROWS = pd.Series([row for row, _, n in CELLS for _ in range(n)])
OTHERS = pd.Series([column for _, column, n in CELLS for _ in range(n)])


def test_an_association_as_spss_prints_it():
    table = sensitivity_of_association(ROWS, OTHERS, ["a", "b"], ["x", "y"], 0.05, seed=1)
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
    table = sensitivity_of_association(ROWS, wide, ["a", "b"], ["x", "y", "z"], 0.05, seed=1)
    last = table.iloc[-1]
    assert (last["variant"], last["statistic"]) == ("monte_carlo", "pearson")
    assert last["estimate"] == table["estimate"].iloc[0]


def test_leaving_out_a_whole_category_leaves_nothing_to_compare():
    table = sensitivity_of_association(
        ROWS, OTHERS, ["a", "b"], ["x", "y"], 0.05, seed=1, flagged=ROWS == "a"
    )
    rest = table[table["respondents"] == "without flagged"]
    assert rest["n"].tolist() == [28] * 4
    assert all("one category" in str(p) for p in rest["p"])
