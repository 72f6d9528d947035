"""The section about assumptions says what the tests found, in both languages."""

import re

import pytest

from angket.formats.blocks import Heading
from angket.report.assumptions import compose
from angket.settings.words import load_words
from chapter_text import body_of, make, paragraphs

VARIABLES = {
    "stress": {"label": "Stress", "items": []},
    "anxiety": {"label": "Anxiety", "items": []},
    "sleep": {"label": "Sleep", "items": []},
}
REGRESSION = {
    "kind": "regression",
    "statement": "Stress is associated with sleep.",
    "response": "sleep",
    "predictors": ["stress"],
    "scale": "raw",
    "assumptions_scale": "raw",
}
NORMALITY = {
    "n": 40, "residual_mean": -5e-16, "residual_sd": 2.5, "ks_d": 0.08, "ks_positive": 0.07,
    "ks_negative": -0.08, "lilliefors_p": 0.2, "shapiro_w": 0.98, "shapiro_p": 0.61,
    "normal": "true", "test": "lilliefors", "alpha": 0.05,
}  # fmt: skip
SPREAD = {
    "white_lm": 1.5, "white_p": 0.47, "breusch_pagan_lm": 0.9, "breusch_pagan_p": 0.34,
    "koenker_lm": 4.2, "koenker_p": 0.04, "homoskedastic": "true", "test": "glejser",
    "alpha": 0.05,
}  # fmt: skip
LINEARITY = {
    "combined_ss": 30.0, "combined_df": 9, "combined_ms": 3.33, "combined_f": 2.0,
    "combined_p": 0.07, "linearity_ss": 20.0, "linearity_df": 1, "linearity_ms": 20.0,
    "linearity_f": 12.0, "linearity_p": 0.002, "deviation_ss": 10.0, "deviation_df": 8,
    "deviation_ms": 1.25, "deviation_f": 0.75, "deviation_p": 0.65, "within_ss": 50.0,
    "within_df": 30, "within_ms": 1.667, "total_ss": 80.0, "total_df": 39, "linear": "true",
    "alpha": 0.05,
}  # fmt: skip
GLEJSER = {"b": 0.05, "se": 0.04, "beta": 0.19, "t": 1.25, "p": 0.21}
RESET = {"reset_f": 1.1, "reset_df1": 2, "reset_df2": 36, "reset_p": 0.34}
SENSITIVITY = {"n": 40, "statistic": "beta", "estimate": 0.5, "p": 0.01, "reject_h0": "true"}


def regression(**changes):
    """Return the statistics of a regression; a section's name changes some of them."""
    statistics = {
        ("normality", "H1"): NORMALITY,
        ("glejser", "H1:(constant)"): {"b": 1.0, "se": 0.5, "t": 2.0, "p": 0.05},
        ("glejser", "H1:stress"): GLEJSER,
        ("heteroskedasticity", "H1"): SPREAD,
        ("linearity", "H1"): RESET,
        ("linearity", "H1:stress"): LINEARITY,
        ("multicollinearity", "H1:stress"): {"tolerance": 1.0, "vif": 1.0},
        ("regression", "H1:stress"): {"hc3_p": 0.01},
        ("sensitivity", "H1:raw|all"): SENSITIVITY,
        ("decision", "H1"): {"test": "t", "reject_h0": "true", "p": 0.01},
    }
    for (section, subject), values in statistics.items():
        statistics[section, subject] = values | changes.get(section, {})
    return statistics


