"""What the section about assumptions looks at depends on the kind of hypothesis."""

import pytest

from angket.formats.blocks import Heading
from assumptions_text import (
    GLEJSER,
    LINEARITY,
    MEDIATION,
    NORMALITY,
    REGRESSION,
    RESET,
    SENSITIVITY,
    SPREAD,
    regression,
    section,
)
from chapter_text import body_of, paragraphs

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
    statistics = correlation("spearman", normal="false", lilliefors_p=0.001, shapiro_p=0.001)
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


@pytest.mark.parametrize("test", ["bootstrap", "sobel"])
def test_the_bootstrap_of_a_mediation_does_not_suppose_equal_variances(test):
    statistics = of_model("H1:mediator", ["stress"])
    statistics["heteroskedasticity", "H1:mediator"] = SPREAD | {"homoskedastic": "false"}
    statistics |= of_model("H1:response", ["stress", "anxiety"])
    statistics["mediation", "H1"] = {"percentile_low": 0.1}
    statistics["decision", "H1"] = {"test": test, "reject_h0": "true", "p": 0.01}
    text = paragraphs(section("en", statistics, {"H1": MEDIATION}))
    assert "not by every other: homoskedasticity in the model of Anxiety" in text
    bootstrapped = "the bootstrap interval of the indirect relation does not need equal variances"
    assert (bootstrapped in text) == (test == "bootstrap")


def test_a_mediation_has_two_models_and_repeats_neither_regression_nor_table():
    both = REGRESSION | {"predictors": ["stress", "anxiety"]}
    statistics = of_model("H1", ["stress", "anxiety"])
    statistics |= of_model(
        "H2:mediator", ["stress"], normal="false", lilliefors_p=0.01, shapiro_p=0.01
    )
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
    # All that share the largest VIF are named.
    assert "VIF terbesar ialah 20,000, untuk Stress, Anxiety, dan Stress × Anxiety (" in text
    # Both customary bounds, of which one follows from the other.
    assert "tolerance lebih dari 0,100 dan VIF kurang dari 10" in text
    assert "(tolerance 0,050; lihat" in text
    # Of those that only read alike as they are printed, the largest alone.
    statistics["multicollinearity", "H1:stress"] |= {"vif": 20.0004}
    for language, vif in (("id", "20,000, untuk Stress ("), ("en", "20.00, of Stress (")):
        told = paragraphs(section(language, statistics, {"H1": moderation}))
        assert vif in told
    english = paragraphs(section("en", statistics, {"H1": moderation}))
    assert "a tolerance above .10 and a VIF below 10" in english
    assert "(tolerance .05; see" in english
    assert "sehingga ada multikolinearitas" in text


@pytest.mark.parametrize(
    ("language", "d", "told", "sides"),
    [
        ("en", 1.4, "Its value is 1.40;", ("positive", "below two")),
        ("en", 2.6, "Its value is 2.60;", ("negative", "above two")),
        ("id", 1.4, "Nilainya 1,400;", ("positif", "di bawah dua")),
    ],
)
def test_a_durbin_watson_without_bounds_tells_no_direction(language, d, told, sides):
    statistics = regression() | {("autocorrelation", "H1"): {"durbin_watson": d}}
    text = paragraphs(section(language, statistics, {"H1": REGRESSION}))
    assert told in text
    about = text[text.index("Durbin") :].split("Summary")[0]
    assert not any(side in about for side in sides)


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
