"""The section about assumptions says what the tests found, in both languages."""

import re

import pytest

from angket.report.phrases import Phrases, report_words
from angket.report.results import Results
from assumptions_text import GLEJSER, LINEARITY, REGRESSION, SPREAD, regression, section
from chapter_text import body_of, paragraphs


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "id",
            [
                "residual dianggap berdistribusi normal",
                "(D = 0,080; Sig. ≥ 0,200)",
                "Uji Shapiro-Wilk memberi keputusan yang sama (W = 0,980; Sig. = 0,610).",
                "Uji Glejser tidak menolak H0 (Sig. = 0,210 untuk Stress)",
                "H0 juga tidak ditolak oleh ",
                "terhadap Stress tidak signifikan (F(8; 30) = 0,750; Sig. = 0,650;",
                "Komponen linearnya signifikan (F(1; 30) = 12,000; Sig. = 0,002).",
                "H1 diputuskan dengan uji t.",
            ],
        ),
        (
            "en",
            [
                "does not reject normality of the residuals, D = .08, p ≥ .200",
                "The Glejser test does not reject equal spread (p = .210 for Stress)",
                "Nor is it rejected by ",
                "is not significant, F(8, 30) = 0.75, p = .650",
                "H1 is decided by the t test.",
            ],
        ),
    ],
)
def test_assumptions_that_hold(language, expected):
    statistics = regression(heteroskedasticity={"koenker_p": 0.4})
    text = paragraphs(section(language, statistics, {"H1": REGRESSION}))
    for sentence in expected:
        assert sentence in text
    assert "HC3" not in text


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "id",
            [
                "Uji Glejser, yang menentukan dalam penelitian ini, tidak menolak H0 (Sig. = 0,210",
                "Akan tetapi, H0 ditolak oleh Koenker (Sig. = 0,040), sehingga homoskedastisitas",
                "tidak ditolak oleh uji penentu, tetapi ditolak oleh uji lain: homoskedastisitas.",
                "Karena homoskedastisitas diragukan, galat baku HC3",
            ],
        ),
        (
            "en",
            [
                "does not reject equal spread (p = .210 for Stress).",
                "It is rejected, however, by Koenker (p = .040), so that it is in doubt whether",
                "the test that decides does not reject it but another does: homoskedasticity.",
                "As homoskedasticity is in doubt, HC3 standard errors",
            ],
        ),
    ],
)
def test_tests_that_do_not_agree_come_to_one_verdict_that_tells_both(language, expected):
    text = paragraphs(section(language, regression(), {"H1": REGRESSION}))
    for sentence in expected:
        assert sentence in text
    # Nobody says beside it that there is no sign of heteroskedasticity.
    assert {"id": "tidak tampak", "en": "no sign of heterosk"}[language] not in text


@pytest.mark.parametrize(("deviation", "reset"), [(0.01, 0.4), (0.4, 0.01), (0.01, 0.01)])
@pytest.mark.parametrize(
    ("language", "disputed", "contested", "rejected", "doubted", "counted"),
    [
        (
            "en", "but another does: lin", "though not by every other: lin",
            "Rejected for H1: lin", "linearity is in doubt.", "linearity counts as rejected",
        ),
        (
            "id", "tetapi ditolak oleh uji lain: lin", "tidak oleh semua uji lain: lin",
            "asumsi yang ditolak: lin", "linearitas masih diragukan.",
            "linearitas tetap dianggap tidak",
        ),
    ],
)  # fmt: skip
def test_of_one_predictor_two_tests_of_linearity_that_disagree_are_told_so_both_ways(
    language, disputed, contested, rejected, doubted, counted, deviation, reset
):
    linear = str(deviation > 0.05).lower()
    statistics = regression(linearity={"linear": linear, "deviation_p": deviation})
    statistics["heteroskedasticity", "H1"] = SPREAD | {"koenker_p": 0.4}
    statistics["linearity", "H1"] = statistics["linearity", "H1"] | {"reset_p": reset}
    text = paragraphs(section(language, statistics, {"H1": REGRESSION}))
    # The deviation decides: where it does not reject, RESET makes it doubtful; where it does,
    # linearity is rejected, whether RESET agrees or not.
    kept, alone = deviation > 0.05, deviation <= 0.05 < reset
    told = disputed in text, doubted in text, contested in text, counted in text, rejected in text
    assert told == (kept, kept, alone, alone, not kept and not alone)


