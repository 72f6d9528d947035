"""A condition that fails is a reservation only where a way that does not need it differs."""

import pytest
from test_judgement import results_with

from angket.report.harmless import _is_near
from angket.report.judgement import judge
from angket.report.phrases import Phrases, report_words
from hypotheses_text import results_for

# Half of the interval by t is 0.2; by R's SimDesign::Bradley1978(CI = TRUE), 92.5 to 97.5 percent.
ROBUST = {"b": 0.6, "se": 0.102, "ci_low": 0.4, "ci_high": 0.8, "p": 0.01, "hc3_p": 0.01}
WAY = {"n": 200, "statistic": "r_squared_change", "estimate": 0.1, "alpha": 0.05}


def caveats(low, high, hc3=0.102, ranks=0.01, **given):
    results = results_with(others=ranks, **given)
    found = ROBUST | {"hc3_se": hc3, "bca_low": low, "bca_high": high}
    results._values["regression"]["H1:x"] |= {name: str(value) for name, value in found.items()}
    judged = judge(results, Phrases(report_words("en")), "H1")
    return [one.subject for one in judged.caveats if one.key in ("conditions", "disputed")]


@pytest.mark.parametrize(
    ("low", "high", "reserved"),
    [(0.41, 0.81, False), (0.4, 0.85, True), (0.3, 0.8, True), (0.43, 0.79, True)],
)
def test_normality_matters_where_an_interval_of_the_bootstrap_is_another(low, high, reserved):
    assert caveats(low, high, normal=False) == ([("normal",)] if reserved else [])


def test_normality_matters_where_ranks_lead_to_the_other_decision():
    assert caveats(0.41, 0.81, ranks=0.4, normal=False) == [("normal",)]


def test_the_bounds_are_the_normal_quantiles_of_half_and_one_and_a_half_of_alpha():
    results = results_with()
    # qnorm(1 - .0375) / qnorm(1 - .025) = .908 and qnorm(1 - .0125) / qnorm(1 - .025) = 1.144
    for ratio, near in ((0.90, False), (0.92, True), (1.13, True), (1.15, False)):
        limits = {"estimate": 0.0, "test": (-ratio, ratio), "bootstrap": (-1.0, 1.0)}
        assert _is_near(results, "H1", limits, "bootstrap") == near


def caveats_of_moderation(low, high, language="en"):
    """Return the reservations of a moderation whose residuals are not normal, and its text."""
    product = ROBUST | {"hc3_se": 0.102, "bca_low": low, "bca_high": high, "t": 5.9, "beta": 0.3}
    of_model = {"n": 200, "f_change": 34.6, "f_change_p": 0.01, "f_df2": 196, "r_squared": 0.3}
    rows = {
        ("moderation", "H1"): of_model,
        ("moderation", "H1:x*z"): product,
        ("normality", "H1"): {"normal": "false", "n": 200},
        ("sensitivity", "H1:raw|all"): WAY | {"p": 0.01, "reject_h0": "true"},
        ("sensitivity", "H1:ranks|all"): WAY | {"p": 0.012, "reject_h0": "true", "estimate": 0.2},
    }
    roles = {"response": "y", "predictor": "x", "moderator": "z"}
    results = results_for("moderation", rows, language, {"p": 0.01}, **roles)
    judged = judge(results, Phrases(report_words(language)), "H1")
    ways = {way.variant for way in judged.ways}
    return [one.subject for one in judged.caveats if one.key == "conditions"], ways


@pytest.mark.parametrize(
    ("low", "high", "reserved"), [(0.41, 0.81, False), (0.4, 0.85, True), (-0.01, 0.81, True)]
)
def test_the_bootstrap_of_a_product_clears_normality_of_a_moderation_or_confirms_it(
    low, high, reserved
):
    found, ways = caveats_of_moderation(low, high)
    assert found == ([("normal",)] if reserved else [])
    assert {"bootstrap", "hc3", "ranks"} <= ways