def section(language, statistics, hypotheses, **settings):
    given = {"variables": VARIABLES, "hypotheses": hypotheses} | settings
    return compose(*make(language, statistics, given))


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "id",
            [
                "residual dianggap berdistribusi normal",
                "(D = 0,080; Sig. = 0,200)",
                "Uji Shapiro-Wilk memberi putusan yang sama (W = 0,980; Sig. = 0,610).",
                "Uji Glejser tidak menolak H0 (Sig. = 0,210 untuk Stress)",
                "Putusan yang berlainan, yang tidak menentukan, diberikan oleh uji Koenker",
                "terhadap Stress tidak signifikan (F(8; 30) = 0,750; Sig. = 0,650;",
                "Komponen linearnya signifikan (F(1; 30) = 12,000; Sig. = 0,002).",
                "H1 diputuskan dengan uji t.",
            ],
        ),
        (
            "en",
            [
                "does not reject normality of the residuals, D = .08, p = .200",
                "The Glejser test does not reject equal spread (p = .210 for Stress)",
                "A different verdict, which does not decide, comes from Koenker (p = .040).",
                "is not significant, F(8, 30) = 0.75, p = .650",
                "H1 is decided by the t test.",
            ],
        ),
    ],
)
def test_assumptions_that_hold(language, expected):
    text = paragraphs(section(language, regression(), {"H1": REGRESSION}))
    for sentence in expected:
        assert sentence in text
    assert "HC3" not in text


def test_everything_that_fails_is_named_with_what_follows():
    statistics = regression(
        normality={"normal": "false", "lilliefors_p": 0.004, "shapiro_p": 0.08},
        heteroskedasticity={"homoskedastic": "false"},
        glejser={"p": 0.0004},
        linearity={"linear": "false", "deviation_p": 0.01, "reset_p": 0.02},
    )
    text = paragraphs(section("id", statistics, {"H1": REGRESSION}))
    for sentence in (
        "residual tidak berdistribusi normal",
        "Uji Shapiro-Wilk memberi putusan yang berlainan (W = 0,980; Sig. = 0,080)",
        "Uji Glejser menolak H0 (Sig. < 0,001 untuk Stress), sehingga ada",
        "hubungan tidak sepenuhnya linear",
        "bentuk persamaan patut diragukan",
        "asumsi yang ditolak: normalitas residual, homoskedastisitas, dan linearitas Sleep",
        "Penelitian ini tidak mengganti uji menurut hasil uji asumsi: H1 tetap diputuskan",
        "galat baku HC3",
        "dapat dilihat pada sensitivity-H1.",
    ):
        assert sentence in text
    text = paragraphs(section("en", statistics, {"H1": REGRESSION}))
    assert "Rejected for H1: normality of the residuals, homoskedasticity, and linearity" in text
    assert "H1 is still decided by the t test" in text


def test_a_regression_without_hc3_does_not_promise_it():
    statistics = regression(heteroskedasticity={"homoskedastic": "false"}, glejser={"p": 0.01})
    statistics["regression", "H1:stress"] = {"hc3_p": "undefined: leverage 1"}
    text = paragraphs(section("en", statistics, {"H1": REGRESSION}))
    assert "may be too small or too large" in text
    assert "HC3" not in text


def test_the_table_of_linearity_stands_in_the_order_of_spss():
    rows = body_of(section("id", regression(), {"H1": REGRESSION}), "linearity-H1-stress")
    assert [row[0].split(": ")[-1] for row in rows] == [
        "(gabungan)", "linearitas", "penyimpangan dari linearitas", "Dalam kelompok", "Total",
    ]  # fmt: skip
    assert rows[2][1:] == ["10,000", "8", "1,250", "0,750", "0,650"]
    assert rows[4][1:] == ["80,000", "39", "", "", ""]


def test_a_lower_bound_of_p_is_told():
    for language, note in (("id", "adalah batas bawah"), ("en", "is a lower bound")):
        blocks = section(language, regression(), {"H1": REGRESSION})
        found = next(block for block in blocks if getattr(block, "label", "") == "normality-H1")
        assert any(note in str(line) for line in found.notes)


@pytest.mark.parametrize(
    ("language", "reason"),
    [
        ("id", "model cocok sempurna, sehingga tidak ada sisa untuk diuji"),
        ("en", "the fit is perfect, so nothing is left to test against"),
    ],
)
def test_tests_that_could_not_be_computed_say_why(language, reason):
    why = "undefined: the fit is perfect, so nothing is left to test against"
    kept = {"test", "alpha", "n"}
    statistics = {
        place: {name: value if name in kept else why for name, value in values.items()}
        for place, values in regression().items()
    }
    statistics["decision", "H1"] = {"test": "t", "reject_h0": why, "p": why}
    statistics["linearity", "H1:stress"] = LINEARITY
    blocks = section(language, statistics, {"H1": REGRESSION})
    # Normality, homoskedasticity and RESET; a single predictor has no multicollinearity.
    assert paragraphs(blocks).count(reason) == 3
    labels = {block.label for block in blocks if hasattr(block, "label")}
    assert labels == {"linearity-H1-stress"}