def test_of_several_predictors_reset_doubts_the_equation_and_no_single_relation():
    both = REGRESSION | {"predictors": ["stress", "anxiety"]}
    statistics = regression()
    statistics["linearity", "H1:anxiety"] = LINEARITY | {
        "in_model_p": 0.4, "in_model_f": 1.1, "in_model_df1": 8, "in_model_df2": 29,
    }  # fmt: skip
    statistics["linearity", "H1"] = statistics["linearity", "H1"] | {"reset_p": 0.01}
    text = paragraphs(section("en", statistics, {"H1": both}))
    assert "another does: homoskedasticity and the form of the equation as a whole." in text
    assert "With the other predictors in the model, the deviation from linearity of Sleep" in text


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
        "Uji Shapiro-Wilk, yang bukan uji penentu, tidak menolak H0 (W = 0,980; Sig. = 0,080)",
        "Uji Glejser, yang menentukan dalam penelitian ini, menolak H0 (Sig. < 0,001 untuk Stress)",
        "hubungan tidak sepenuhnya linear",
        "bentuk itu tepat, ditolak",
        "asumsi yang ditolak: linearitas Sleep terhadap Stress.",
        "walaupun tidak oleh semua uji lain: normalitas residual dan homoskedastisitas.",
        "Uji untuk H1 tidak dipilih menurut hasil uji asumsi: H1 tetap diputuskan",
        "galat baku HC3",
        "dapat dilihat pada sensitivity-H1.",
    ):
        assert sentence in text
    text = paragraphs(section("en", statistics, {"H1": REGRESSION}))
    assert "other: normality of the residuals and homoskedasticity. Rejected for H1: lin" in text
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
    why = "undefined: a total of 0 has no logarithm, and occurs in stress"
    statistics = regression(heteroskedasticity={"test": "park", "homoskedastic": why})
    statistics["park", "H1:stress"] = dict.fromkeys(GLEJSER, why)
    text = paragraphs(section("id", statistics, {"H1": REGRESSION}))
    assert "dengan uji Park: skor total Stress memuat nol" in text
    assert "Sebagai gantinya dapat dilihat uji Glejser (Sig. = 0,210)" in text
    text = paragraphs(section("en", statistics, {"H1": REGRESSION}))
    assert "by the Park test: a total of 0 has no logarithm, and occurs in Stress" in text


@pytest.mark.parametrize(("language", "told"), [
    ("en", "a total of 0 has no logarithm, and occurs in Load, Stress, and Strain"),
    ("id", "skor total Load, Stress, dan Strain memuat nol, yang tidak memiliki logaritma"),
])  # fmt: skip
def test_a_reason_names_all_variables_that_it_is_about(language, told):
    labels = {"load": "Load", "stress": "Stress", "strain": "Strain"}
    settings = {"variables": {name: {"label": label} for name, label in labels.items()}}
    found = Results({}, settings, Phrases(report_words(language)), {})
    reason = "a total of 0 has no logarithm, and occurs in load, stress, strain"
    assert found.translate(reason) == told


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
    indonesian, english = (leaves(report_words(name)[part]) for name in ("id", "en"))
    assert indonesian.keys() == english.keys()
    for key, phrase in indonesian.items():
        assert set(re.findall(r"{\w+}", phrase)) == set(re.findall(r"{\w+}", english[key])), key
        assert not re.search(
            r"\d",
            re.sub(
                r"{\w+}|H0|~0~|HC3|(?:ICC)?\([123·](?:,[^)]*)?\)|\(\d{4}\)",
                "",
                phrase + english[key],
            ),
        ), key
