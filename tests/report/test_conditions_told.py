"""Conditions: one rule for all, what is held against a decision, and what tested elsewhere."""

import itertools

import pytest
from test_contradictions import study_with

from angket.formats.blocks import text_of
from angket.hypotheses.difference.section import assumed
from angket.report import conclusion
from angket.report.consequences import compose_consequences
from angket.report.disputes import states_of
from angket.report.elsewhere import linearity_elsewhere
from angket.report.judgement import judge
from angket.report.models import models_of
from angket.report.phrases import Phrases, report_words
from assumptions_text import LINEARITY, REGRESSION, SPREAD, regression, section
from chapter_text import paragraphs
from claims_told import contradictions
from hypotheses_text import results_for, results_of, text_of_block

LANGUAGES = ("en", "id")
RULE = {
    "en": "is held against the decision, with two",
    "id": "catatan bagi keputusan, kecuali dalam dua",
}
SAID = {
    "en": {"disputed": "In doubt for H1", "contested": "by the test that decides, though",
           "failed": "Rejected for H1: homosk", "held": "Not rejected for H1: "},
    "id": {"disputed": "asumsi yang diragukan", "contested": "ditolak oleh uji penentu, walaupun",
           "failed": "asumsi yang ditolak: homosk", "held": "asumsi yang tidak ditolak: "},
}  # fmt: skip


def spread(deciding, others):
    """Return the rows of tests of equal spread, from the p of each."""
    found = {"homoskedastic": str(deciding > 0.05).lower(), "test": "glejser", "alpha": 0.05}
    names = ("white_p", "breusch_pagan_p", "koenker_p")
    return found | dict(zip(names, others, strict=True))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("deciding", "others"),
    [*itertools.product((0.01, 0.4), itertools.product((0.01, 0.4), repeat=3))],
)
def test_the_deciding_test_decides_and_others_only_raise_doubt(language, deciding, others):
    statistics = regression(glejser={"p": deciding})
    statistics["heteroskedasticity", "H1"] = SPREAD | spread(deciding, others)
    text = paragraphs(section(language, statistics, {"H1": REGRESSION}))
    rejecting = sum(p <= 0.05 for p in others)
    expected = (
        ("contested" if rejecting < 3 else "failed")
        if deciding <= 0.05
        else ("disputed" if rejecting else "held")
    )
    told = {key for key, words in SAID[language].items() if words in text}
    assert expected in told
    assert told <= {expected, "held"}  # normality and linearity
    assert (RULE[language] in text) == (expected != "held")
    assert text.count(RULE[language]) <= 1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("deciding", "white"), [(0.01, 0.3), (0.01, 0.01), (0.3, 0.01), (0.3, 0.3)]
)
def test_the_caveat_follows_from_the_rule(language, deciding, white):
    results = study_with(language, p=0.01)
    results._values["glejser"] = {"H1:x": {"p": str(deciding)}}
    found = {"homoskedastic": str(deciding > 0.05).lower(), "test": "glejser"}
    results._values["heteroskedasticity"] = {"H1": found | {"white_p": str(white), "alpha": "0.05"}}
    say = Phrases(report_words(language))
    (model,) = models_of("H1", results.settings["hypotheses"]["H1"])
    assert [one.state for one in states_of(results, say, model)][1:] == [
        ("failed" if white <= 0.05 else "contested") if deciding <= 0.05
        else "disputed" if white <= 0.05 else "held"
    ]  # fmt: skip
    keys = [one.key for one in judge(results, say, "H1").caveats]
    expected = ["conditions"] if deciding <= 0.05 else ["disputed"] if white <= 0.05 else []
    assert keys == expected
    assert contradictions(results, "H1") == []


def consequences(results, say):
    hypothesis = results.settings["hypotheses"]["H1"]
    told = compose_consequences(results, say, "H1", hypothesis, models_of("H1", hypothesis), {})
    return "\n".join(map(text_of_block, told))


