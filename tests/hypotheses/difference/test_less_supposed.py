"""Assumptions of an analysis of covariance: held against it by the rule that regressions have."""

from pathlib import Path

import pandas as pd
import pytest
import statsmodels.formula.api as smf
from test_factors_oracles import ORDERS, study_of

from angket.formats.blocks import Heading, text_of
from angket.hypotheses.difference.factor_section import Told, _effects
from angket.hypotheses.difference.factor_sentences import slopes
from angket.hypotheses.difference.section import assumed, estimates
from angket.report.judgement import judge
from angket.report.phrases import Phrases, report_words
from angket.report.sections.assumptions import compose
from assumptions_text import LINEARITY
from hypotheses_text import results_of, text_of_block
from hypothesis_tests import infer
from live_r import run_r

HERE = Path(__file__).parent
BY_R = pd.read_csv(HERE / "less_supposed.csv", index_col="pair")
HC3, BCA = ["hc3_se", "hc3_ci_low", "hc3_ci_high"], ["bca_low", "bca_high"]
LANGUAGES = ("en", "id")


def test_errors_and_limits_are_those_of_car_and_boot():
    about, totals, groups = study_of("birthwt")
    found, _ = infer(about, totals, groups, ORDERS, resamples=5000)
    for pair, wanted in BY_R.iterrows():
        shown = [float(found["difference", f"H:{pair}", one]) for one in HC3]
        assert shown == pytest.approx(wanted[HC3].tolist(), rel=1e-9), pair
        shown = [float(found["difference", f"H:{pair}", one]) for one in BCA]
        length = wanted["bca_high"] - wanted["bca_low"]
        assert shown == pytest.approx(wanted[BCA].tolist(), abs=0.04 * length), pair


@pytest.mark.slow
def test_r_still_says_what_is_recorded():
    printed = run_r(HERE / "less_supposed.R", HERE / "recorded" / "birthwt.csv")
    now = [line.split(",") for line in printed.split("\n") if line]
    for pair, *numbers in now:
        assert list(map(float, numbers)) == pytest.approx(BY_R.loc[pair].tolist(), rel=1e-9)
    assert len(now) == len(BY_R)


def test_of_two_groups_the_difference_has_them():
    about, totals, groups = study_of("birthwt")
    both = groups["race"] != "other"
    totals, groups = totals[both], groups[both]
    found, _ = infer(about, totals, groups, {"race": ["white", "black"]})
    data = totals.assign(white=(groups["race"] == "white").astype(float))
    fit = smf.ols("y ~ white + age + lwt", data).fit(cov_type="HC3", use_t=True)
    shown = [float(found["difference", "H", one]) for one in ("difference", *HC3)]
    limits = fit.conf_int().loc["white"].tolist()
    assert shown == pytest.approx([fit.params["white"], fit.bse["white"], *limits], rel=1e-9)
    assert float(found["difference", "H", "bca_low"]) < shown[0]
    assert shown[0] < float(found["difference", "H", "bca_high"])


@pytest.mark.parametrize(
    ("about", "expected"), [("am", ["H"]), ("interaction", [])], ids=["factor", "interaction"]
)
def test_of_two_factors_a_factor_has_them_and_an_interaction_has_none(about, expected):
    hypothesis, totals, groups = study_of("mtcars")
    found, _ = infer(hypothesis | {"about": about}, totals, groups, ORDERS)
    rows = [subject for _, subject, statistic in found if statistic == "bca_low"]
    assert rows == expected


OWN = {"difference": -0.2, "se": 0.24, "ci_low": -0.68, "ci_high": 0.27}
HARMLESS = {"hc3_se": 0.23, "hc3_ci_low": -0.66, "hc3_ci_high": 0.25, "bca_low": -0.66,
            "bca_high": 0.25}  # fmt: skip