def test_a_reason_names_variables_by_their_label():
    why = "undefined: stress has totals of 0 or less, which have no logarithm"
    statistics = regression(heteroskedasticity={"test": "park", "homoskedastic": why})
    statistics["park", "H1:stress"] = dict.fromkeys(GLEJSER, why)
    text = paragraphs(section("id", statistics, {"H1": REGRESSION}))
    assert "dengan uji Park: skor total Stress memuat nol" in text
    assert "Sebagai gantinya dapat dilihat uji Glejser (Sig. = 0,210)" in text
    text = paragraphs(section("en", statistics, {"H1": REGRESSION}))
    assert "by the Park test: Stress has totals of 0 or less" in text


CORRELATION = {
    "kind": "correlation",
    "statement": "Stress is associated with sleep",
    "variables": ["stress", "sleep"],
    "test": "by_assumptions",
    "scale": "interval",
    "assumptions_scale": "interval",
}


def correlation(test, **normal):
    return {
        ("normality", "H1:stress"): NORMALITY | normal,
        ("normality", "H1:sleep"): NORMALITY,
        ("linearity", "H1:stress"): LINEARITY,
        ("decision", "H1"): {"test": test, "reject_h0": "true", "p": 0.01},
    }


def test_a_correlation_chosen_by_assumptions():
    text = paragraphs(section("en", correlation("pearson"), {"H1": CORRELATION}))
    assert "By the study's rule" in text
    assert "H1 is decided by Pearson's correlation." in text
    assert "rests on raw totals, because interval totals hardly ever repeat" in text
    statistics = correlation("spearman", normal="false", lilliefors_p=0.001)
    text = paragraphs(section("id", statistics, {"H1": CORRELATION}))
    assert "asumsi yang ditolak: normalitas Stress." in text
    assert "H1 diputuskan dengan korelasi peringkat Spearman." in text


def test_a_correlation_fixed_beforehand():
    statistics = correlation("pearson", normal="false", lilliefors_p=0.001)
    text = paragraphs(section("en", statistics, {"H1": CORRELATION | {"test": "pearson"}}))
    assert "H1 is still decided by Pearson's correlation" in text
    text = paragraphs(
        section("en", correlation("kendall"), {"H1": CORRELATION | {"test": "kendall"}})
    )
    assert "Kendall's rank correlation, which needs neither normality nor linearity" in text


def test_shapiro_chosen_by_size():
    statistics = regression(normality={"test": "shapiro", "n": 40})
    settings = {"tests": {"alpha": 0.05, "normality": "by_size"}}
    text = paragraphs(section("id", statistics, {"H1": REGRESSION}, **settings))
    assert "Uji itu dipilih menurut banyaknya responden (n = 40)." in text
    assert "Uji Shapiro-Wilk untuk residual tidak menolak H0 (W = 0,980; Sig. = 0,610)" in text


MEDIATION = {
    "kind": "mediation",
    "statement": "Stress, anxiety, sleep",
    "predictor": "stress",
    "mediator": "anxiety",
    "response": "sleep",
    "scale": "raw",
    "assumptions_scale": "raw",
}


def of_model(subject, terms, **normality):
    """Return the statistics of one regression of several terms."""
    statistics = {
        ("normality", subject): NORMALITY | normality,
        ("heteroskedasticity", subject): SPREAD,
        ("linearity", subject): RESET,
    }
    for term in terms:
        statistics["glejser", f"{subject}:{term}"] = GLEJSER
        statistics["multicollinearity", f"{subject}:{term}"] = {"tolerance": 0.05, "vif": 20.0}
        if "*" not in term:
            statistics["linearity", f"{subject}:{term}"] = LINEARITY
    return statistics


