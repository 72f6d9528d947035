"""Assumptions: tests of residuals against R, published tables, and at their limits."""

import numpy as np
import pandas as pd
import pytest
from statsmodels.stats.diagnostic import lilliefors

from angket.statistics.distribution.normality import kolmogorov_smirnov, shapiro_wilk
from angket.statistics.regression.heteroskedasticity import park, white
from angket.statistics.regression.linearity import linearity
from angket.statistics.regression.multicollinearity import collinearity
from angket.statistics.undefined import Undefined
from angket.tables import write_parquet
from angket.verdicts import closed
from closed_verdicts import close
from scripts import assumptions
from student_totals import student_totals

OUTPUTS = {"open": "open.csv", "residuals": "residuals.parquet"}
TESTS = {"alpha": 0.05, "normality": "lilliefors", "homoskedasticity": "glejser"}


def skewed(n):
    return np.random.default_rng(7).gamma(1, size=n)


@pytest.mark.parametrize("n", [20, 100, 101, 400])
def test_small_p_of_lilliefors_follow_dallal_and_wilkinson(n):
    # statsmodels' "approx" is the same formula, right below .10.
    figures = kolmogorov_smirnov(skewed(n))
    d, p = lilliefors(skewed(n), pvalmethod="approx")
    assert figures["ks_d"] == pytest.approx(d)
    assert p < 0.10
    assert figures["lilliefors_p"] == pytest.approx(p)


def test_lilliefors_stops_at_the_lower_bound_that_spss_prints():
    values = np.arange(1.0, 31)
    assert lilliefors(values)[1] > 0.2
    assert kolmogorov_smirnov(values)["lilliefors_p"] == 0.2


def test_normality_of_values_all_the_same_is_undefined():
    with pytest.raises(Undefined, match="the same"):
        kolmogorov_smirnov([3.0] * 10)
    with pytest.raises(Undefined, match="the same"):
        shapiro_wilk([3.0] * 10)


def test_shapiro_wilk_says_where_it_ends():
    with pytest.raises(Undefined, match="5,000"):
        shapiro_wilk(skewed(5001))


@pytest.mark.parametrize(
    ("configured", "n", "p_that_decides"),
    [
        ("lilliefors", 30, "lilliefors_p"),
        ("shapiro", 200, "shapiro_p"),
        ("by_size", 50, "shapiro_p"),
        ("by_size", 51, "lilliefors_p"),
    ],
)
def test_the_configured_test_decides_on_normality(configured, n, p_that_decides):
    figures = assumptions.normality(skewed(n), {"normality": configured})
    between = figures[p_that_decides]
    assert closed(figures["normal"], between * 0.999) == "true"
    assert closed(figures["normal"], between * 1.001) == "false"


def test_linearity_splits_the_variance_between_groups():
    # R: anova(lm(y ~ x), lm(y ~ factor(x)))
    table = linearity([1, 1, 2, 2, 3, 3], [1, 2, 2, 4, 4, 5])
    assert table["total_ss"] == pytest.approx(
        table["linearity_ss"] + table["deviation_ss"] + table["within_ss"]
    )
    assert (table["linearity_df"], table["deviation_df"], table["within_df"]) == (1, 1, 3)
    assert table["deviation_ss"] == pytest.approx(0, abs=1e-12)


@pytest.mark.parametrize(
    ("x", "y", "reason"),
    [
        ([1, 2, 3, 4], [1, 3, 2, 4], "no two respondents"),
        ([1, 1, 2, 2], [1, 3, 2, 4], "only 2 values"),
        ([1, 1, 1], [1, 3, 2], "differ"),
    ],
)
def test_linearity_without_what_it_needs_says_so(x, y, reason):
    with pytest.raises(Undefined, match=reason):
        linearity(x, y)


def test_park_needs_values_above_zero():
    with pytest.raises(Undefined, match=r"a total of 0 has no logarithm, and occurs in x$"):
        park([1.0, -1.0, 0.5, 2.0], pd.DataFrame({"x": [0.0, 1, 2, 3]}))
    both = pd.DataFrame({"x": [0.0, 1, 2, 3], "y": [2.0, 0, 1, 3], "z": [1.0, 4, 2, 3]})
    with pytest.raises(Undefined, match=r"occurs in x, y$"):
        park([1.0, -1.0, 0.5, 2.0], both)
    with pytest.raises(Undefined, match=r"totals of 0 or less have no logarithm, and occur in x$"):
        park([1.0, -1.0, 0.5, 2.0], pd.DataFrame({"x": [-1.0, 0, 2, 3]}))