def study(language="en", levene=0.038, shapiro=0.0001, linear=False, missed=0.05, ranks=0.7,
          hc3=0.37, two=True, slopes=0.4, **limits):  # fmt: skip
    """Return an analysis of covariance, beside a regression on its covariate."""
    of = {"statement": "Said.", "scale": "raw", "response": "y"}
    hypotheses = {
        "H1": of | {"kind": "regression", "predictors": ["x"]},
        "H2": of | {"kind": "difference", "groups": "g", "covariates": ["x"], "test": "ancova"},
    }
    test = {"f": 0.7, "df1": 1, "df2": 90, "p": 0.4, "test": "ancova", "n": 93}
    test |= {"levene_median_f": 4.3, "levene_median_p": levene, "levene_df1": 1, "levene_df2": 91}
    test |= {"shapiro_w": 0.97, "shapiro_p": shapiro}
    test |= {"slopes_f": 0.7, "slopes_df1": 1, "slopes_df2": 89, "slopes_p": slopes}
    compared = OWN | HARMLESS | limits
    way = {"n": 93, "statistic": "f_of_term", "estimate": 0.8, "alpha": 0.05}
    rows = {
        ("difference", "H2"): test | (compared if two else {}),
        ("decision", "H2"): {"test": "ancova", "p": 0.4, "reject_h0": "false", "alpha": 0.05},
        ("linearity", "H1:x"): LINEARITY
        | {"linear": str(linear).lower(), "deviation_omega_squared": missed, "r_squared": 0.12,
           "eta_squared": 0.2},
        ("sensitivity", "H2:raw|all"): way | {"estimate": 0.7, "p": 0.4, "reject_h0": "false"},
        ("sensitivity", "H2:unequal_variances|all"): way
        | {"p": hc3, "reject_h0": str(hc3 <= 0.05).lower()},
        ("sensitivity", "H2:ranks|all"): way
        | {"statistic": "f_of_ranks", "p": ranks, "reject_h0": str(ranks <= 0.05).lower()},
    }  # fmt: skip
    if not two:
        rows |= {("difference", f"H2:{one}"): {"adjusted_mean": 5.0} for one in "abc"}
        rows["difference", "H2:a|b"] = OWN | HARMLESS
        rows["difference", "H2:a|c"] = compared
    settings = {
        "variables": {"x": {"label": "Load"}, "y": {"label": "Strain"}},
        "profile": {"g": {"label": "Sex"}},
        "tests": {"alpha": 0.05},
        "hypotheses": hypotheses,
    }
    return results_of(rows, settings, language)


def keys(results, language="en"):
    judged = judge(results, Phrases(report_words(language)), "H2")
    return [one.key for one in judged.caveats]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, []),
        ({"slopes": 0.01}, ["slopes"]),
        ({"hc3_se": 0.31}, ["unequal"]),
        ({"bca_low": -0.95}, ["not_normal"]),
        ({"ranks": 0.01}, ["unequal", "not_normal", "elsewhere"]),
        ({"hc3": 0.01}, ["unequal", "not_normal"]),
        ({"missed": 0.12}, ["elsewhere"]),
        ({"levene": 0.5, "shapiro": 0.5, "linear": True, "hc3_se": 0.31, "missed": 0.12}, []),
        ({"two": False}, []),
        ({"two": False, "hc3_se": 0.31}, ["unequal"]),
        ({"two": False, "bca_high": 0.1}, ["not_normal"]),
    ],
)
def test_what_fails_is_held_against_the_decision_unless_other_ways_agree(given, expected):
    assert keys(study(**given)) == expected


TOLD = {
    "en": {
        "spread": "no reservation about H2 follows from normality and equal variances",
        "line": "no reservation about H2 follows from what the tests of linearity find",
        "too": "Nor does one follow from what the tests of linearity find: a line explains",
        "hc3": "of the residuals, as HC3 errors give another interval than the usual one ([",
        "pair": "HC3 errors give another interval than the usual one (a vs. c: [",
        "much": "of the variance of Strain and misses another 12.0% (ω²)",
        "limits": "by ways that need no such assumption, are in effects-H2.",
    },
    "id": {
        "spread": "normalitas dan homoskedastisitas tidak menjadi catatan bagi keputusan H2",
        "line": "temuan uji linearitas tidak menjadi catatan bagi keputusan H2",
        "too": "Begitu pula temuan uji linearitas: garis lurus menjelaskan",
        "hc3": "karena galat baku HC3 memberi selang yang berbeda dari selang biasa ([",
        "pair": "galat baku HC3 memberi selang yang berbeda dari selang biasa (a vs. c: [",
        "much": "varians Strain dan tidak menangkap 12,00% lagi",
        "limits": "yang tidak memerlukan asumsi tersebut ada pada effects-H2.",
    },
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, {"spread", "too", "limits"}),
        ({"hc3_se": 0.31}, {"too", "hc3", "limits"}),
        ({"two": False, "hc3_se": 0.31}, {"too", "pair"}),
        ({"missed": 0.12}, {"spread", "much", "limits"}),
        ({"levene": 0.5, "shapiro": 0.5}, {"line"}),
        ({"levene": 0.5, "shapiro": 0.5, "linear": True}, set()),
    ],
)
def test_the_chapter_says_why_or_why_not(language, given, expected):
    results, say = study(language, **given), Phrases(report_words(language))
    text = "\n".join(map(text_of_block, assumed(results, say, "H2")))
    assert {key for key, words in TOLD[language].items() if words in text} == expected
    # The rule that is referred to stands at the head.
    head = "\n".join(map(text_of_block, compose(results, say)[:2]))
    assert ("Bradley" in head) == bool(expected)


