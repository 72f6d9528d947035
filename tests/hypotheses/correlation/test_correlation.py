"""Correlations of totals: what decides, and the panel of other ways against R."""

import numpy as np
import pandas as pd
import pytest

from angket.statistics.categorical.order import tau_b_interval
from angket.statistics.resampling.bootstrap import bootstrap_correlation
from angket.statistics.resampling.kendall import bootstrap_kendall
from hypothesis_tests import infer, panel_of
from student_totals import student_totals

TOTALS = student_totals()

FLAGGED = np.arange(len(TOTALS)) < 20

COLUMNS = ["variant", "respondents", "n", "statistic", "estimate", "p", "reject_h0"]
COLUMNS += ["measure", "effect", "effect_ci_low", "effect_ci_high"]

VARIANTS = ["raw", "interval", "ranks", "ordinal", "robust"]


def correlation(first, second, test="pearson"):
    return {
        "kind": "correlation",
        "variables": [first, second],
        "controls": [],
        "test": test,
    }


def panel(first, flagged=None, totals=TOTALS):
    """Correlate with depression, with the square roots of totals as interval scores."""
    return panel_of(correlation(first, "depression"), totals, np.sqrt(totals), flagged)


def test_kendalls_correlation_is_among_the_ways_where_it_decides():
    found, outcome = infer(correlation("stress", "depression", "kendall"), TOTALS)
    hypothesis = correlation("stress", "depression", "kendall")
    ways = panel_of(hypothesis, TOTALS, np.sqrt(TOTALS), FLAGGED).set_index("variant")
    everybody, unflagged = ways.loc["kendall"].to_dict("records")
    assert (everybody["p"], everybody["statistic"]) == (outcome.p, "tau_b")
    assert everybody["estimate"] == float(found["correlation", "H", "tau_b"])
    assert unflagged["n"] == everybody["n"] - 20
    assert "kendall" not in panel("stress")["variant"].tolist()


@pytest.mark.parametrize("test", ["spearman", "kendall"])
def test_what_ranks_decide_is_controlled_by_ranks(test):
    hypothesis = correlation("stress", "depression", test) | {"controls": ["anxiety"]}
    found, _ = infer(hypothesis, TOTALS)
    # r <- lapply(d, rank); cor(resid(lm(r$str ~ r$anx)), resid(lm(r$dep ~ r$anx))), its p by t(220)
    partial = [float(found["correlation", "H|anxiety", part]) for part in ("rho", "rho_p")]
    assert partial == pytest.approx([0.1325718598250946, 0.0485135988373239], rel=1e-10)


def test_power_of_a_correlation_is_that_of_the_test_that_decides():
    sample = student_totals().iloc[:30]
    powers = {}
    for test in ("pearson", "spearman", "kendall"):
        found, _ = infer(correlation("stress", "depression", test), sample)
        assert found["power", "H", "test"] == test
        assert (("power", "H", "approximated_by") in found) == (test != "pearson")
        powers[test] = found["power", "H", "power"]
    assert len(set(powers.values())) == 3


@pytest.mark.parametrize(
    ("normal", "linear", "decides"),
    [("true", "true", "pearson"), ("false", "true", "spearman"), ("true", "false", "spearman")],
)
def test_ranks_decide_where_assumptions_fail_and_both_are_shown(normal, linear, decides):
    sample = pd.DataFrame({"x": [1.0, 2, 3, 4, 5, 6], "y": [2.0, 1, 4, 3, 7, 9]})
    hypothesis = correlation("x", "y", "by_assumptions")
    verdicts = {
        ("normality", "H1:x", "normal"): "true",
        ("normality", "H1:y", "normal"): normal,
        ("linearity", "H1:x", "linear"): linear,
    }
    found, outcome = infer(hypothesis, sample, verdicts=verdicts, name="H1")
    shown = {key[2]: value for key, value in found.items() if key[:2] == ("correlation", "H1")}
    assert outcome.test == decides
    assert outcome.p == float(shown["p" if decides == "pearson" else "rho_p"])
    assert {"r", "p", "rho", "rho_p"} <= set(shown)