def test_white_needs_more_respondents_than_terms():
    with pytest.raises(Undefined, match="more than 3"):
        white([1.0, -1, 0.5], np.column_stack([np.ones(3), [1.0, 2, 4]]))


def test_collinearity_of_correlated_predictors():
    # Two predictors correlated .5 have a variance inflation of 1 / (1 - .25).
    x = np.array([1.0, 1, -1, -1])
    z = np.array([1.0, -1, 1, -1])
    second = 0.5 * x + np.sqrt(0.75) * z
    table = collinearity(np.column_stack([np.ones(4), x, second]), ["x", "z"])
    assert table["vif"].tolist() == pytest.approx([4 / 3, 4 / 3])


def assume(run_stage, tmp_path, hypothesis, totals, **tests):
    """Run the stage on one hypothesis; return its figures and the residuals' file."""
    totals = totals.set_axis([f"R{number}" for number in range(len(totals))])
    write_parquet(tmp_path / "totals.parquet", totals)
    given = {"assumptions_scale": "raw", "durbin_watson": True} | hypothesis
    settings = {"hypotheses": {"H": given}, "tests": TESTS | tests}
    outputs = run_stage(
        assumptions.main,
        OUTPUTS,
        settings,
        totals=tmp_path / "totals.parquet",
        interval_totals=tmp_path / "totals.parquet",
    )
    return close(assumptions, outputs.open, settings), outputs.residuals


MODERATION = {
    "kind": "moderation",
    "response": "depression",
    "predictor": "anxiety",
    "moderator": "stress",
}
MEDIATION = {
    "kind": "mediation",
    "response": "depression",
    "predictor": "stress",
    "mediator": "anxiety",
}


def compare(figures, by_r):
    for key, value in by_r.items():
        # R's own approximation of Shapiro-Wilk's p has fewer digits.
        relative = 1e-6 if key[2] == "shapiro_p" else 1e-9
        assert float(figures[key]) == pytest.approx(value, rel=relative), key


def test_the_assumptions_of_a_moderation_are_tested_on_its_own_model(run_stage, tmp_path):
    # xc <- anx - mean(anx); mc <- str - mean(str); f <- lm(dep ~ xc * mc); e <- resid(f)
    # shapiro.test(e); bptest(f, studentize = FALSE); bptest(f); resettest(f); dwtest(f)
    # summary(lm(abs(e) ~ xc + mc + I(xc * mc))); car::vif(f, type = "terms"); White: lm of
    # e^2 on the three terms, their squares and products, rank 9; n R^2; pchisq(, 8)
    figures, _ = assume(run_stage, tmp_path, MODERATION, student_totals())
    product = "H:anxiety*stress"
    by_r = {
        ("normality", "H", "residual_sd"): 3.39084830557624,
        ("normality", "H", "shapiro_w"): 0.965047287212903,
        ("normality", "H", "shapiro_p"): 2.66843246197416e-05,
        ("heteroskedasticity", "H", "breusch_pagan_lm"): 9.82749631234157,
        ("heteroskedasticity", "H", "breusch_pagan_p"): 0.0200908565845076,
        ("heteroskedasticity", "H", "koenker_lm"): 4.98169485217592,
        ("heteroskedasticity", "H", "koenker_p"): 0.17314245485879,
        ("heteroskedasticity", "H", "white_lm"): 10.8714023188656,
        ("heteroskedasticity", "H", "white_p"): 0.209092734898184,
        ("linearity", "H", "reset_p"): 0.996008643441353,
        ("autocorrelation", "H", "durbin_watson"): 2.09003673243238,
        ("glejser", "H:anxiety", "t"): 2.456000484789032,
        ("glejser", "H:stress", "p"): 0.546222785173887,
        ("glejser", product, "b"): -0.00562564079715057,
        ("glejser", product, "p"): 0.113074899110997,
        ("multicollinearity", "H:anxiety", "vif"): 1.75751857357954,
        ("multicollinearity", "H:stress", "vif"): 1.45649048954945,
        ("multicollinearity", product, "vif"): 1.25212519382385,
    }
    compare(figures, by_r)
    assert figures["linearity", "H:stress", "linear"] in ("true", "false")
    assert ("linearity", product, "linear") not in figures