HELD = {"en": "Held against the decision on H1: ", "id": "Yang menjadi catatan bagi keputusan H1: "}
HARDLY = {
    "en": "at the head of these tests, no reservation about H1 follows from normality: "
    "the usual interval is [0.400, 0.800] and that of the bootstrap [0.410, 0.810].",
    "id": "pada awal uji asumsi, normalitas tidak menjadi catatan bagi keputusan H1: "
    "selang biasa ialah [0,400; 0,800] dan selang bootstrap [0,410; 0,810].",
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("low", "ranks", "against"),
    [(0.41, 0.01, None), (0.3, 0.01, "bootstrap"), (0.41, 0.4, "ways")],
)
def test_why_a_condition_is_held_against_a_decision_is_told_where_it_is(
    language, low, ranks, against
):
    results = study_with(language, p=0.01, others=ranks, normal=False)
    found = {"b": 0.6, "se": 0.102, "ci_low": 0.4, "ci_high": 0.8, "hc3_se": 0.102}
    found |= {"bca_low": low, "bca_high": 0.81}
    results._values["regression"]["H1:x"] |= {name: str(value) for name, value in found.items()}
    say = Phrases(report_words(language))
    text = consequences(results, say)
    assert (HELD[language] in text, HARDLY[language] in text) == (bool(against), not against)
    why = {
        "en": {
            "bootstrap": "normality, as the bootstrap gives another interval than the usual one "
            "(Load: [0.300, 0.810] instead of [0.400, 0.800]), although the decision is the same.",
            "ways": "as not all ways",
        },
        "id": {
            "bootstrap": "normalitas, karena bootstrap memberi selang yang berbeda dari selang "
            "biasa (Load: [0,300; 0,810], bukan [0,400; 0,800]), walaupun keputusannya sama.",
            "ways": "karena tidak semua cara",
        },
    }[language]
    for cause, words in why.items():
        assert (words in text) == (cause == against)
    # What the chapter says of a condition, the caveat says too.
    caveats = [one for one in judge(results, say, "H1").caveats if one.key == "conditions"]
    assert bool(caveats) == bool(against)


ROUGH = {"en": "With {} respondents, the bootstrap interval is itself only rough",
         "id": "Dengan {} responden, selang bootstrap itu sendiri hanya perkiraan"}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("n", "low", "rough"), [(18, 0.3, 1), (29, 0.3, 1), (30, 0.3, 0),
                                                 (18, 0.41, 0)])  # fmt: skip
def test_a_bootstrap_interval_of_few_respondents_is_not_told_as_the_better_one(
    language, n, low, rough
):
    results = study_with(language, p=0.01, normal=False)
    found = {"b": 0.6, "se": 0.102, "ci_low": 0.4, "ci_high": 0.8, "hc3_se": 0.102}
    found |= {"bca_low": low, "bca_high": 0.81}
    results._values["regression"]["H1:x"] |= {name: str(value) for name, value in found.items()}
    results._values["regression"]["H1"]["n"] = str(n)
    say = Phrases(report_words(language))
    words = ROUGH[language].format(n)
    assert consequences(results, say).count(words) == rough
    size = text_of(conclusion.size(results, say, judge(results, say, "H1")))
    assert size.count(words) == rough


def test_a_product_whose_interval_is_another_is_named_by_its_factors():
    roles = {"response": "y", "predictor": "x", "moderator": "z", "assumptions_scale": "raw"}
    product = {"b": 0.6, "se": 0.1, "ci_low": 0.4, "ci_high": 0.8, "p": 0.01, "hc3_p": 0.01}
    rows = {
        ("moderation", "H1"): {"n": 200, "f_change": 34.6, "f_change_p": 0.01},
        ("moderation", "H1:x*z"): product | {"hc3_se": 0.1, "bca_low": 0.4, "bca_high": 0.9},
        ("normality", "H1"): {"normal": "false", "n": 200},
    }
    results = results_for("moderation", rows, "en", {"p": 0.01}, **roles)
    text = consequences(results, Phrases(report_words("en")))
    assert "(Load × Support: [0.400, 0.900] instead of [0.400, 0.800]), although the" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_another_interval_is_told_with_the_coefficient_that_it_decides_otherwise(language):
    roles = {"response": "y", "predictors": ["x", "z"], "assumptions_scale": "raw"}
    slope = {"b": 0.6, "se": 0.1, "ci_low": 0.4, "ci_high": 0.8, "p": 0.01, "hc3_p": 0.01}
    # HC3 errors of 0.3 put the limits of 0.6 at 0.6 ± 0.6, and of 0.5 beyond zero.
    unlike = slope | {"b": 0.5, "ci_low": 0.3, "ci_high": 0.7, "hc3_se": 0.3, "hc3_p": 0.1}
    way = {"n": 200, "statistic": "r_squared", "estimate": 0.3, "alpha": 0.05}
    rows = {
        ("regression", "H1"): {"n": 200, "r_squared": 0.3, "f": 9, "f_p": 0.01},
        ("regression", "H1:x"): slope | {"hc3_se": 0.2},
        ("regression", "H1:z"): unlike,
        ("heteroskedasticity", "H1"): {"homoskedastic": "false", "test": "white", "alpha": 0.05},
        ("sensitivity", "H1:raw|all"): way | {"p": 0.01, "reject_h0": "true"},
        ("sensitivity", "H1:ranks|all"): way | {"p": 0.02, "reject_h0": "true", "estimate": 0.2},
    }
    results = results_for("regression", rows, language, {"p": 0.01, "test": "f"}, **roles)
    text = consequences(results, Phrases(report_words(language)))
    told = {
        "en": "(Load: [0.200, 1.000] instead of [0.400, 0.800] and Support: [−0.100, 1.100] "
        "instead of [0.300, 0.700]), and another decision on Support.",
        "id": "(Load: [0,200; 1,000], bukan [0,400; 0,800] dan Support: [−0,100; 1,100], bukan "
        "[0,300; 0,700]), dan keputusan atas Support berbeda.",
    }
    assert told[language] in text