def test_a_correlation_as_in_r():
    rows = panel("stress").set_index("variant")
    assert rows["statistic"].tolist() == ["r", "r", "rho", "log_odds", "b"]
    # cor.test(dep, str); cor(dep, str, method = "spearman")
    assert rows.loc["raw", "estimate"] == pytest.approx(0.531668820881672, rel=1e-12)
    assert rows.loc["raw", "p"] == pytest.approx(1.13666917596689e-17, rel=1e-10)
    assert rows.loc["ranks", "estimate"] == pytest.approx(0.467351693850543, rel=1e-12)


def test_without_the_flagged_as_in_r():
    table = panel("stress", FLAGGED)
    assert table.columns.tolist() == COLUMNS
    assert table["variant"].tolist() == [*VARIANTS * 2, "bootstrap"]
    assert table["respondents"].tolist() == ["all"] * 5 + ["without flagged"] * 6
    assert table["n"].tolist() == [223] * 5 + [203] * 6
    # k <- 21:223; cor.test(dep[k], str[k]); cor(dep[k], str[k], method = "spearman")
    assert table["estimate"].iloc[5] == pytest.approx(0.535286762989243, rel=1e-12)
    assert table["p"].iloc[5] == pytest.approx(1.90626397717073e-16, rel=1e-10)
    assert table["estimate"].iloc[7] == pytest.approx(0.472772904680886, rel=1e-12)


def test_a_perfect_correlation_is_tested_by_no_r():
    totals = pd.DataFrame({"x": [1.0, 2, 3, 4, 5], "depression": [2.0, 4, 6, 8, 10]})
    rows = panel("x", totals=totals).set_index("variant")
    assert rows.loc["raw", "estimate"] == pytest.approx(1)
    assert "perfect" in str(rows.loc["raw", "p"])


def test_variants_that_do_not_exist_say_why_and_the_others_stand():
    totals = pd.DataFrame({"x": [1.0, 2, 3, 4, 5, 6], "depression": [1.0, 1, 2, 2, 3, 3]})
    rows = panel("x", totals=totals).set_index("variant")
    for column in ["estimate", "p", "reject_h0"]:
        assert "separate" in str(rows.loc["ordinal", column])
    assert rows.loc["raw", "reject_h0"]


@pytest.mark.parametrize("test", ["by_assumptions", "spearman", "kendall"])
def test_the_bootstrap_of_what_may_decide_is_drawn_again_without_the_flagged(test):
    rules = {"alpha": 0.05, "seed": 20240101, "resamples": 999}
    hypothesis = correlation("stress", "depression", test) | {"scale": "raw"}
    ways = panel_of(hypothesis, TOTALS, TOTALS, FLAGGED, **rules)
    found = ways[ways["variant"].str.startswith("bootstrap")].set_index("variant")
    left = TOTALS[~FLAGGED]
    pair = left["stress"], left["depression"], 0.95, rules["seed"], rules["resamples"]
    resampled = bootstrap_correlation(*pair)
    if test == "kendall":
        resampled = bootstrap_kendall(*pair)
    places = {
        "by_assumptions": {"bootstrap_r": "r", "bootstrap_rho": "rho"},
        "spearman": {"bootstrap": "rho"},
        "kendall": {"bootstrap": "tau_b"},
    }[test]
    assert found["statistic"].to_dict() == places
    for variant, place in places.items():
        limits = resampled.loc[place, ["estimate", "bca_low", "bca_high"]].tolist()
        told = found.loc[variant, ["effect", "effect_ci_low", "effect_ci_high"]].tolist()
        assert told == pytest.approx(limits)


def test_tau_b_is_among_the_effects_with_its_own_interval():
    hypothesis = correlation("stress", "depression", "kendall")
    ways = panel_of(hypothesis, TOTALS, TOTALS).set_index("variant")
    told = ways.loc["kendall", ["effect", "effect_ci_low", "effect_ci_high"]].astype(float)
    assert ways.loc["kendall", "measure"] == "tau_b"
    limits = tau_b_interval(TOTALS["stress"], TOTALS["depression"], 0.95).values()
    # R: cor(str, dep, method = "kendall"); the limits are held to R in test_order
    assert told.tolist() == pytest.approx([0.345130269306276, *limits], rel=1e-12)