def test_both_equations_of_a_mediation_have_their_own_rows(run_stage, tmp_path):
    # As above of lm(anx ~ str) and lm(dep ~ str + anx)
    figures, residuals = assume(run_stage, tmp_path, MEDIATION, student_totals())
    first, second = "H:mediator", "H:response"
    by_r = {
        ("normality", first, "shapiro_w"): 0.966204866359857,
        ("normality", first, "shapiro_p"): 3.70928061579615e-05,
        ("heteroskedasticity", first, "breusch_pagan_lm"): 18.7302210037589,
        ("heteroskedasticity", first, "koenker_p"): 7.45794996671927e-06,
        ("heteroskedasticity", first, "white_p"): 4.37833555681454e-05,
        ("linearity", first, "reset_p"): 0.00129236186059638,
        ("autocorrelation", first, "durbin_watson"): 2.12838089800132,
        ("glejser", "H:mediator:stress", "p"): 6.77901299629268e-09,
        ("multicollinearity", "H:mediator:stress", "vif"): 1,
        ("normality", second, "shapiro_w"): 0.967247598713157,
        ("heteroskedasticity", second, "breusch_pagan_p"): 0.0178225846839085,
        ("heteroskedasticity", second, "koenker_lm"): 4.13163809509312,
        ("heteroskedasticity", second, "white_p"): 0.277616539141509,
        ("linearity", second, "reset_p"): 0.642708809879924,
        ("autocorrelation", second, "durbin_watson"): 2.09395467984154,
        ("glejser", "H:response:anxiety", "p"): 0.0466800510096581,
        ("multicollinearity", "H:response:anxiety", "vif"): 1.43379827129682,
    }
    compare(figures, by_r)
    saved = pd.read_parquet(residuals)["hypothesis"]
    assert saved.value_counts().to_dict() == {first: 223, second: 223}


def test_park_takes_the_logarithms_of_uncentred_totals(run_stage, tmp_path):
    # y <- c(4, 8, 5, 9, 7, 12, 10, 13, 11, 15); x <- 1:10; m <- c(2, 1, 4, 3, 2, 5, 3, 6, 4, 6)
    # h <- lm(y ~ I(x - mean(x)) * I(m - mean(m))); summary(lm(log(resid(h)^2) ~ log(x) + log(m)))
    totals = pd.DataFrame({"y": [4, 8, 5, 9, 7, 12, 10, 13, 11, 15], "x": range(1, 11)})
    totals["m"] = [2, 1, 4, 3, 2, 5, 3, 6, 4, 6]
    hypothesis = {"kind": "moderation", "response": "y", "predictor": "x", "moderator": "m"}
    figures, _ = assume(
        run_stage, tmp_path, hypothesis, totals.astype(float), homoskedasticity="park"
    )
    by_r = {("park", "H:x", "b"): -1.259869262625183, ("park", "H:x", "p"): 0.293737151611705}
    compare(figures, by_r | {("park", "H:m", "p"): 0.867640123813526})
    assert "sum of those of its factors" in figures["park", "H:x*m", "p"]
    assert figures["heteroskedasticity", "H", "homoskedastic"] == "true"


def test_a_correlation_gets_both_tests_of_linearity(run_stage, tmp_path):
    # resettest(lm(anx ~ str))
    hypothesis = {"kind": "correlation", "variables": ["stress", "anxiety"]}
    figures, residuals = assume(run_stage, tmp_path, hypothesis, student_totals())
    compare(figures, {("linearity", "H", "reset_p"): 0.00129236186059638})
    assert float(figures["linearity", "H:stress", "deviation_df"]) == 29
    assert {key[1] for key in figures if key[0] == "normality"} == {"H:stress", "H:anxiety"}
    assert pd.read_parquet(residuals).empty


@pytest.mark.parametrize(
    ("hypothesis", "reason"),
    [
        ({"kind": "regression", "response": "depression", "predictors": ["stress"]}, "perfect"),
        (MODERATION, "follows exactly"),
        (MEDIATION, "perfect"),
        ({"kind": "correlation", "variables": ["stress", "anxiety"]}, "perfect"),
    ],
)
def test_a_model_that_cannot_be_fitted_keeps_every_row(run_stage, tmp_path, hypothesis, reason):
    healthy, _ = assume(run_stage, tmp_path, hypothesis, student_totals())
    line = pd.DataFrame(dict.fromkeys(["depression", "anxiety", "stress"], np.arange(9.0)))
    found, _ = assume(run_stage, tmp_path, hypothesis, line)
    assert found.keys() == healthy.keys()
    subject = "H:mediator" if hypothesis is MEDIATION else "H"
    assert reason in found["linearity", subject, "reset_p"]