def test_each_condition_of_an_analysis_of_covariance_has_its_heading():
    say = Phrases(report_words("en"))
    blocks = assumed(study(), say, "H2")
    heads = [text_of(block.text) for block in blocks if isinstance(block, Heading)]
    assert heads == [
        "Equal slopes",
        "Homoskedasticity",
        "Normality",
        "Other assumptions",
        "What follows for the decision",
    ]
    # Without a condition that fails nothing follows.
    blocks = assumed(study(levene=0.5, shapiro=0.5, linear=True), say, "H2")
    assert [text_of(b.text) for b in blocks if isinstance(b, Heading)] == heads[:-1]


NEAR = {
    "en": ("residuals: the usual interval is [−0.68, 0.27], that of the bootstrap "
           "[−0.66, 0.25], and that by HC3 errors [−0.",
           "intervals of the bootstrap and by HC3 errors are nearly the usual ones."),
    "id": ("keputusan H2: selang biasa ialah [−0,680; 0,270], selang bootstrap [−0,660; 0,250], "
           "dan selang menurut galat baku HC3 [−0,",
           "selang bootstrap dan selang menurut galat baku HC3 hampir sama dengan selang biasa."),
}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("two", [True, False])
def test_by_which_intervals_an_assumption_hardly_matters_is_told(language, two):
    results, say = study(language, linear=True, two=two), Phrases(report_words(language))
    text = "\n".join(map(text_of_block, assumed(results, say, "H2")))
    assert [words in text for words in NEAR[language]] == [two, not two]


OTHERS = {"en": "12.0% (ω², of the 95 respondents of H1)",
          "id": "12,00% lagi (ω²; pada 95 responden H1)"}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("n", "told"), [(95, True), (93, False)])
def test_whose_line_it_is_is_told_where_other_respondents_have_it(language, n, told):
    results, say = study(language, missed=0.12), Phrases(report_words(language))
    results._values["regression"] = {"H1": {"n": str(n)}}
    text = "\n".join(map(text_of_block, assumed(results, say, "H2")))
    assert (OTHERS[language] in text) is told
    assert TOLD[language]["much"].removesuffix(" (ω²)") in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_interaction_says_that_it_has_no_interval_to_compare(language):
    results = study(language, linear=True, two=False)
    for pair in ("H2:a|b", "H2:a|c"):
        del results._values["difference"][pair]
    assert estimates(results, "H2", results.settings["hypotheses"]["H2"]) == []
    assert keys(results, language) == ["unequal", "not_normal"]
    told = assumed(results, Phrases(report_words(language)), "H2")
    words = {"en": "as there is no interval to compare", "id": "karena tidak ada selang yang dapat"}
    assert words[language] in "\n".join(map(text_of_block, told))


@pytest.mark.parametrize(
    ("slope", "p", "expected"),
    [
        (0.359, 0.001, {"en": "goes with 0.359 points more of Strain, F(1, 90) = 47.10, p = .001",
                        "id": "disertai Strain yang 0,359 poin lebih tinggi, F(1; 90)"}),
        (-0.359, 0.001, {"en": "goes with 0.359 points less of Strain",
                         "id": "disertai Strain yang 0,359 poin lebih rendah"}),
        (-0.359, 0.4, {"en": "It is not shown that Strain changes with Load within the groups "
                             "(b = −0.359), F(1, 90) = 47.10, p = .400.",
                       "id": "Tidak terbukti bahwa Strain berubah menurut Load di dalam kelompok"}),
    ],
)  # fmt: skip
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_slope_of_a_covariate_says_which_way(language, slope, p, expected):
    results = study(language)
    found = {"slope": slope, "f": 47.1, "df": 1, "p": p}
    results._values["difference"]["H2:x"] = {name: str(value) for name, value in found.items()}
    told = Told("covariance", "g", {"response": "Strain"}, {"g": []}, ["x"])
    (sentence,) = slopes(results, Phrases(report_words(language)), "H2", told)
    assert expected[language] in text_of(sentence)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "The difference of the adjusted means is −0.20, with the interval [−0.68, 0.27] by "
               "the test, [−0.66, 0.25] by HC3 errors, and [−0.66, 0.25] by the bootstrap."),
        ("id", "Selisih rata-rata yang disesuaikan: −0,200, dengan selang [−0,680; 0,270] menurut "
               "uji itu, [−0,660; 0,250] menurut galat baku HC3, dan [−0,660; 0,250] menurut boot"),
    ],
)  # fmt: skip
def test_the_three_intervals_of_two_groups_stand_below_the_effect_sizes(language, words):
    results, say = study(language), Phrases(report_words(language))
    results._values["difference"]["H2"]["partial_eta_squared"] = "0.01"
    results._values["difference"]["H2:g"] = {"partial_eta_squared": "0.01"}
    told = Told("covariance", "g", {"response": "Strain"}, {"g": ["a", "b"]}, [])
    (table,) = _effects(results, say, "H2", told, results.write(95, "count"))
    assert any(words in text_of(note) for note in table.notes)