def test_what_a_line_misses_is_told_beside_what_it_explains():
    results = study_with("en", p=0.01)
    found = {"linear": "false", "deviation_omega_squared": "0.03", "r_squared": "0.2"}
    results._values["linearity"] = {"H1:x": found | {"alpha": "0.05", "deviation_p": "0.01"}}
    text = consequences(results, Phrases(report_words("en")))
    told = "a line explains 20.0% of the variance of Strain and misses another 3.0% (ω²)"
    assert f"follows from what the tests of linearity find: {told}" in text


def test_what_hardly_mattered_for_one_hypothesis_is_told_of_the_next_where_it_matters():
    both = {"H1": REGRESSION, "H2": REGRESSION | {"predictors": ["stress", "anxiety"]}}
    rows = regression(
        heteroskedasticity={"homoskedastic": "false", "white_p": 0.01}, glejser={"p": 0.01}
    )
    rows |= {(part, one.replace("H1", "H2")): values for (part, one), values in rows.items()}
    rows["linearity", "H2:anxiety"] = LINEARITY
    rows["decision", "H1"] |= {"alpha": 0.05}
    # Of H1 the intervals by HC3 and by the test are the same, of H2 nothing is known of them.
    same = {"b": 0.5, "se": 0.1, "hc3_se": 0.1, "ci_low": 0.3, "ci_high": 0.7, "hc3_p": 0.01}
    rows["regression", "H1:stress"] = same
    text = paragraphs(section("en", rows, both))
    first, second = text.split("H2 (“")
    assert "no reservation about H1 follows from equal variances of the residuals" in first
    assert "As the residuals are heteroskedastic" not in first
    assert "As the residuals are heteroskedastic" in second
    assert "is told at H1" not in second


def covariance(linear, language="en"):
    """Return an analysis of covariance, beside a regression on its covariate or without it."""
    groups = {
        "kind": "difference", "statement": "Said.", "scale": "raw", "response": "y",
        "groups": "g", "covariates": ["x"], "test": "ancova",
    }  # fmt: skip
    hypotheses = {"H2": groups}
    rows = {
        ("difference", "H2"): {
            "f": 0.7,
            "df1": 1,
            "df2": 90,
            "p": 0.4,
            "test": "ancova",
            "n": 93,
            "slopes_f": 0.7,
            "slopes_df1": 1,
            "slopes_df2": 89,
            "slopes_p": 0.4,
        },
        ("decision", "H2"): {"test": "ancova", "p": 0.4, "reject_h0": "false", "alpha": 0.05},
    }
    if linear is not None:
        line = {"kind": "regression", "statement": "Said.", "scale": "raw", "response": "y"}
        hypotheses = {"H1": line | {"predictors": ["x"]}, "H2": groups}
        rows["linearity", "H1:x"] = LINEARITY | {"linear": str(linear).lower()}
    settings = {
        "variables": {"x": {"label": "Load"}, "y": {"label": "Strain"}},
        "profile": {"g": {"label": "Sex"}},
        "hypotheses": hypotheses,
    }
    return results_of(rows, settings, language)


@pytest.mark.parametrize("linear", [None, True, False])
def test_linearity_tested_for_another_hypothesis_counts_for_a_covariate(linear):
    results, say = covariance(linear), Phrases(report_words("en"))
    found = linearity_elsewhere(results, "x", "y")
    assert (found and found.linear) is linear
    judged = judge(results, say, "H2")
    caveats = [one.subject for one in judged.caveats if one.key == "elsewhere"]
    assert caveats == ([("x", "y", "H1")] if linear is False else [])
    text = "\n".join(map(text_of_block, assumed(results, say, "H2")))
    expected = {
        None: "for this hypothesis the latter was not tested",
        True: "the tests of linearity for H1 do not reject that of Load (linearity-H1-x)",
        False: "the tests of linearity for H1 reject that of Load (linearity-H1-x)",
    }
    for key, words in expected.items():
        assert (words in text) == (key is linear)