def test_a_mediation_has_two_models_and_repeats_neither_regression_nor_table():
    both = REGRESSION | {"predictors": ["stress", "anxiety"]}
    statistics = of_model("H1", ["stress", "anxiety"])
    statistics |= of_model("H2:mediator", ["stress"], normal="false", lilliefors_p=0.01)
    statistics |= of_model("H2:response", ["stress", "anxiety"])
    statistics["mediation", "H2"] = {"percentile_low": 0.1}
    statistics["decision", "H2"] = {"test": "bootstrap", "reject_h0": "true", "p": 0.01}
    blocks = section("en", statistics, {"H1": both, "H2": MEDIATION})
    text = paragraphs(blocks)
    assert "The regression of Sleep on Stress and Anxiety is the one examined for H1" in text
    assert "Rejected for H2: normality of the residuals in the model of Anxiety." in text
    assert "the bootstrap interval of the indirect relation does not need normality" in text
    labels = [block.label for block in blocks if hasattr(block, "label")]
    assert len(labels) == len(set(labels))
    assert "normality-H2-response" not in labels
    headings = [block.text for block in blocks if isinstance(block, Heading)]
    assert headings[headings.index("Assumptions of H2") :] == [
        "Assumptions of H2",
        "Model of Anxiety",
        "Normality",
        "Homoskedasticity",
        "Linearity",
        "Model of Sleep",
        "Summary of the assumption tests",
    ]
    only = section("id", statistics, {"H2": MEDIATION})
    assert "normality-H2-response" in {block.label for block in only if hasattr(block, "label")}


def test_a_moderation_has_a_product_and_collinear_predictors():
    moderation = MEDIATION | {"kind": "moderation", "moderator": "anxiety"}
    statistics = of_model("H1", ["stress", "anxiety", "stress*anxiety"])
    blocks = section("id", statistics, {"H1": moderation})
    assert body_of(blocks, "multicollinearity-H1")[2] == ["Stress × Anxiety", "0,050", "20,000"]
    text = paragraphs(blocks)
    assert "VIF terbesar ialah 20,000, untuk Stress" in text
    assert "sehingga ada multikolinearitas" in text


@pytest.mark.parametrize(
    ("d", "told"), [(1.4, "1.40, below two"), (2.6, "2.60, above two"), (2.0, "2.00: there is no")]
)
def test_durbin_watson(d, told):
    statistics = regression() | {("autocorrelation", "H1"): {"durbin_watson": d}}
    assert f"Its value is {told}" in paragraphs(section("en", statistics, {"H1": REGRESSION}))


def test_expected_counts_of_an_association():
    association = {"kind": "association", "statement": "s", "row": "stress", "column": "sleep"}
    found = {"cells_below_5": 0, "cells_below_5_percent": 0.0, "minimum_expected": 7.03}
    statistics = {("association", "H1"): found, ("sensitivity", "H1:pearson|all"): SENSITIVITY}
    text = paragraphs(section("id", statistics, {"H1": association}))
    assert "terkecil ialah 7,03" in text
    assert "sehingga syarat itu terpenuhi" in text
    found |= {"cells_below_5": 1, "cells_below_5_percent": 25.0, "minimum_expected": 4.84}
    text = paragraphs(section("en", statistics, {"H1": association}))
    assert "the smallest expected count is 4.84" in text.lower()
    assert "is 1 (25.0%): the condition is not met." in text
    assert "Fisher's exact or Monte Carlo, is in sensitivity-H1." in text


def test_no_hypothesis_no_section():
    assert section("id", {}, {}) == []


def leaves(phrases, path=""):
    if not isinstance(phrases, dict):
        return {path: phrases}
    return {
        name: phrase
        for key, part in phrases.items()
        for name, phrase in leaves(part, f"{path}.{key}").items()
    }


@pytest.mark.parametrize("part", ["assumptions", "sensitivity", "deciding_tests"])
def test_both_languages_have_the_same_phrases_with_the_same_fillings(part):
    indonesian, english = (leaves(load_words(name, "report")[part]) for name in ("id", "en"))
    assert indonesian.keys() == english.keys()
    for key, phrase in indonesian.items():
        assert set(re.findall(r"{\w+}", phrase)) == set(re.findall(r"{\w+}", english[key])), key
        assert not re.search(r"\d", re.sub(r"{\w+}|H0|~0~|HC3", "", phrase + english[key])), key
