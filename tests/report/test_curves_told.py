"""What is told of a curved relation: a form, shares that can be compared, and one verdict."""

import itertools

import pytest
from test_contradictions import study_with
from test_shapes import BENT, FORMS, fitted

from angket.formats.blocks import Table, as_cell, text_of
from angket.report.judgement import judge
from angket.report.linearity import compose_linearity
from angket.report.models import models_of
from angket.report.phrases import Phrases, report_words
from angket.report.sections import hypotheses, overview
from claims_told import contradictions, line_of, part_of_hypothesis
from hypotheses_text import text_of_block, told
from invented_reports import told_of

LANGUAGES = ("en", "id")
RISE = {
    "en": {1: "a straight rise is significant", -1: "a straight fall is significant"},
    "id": {1: "kenaikan lurusnya signifikan", -1: "penurunan lurusnya signifikan"},
}
ONLY = {"en": "only a relation, curved", "id": "hanya ada hubungan, melengkung"}
RULE = {"en": "A relation counts as curved if", "id": "Hubungan dianggap melengkung bila"}


def curved(language, shape="u", **given):
    """Return a study whose relation has a form, and its phrases."""
    results = study_with(language, **given)
    found = BENT | fitted(FORMS[shape]) | {"deviation_f": "9", "deviation_df": "19"}
    found |= {"within_df": "168", "deviation_p": "0.001", "linearity_p": "0.1"}
    found |= {"linearity_f": "9", "linearity_df": "1"}
    results._values["linearity"] = {"H1:x": found}
    return results, Phrases(report_words(language))


def outcome_of(results, say):
    (table,) = [
        block
        for block in hypotheses.compose(results, say)
        if isinstance(block, Table) and block.label == "decisions"
    ]
    return text_of(as_cell(table.body[0][-1]).content)


@pytest.mark.parametrize(
    ("language", "stated", "p", "others"),
    [*itertools.product(LANGUAGES, (None, "positive"), (0.01, 0.4), (0.01, 0.4))],
)
def test_table_and_text_agree_on_a_curve(language, stated, p, others):
    results, say = curved(language, stated=stated, p=p, others=others)
    assert contradictions(results, "H1") == []
    # Support by a curve alone is called so in the table, on the first page and in the conclusion.
    alone = p <= 0.05 and not stated
    assert (ONLY[language] in outcome_of(results, say)) == alone
    word = {"en": "in that there is a relation", "id": "dalam arti bahwa ada hubungan"}[language]
    assert (word in part_of_hypothesis(results, say, "H1")) == alone
    assert (word in line_of(results, say, "H1")) == alone
    assert judge(results, say, "H1").is_curved == alone


@pytest.mark.parametrize("b", [0.6, -0.6])
@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_said_whether_a_straight_line_rises_or_falls(language, b):
    results, say = curved(language, p=0.01, b=b, stated="positive")
    sign = 1 if b > 0 else -1
    for text in (part_of_hypothesis(results, say, "H1"), line_of(results, say, "H1")):
        assert RISE[language][sign] in text
        assert RISE[language][-sign] not in text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("is_curved", [True, False])
def test_the_rule_of_curves_is_printed_where_one_is(language, is_curved):
    results, say = curved(language, p=0.01)
    if not is_curved:
        results._values["linearity"]["H1:x"]["linear"] = "true"
    opening = "\n".join(text_of(b.inlines) for b in hypotheses.compose(results, say)[1:2])
    assert (RULE[language] in opening) == is_curved


def test_shares_of_a_line_and_of_levels_are_both_adjusted():
    results, say = curved("en", p=0.01)
    found = results._values["linearity"]["H1:x"]
    found |= {"r_squared": "0.10", "within_ms": "1", "total_ss": "400", "total_df": "100"}
    # 1 - (1 - 0.10) * 100 / 99 = .0909, and 1 - 1 / (400 / 100) = .75
    first = line_of(results, say, "H1")
    assert "a straight line accounts for 9.1% of" in first
    assert "75.0% (adjusted R² of both)" in first
    for name in ("within_ms", "total_ss", "total_df"):
        del found[name]
    first = line_of(results, say, "H1")
    assert "a straight line accounts for 10.0% of" in first
    assert "80.0% (neither adjusted for the number of values)" in first


@pytest.mark.parametrize(
    ("language", "form", "lines", "square"),
    [
        ("en", "falls with rising Load up to a score of about 14, and rises beyond it (a U). On",
         "lines broken there, as in the two-line test (Simonsohn, 2018), are significant; the "
         "larger p < .001.",
         "(p < .001 for its square)"),
        ("id", "menurun bila Load naik sampai skor sekitar 14, lalu meningkat di atasnya (bent",
         "Garis di kedua sisi skor itu, seperti pada uji dua garis (Simonsohn, 2018), tetapi "
         "dengan patahan di titik itu, sama-sama",
         "(Sig. suku kuadrat < 0,001)"),
    ],
)  # fmt: skip
def test_linearity_names_the_form_with_the_p_of_both_lines_and_of_the_square(
    language, form, lines, square
):
    results, say = curved(language, p=0.01)
    (model,) = models_of("H1", results.settings["hypotheses"]["H1"])
    text = "\n".join(
        text_of(block.inlines)
        for block in compose_linearity(results, say, model, {})
        if hasattr(block, "inlines")
    )
    assert form in text
    assert lines in text
    assert square in text
    assert "tidak sepenuhnya linear" not in text
    # Where it turns stands there alone.
    assert text.count({"en": "about 14", "id": "sekitar 14"}[language]) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_relation_that_only_rises_is_told_where_its_linearity_fails(language):
    results, say = curved(language, "rising_steepening", p=0.01)
    judged = judge(results, say, "H1")
    assert [one.key for one in judged.caveats] == ["conditions", "bends"]
    told = {"en": "rises ever more steeply", "id": "meningkat makin tajam"}[language]
    assert told in part_of_hypothesis(results, say, "H1").split("\n")[-1] or told in (
        part_of_hypothesis(results, say, "H1")
    )
    sure = "\n".join(
        text_of(b.inlines) for b in overview.compose(results, say) if hasattr(b, "inlines")
    )
    assert {"en": "not wholly follow a straight line", "id": "tidak sepenuhnya mengikuti garis"}[
        language
    ] in sure


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("is_curved", [True, False])
def test_the_curve_and_not_ties_sets_p_and_interval_of_kendall_apart(language, is_curved):
    found = {"n": 160, "r": 0.2, "p": 0.004, "rho": 0.2, "rho_p": 0.008, "tied_pairs_percent": 8.0}
    found |= {"tau_b": 0.15, "tau_b_p": 0.008, "tau_b_ci_low": -0.02, "tau_b_ci_high": 0.3}
    rows = {("correlation", "H1"): found}
    if is_curved:
        rows["linearity", "H1:x"] = BENT | fitted(FORMS["u"])
    study = {"variables": ["x", "y"], "test": "spearman", "assumptions_scale": "raw"}
    text = told("correlation", rows, language, {"p": 0.008, "test": "spearman"}, **study)
    ties = {"en": "the more ties there are", "id": "skor yang sama makin banyak"}[language]
    curve = {"en": "varies more than its p supposes", "id": "lebih bervariasi daripada"}[language]
    own = {"en": "p = .008 for τb", "id": "Sig. = 0,008 untuk τb"}[language]
    assert (ties in text, curve in text, own in text) == (not is_curved, is_curved, True)
    # The one that decides is not among those that do not.
    assert {"en": "something else: τb", "id": "hal lain: τb"}[language] in text


def bent_correlation(language, sign=1, is_curved=True, **linearity):
    """Return the text of a correlation whose Kendall intervals hold zero, and its rows' numbers."""
    found = {"n": 160, "r": 0.2 * sign, "p": 0.004, "rho": 0.2 * sign, "rho_p": 0.008}
    found |= {"tau_b": 0.15 * sign, "tau_b_p": 0.008, "tau_b_ci_low": -0.2, "tau_b_ci_high": 0.2}
    rows = {("correlation", "H1"): found | {"tied_pairs_percent": 8.0}}
    if is_curved:
        rows["linearity", "H1:x"] = BENT | fitted(FORMS["u"]) | linearity
        reset = {"reset_f": 252.9, "reset_df1": 2, "reset_df2": 156, "reset_p": 1e-9}
        rows["linearity", "H1"] = reset
    study = {"variables": ["x", "y"], "test": "spearman", "assumptions_scale": "raw"}
    return told("correlation", rows, language, {"p": 0.008, "test": "spearman"}, **study)


VALUES = {"combined_f": 18.57, "combined_df": 31, "within_df": 128, "combined_p": 1e-9}
LESS_SURE = {
    "en": {1: "A rise on the whole is therefore less", 0: "The decision is therefore less sure",
           -1: "A fall on the whole is therefore less"},
    "id": {1: "kenaikan secara keseluruhan tidak sepasti", 0: "keputusan tersebut tidak sepasti",
           -1: "penurunan secara keseluruhan tidak sepasti"},
}  # fmt: skip
IN_CONCLUSION = {
    "en": {1: "so that a rise on the whole is less sure", 0: "so that the decision is less sure",
           -1: "so that a fall on the whole is less sure"},
    "id": {1: "sehingga kenaikan secara keseluruhan tidak", 0: "sehingga keputusan tersebut tidak",
           -1: "sehingga penurunan secara keseluruhan tidak"},
}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("sign", "is_curved"), [(1, True), (-1, True), (1, False)])
def test_of_a_curve_a_rise_or_fall_is_less_sure_and_not_that_there_is_a_relation(
    language, sign, is_curved
):
    text = bent_correlation(language, sign, is_curved, **VALUES)
    what = sign if is_curved else 0
    assert [key for key, words in LESS_SURE[language].items() if words in text] == [what]
    conclusion = next(line for line in text.split("\n") if line.startswith(("Concl", "Simpulan")))
    assert [key for key, words in IN_CONCLUSION[language].items() if words in conclusion] == [what]
    shown = {"en": "by the test of the values of Load, F(31, 128) = 18.57, p < .001.",
             "id": "uji atas nilai-nilai Load (F(31; 128) = 18,570; Sig. < 0,001)."}  # fmt: skip
    assert (shown[language] in text) == is_curved
    if is_curved:
        # Where the test of the values does not show it, RESET may.
        text = bent_correlation(language, sign, **VALUES | {"combined_p": 0.2})
        reset = {"en": "(Ramsey's RESET, F(2, 156) = 252.90, p < .001).",
                 "id": "(uji RESET Ramsey; F(2; 156) = 252,900; Sig. < 0,001)."}  # fmt: skip
        assert reset[language] in text


# 1 - 1 / (995 / 199) = .80
EFFECT = {"en": "adjusted R² = .80 (a mean for each value of Load)",
          "id": "R² disesuaikan = 0,800 (rata-rata setiap nilai Load)"}  # fmt: skip
NOT_DESCRIBED = {"en": "Does not describe the relation, which is curved.",
                 "id": "Tidak menggambarkan hubungannya, yang melengkung."}  # fmt: skip


NO_INTERVAL = {
    "en": "No interval was computed for the adjusted R² of a curved relation.",
    "id": "tidak dihitung untuk R² disesuaikan dari hubungan yang melengkung.",
}
NO_RANGE = {"en": "No range was computed for adjusted R² (H1).",
            "id": "Rentang tidak dihitung untuk R² disesuaikan (H1)."}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_the_size_of_a_curve_has_no_interval_is_said_in_table_and_summary(language):
    results, say = curved(language, p=0.01)
    told = "\n".join(map(text_of_block, hypotheses.compose(results, say)))
    assert told.count(NO_INTERVAL[language]) == 1
    first = "\n".join(map(text_of_block, overview.compose(results, say)))
    assert first.count(NO_RANGE[language]) == 1
    results, say = curved(language, p=0.01, stated="positive")
    told = "\n".join(map(text_of_block, hypotheses.compose(results, say)))
    first = "\n".join(map(text_of_block, overview.compose(results, say)))
    assert NO_INTERVAL[language] not in told
    assert NO_RANGE[language] not in first


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("stated", [None, "positive"])
def test_the_size_of_a_curve_is_what_the_values_explain_or_said_not_to_describe_it(
    language, stated
):
    results, say = curved(language, p=0.01, stated=stated)
    effect = EFFECT[language]
    (table,) = [
        block
        for block in hypotheses.compose(results, say)
        if isinstance(block, Table) and block.label == "decisions"
    ]
    cell = text_of(as_cell(table.body[0][1]).content)
    notes = "\n".join(map(text_of, table.notes))
    part, first = part_of_hypothesis(results, say, "H1"), line_of(results, say, "H1")
    assert (effect in cell) == (stated is None)
    assert (effect in part) == (stated is None)
    assert (NOT_DESCRIBED[language] in notes) == (stated is not None)
    # On the first page the words of the curve hold it, and no coefficient stands there alone.
    assert effect not in first
    size = {"en": "this size does not describe", "id": "besaran itu tidak menggambarkan"}[language]
    assert (size in first) == (stated is not None)
    assert ("r = " in first) == (stated is not None)


LOWEST = {"en": "Strain is lowest where Load is about", "id": "Strain paling rendah pada skor Load"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_form_and_shares_of_a_curve_stand_once_on_the_first_page_and_once_in_the_text(language):
    results, say = curved(language, p=0.01)
    results.settings["hypotheses"]["H2"] = results.settings["hypotheses"]["H1"] | {
        "direction": "positive"
    }
    for rows in results._values.values():
        rows |= {name.replace("H1", "H2", 1): found for name, found in rows.items()}
    first = "\n".join(map(text_of_block, overview.compose(results, say)))
    text = "\n".join(map(text_of_block, hypotheses.compose(results, say)))
    assert (first.count(LOWEST[language]), text.count(LOWEST[language])) == (1, 1)
    see = {"en": "is curved (see H1)", "id": "melengkung (lihat H1)"}[language]
    assert see in line_of(results, say, "H2") and see in part_of_hypothesis(results, say, "H2")
    below = {"en": "is curved (see Conclusion)", "id": "melengkung (lihat Simpulan)"}[language]
    assert below in part_of_hypothesis(results, say, "H1")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("is_curved", [True, False])
def test_why_the_alternative_is_not_accepted_stands_in_the_decision(language, is_curved):
    results, say = curved(language, p=0.01, b=-0.6, stated="positive")
    if not is_curved:
        results._values["linearity"]["H1:x"]["linear"] = "true"
    told_of_it = part_of_hypothesis(results, say, "H1").split("\n")
    decision = next(line for line in told_of_it if line.startswith(("Decision", "Keputusan")))
    contrary = {
        "en": "not in favour of Ha, as the direction found is negative, contrary to the one "
        "stated, positive.",
        "id": "tetapi Ha tidak diterima karena arah yang ditemukan, yaitu negatif, berlawanan "
        "dengan arah yang dinyatakan, yaitu positif.",
    }[language]
    curve = {
        "en": "as it is worded, as the relation is curved.",
        "id": "sebagaimana dirumuskan tidak diterima karena hubungannya melengkung.",
    }
    assert (curve[language] in decision, contrary in decision) == (is_curved, not is_curved)


NARROW = {"en": "come to the decision only just: ", "id": "dengan selisih yang tipis: "}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("p", "hc3", "low", "narrow"),
    [
        (0.004, 0.047, 0.01, ["hc3", "bootstrap"]),
        (0.004, 0.01, 0.01, ["bootstrap"]),
        (0.004, 0.047, 0.3, ["hc3"]),
        (0.004, 0.01, 0.3, []),
        # Another decision is no narrow one, nor is one that the deciding test itself only makes.
        (0.004, 0.053, 0.3, []),
        (0.04, 0.047, 0.3, []),
    ],
)
def test_ways_that_lead_to_the_decision_only_just_are_told(language, p, hc3, low, narrow):
    results = study_with(language, p=p, hc3=hc3)
    of_slope = {"bca_low": str(low), "bca_high": "0.99"}
    results._values["regression"]["H1:x"] |= of_slope
    say = Phrases(report_words(language))
    found = [one.subject for one in judge(results, say, "H1").caveats if one.key == "narrow"]
    assert [way.variant for ways in found for way in ways] == narrow
    text = part_of_hypothesis(results, say, "H1")
    assert (
        NARROW[language].strip() in text or "satu dari cara" in text or "one of these" in text
    ) == (bool(narrow))
    assert contradictions(results, "H1") == []


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_bent_study_tells_the_interval_that_supposes_less(language):
    report = told_of("bent", language)
    first, second = (report.hypothesis(name) for name in ("H1", "H2"))
    beside = {
        "en": "For B = 0.194, the bootstrap, which supposes less, gives the interval [0.00",
        "id": "Untuk B = 0,194, bootstrap, yang memerlukan lebih sedikit syarat, memberi selang",
    }
    assert beside[language] in first
    assert beside[language] not in second
    equal = {"en": "equal variances of the residuals", "id": "homoskedastisitas"}[language]
    assert equal in first.split({"en": "borne in mind", "id": "Perlu diingat"}[language])[1]


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_bent_study_tells_its_curve_once_and_what_is_sure_of_it(language):
    report = told_of("bent", language)
    for section in ("overview", "hypotheses"):
        assert report.text(section).count(LOWEST[language]) == 1
    turn = {"en": "up to a score of about 22,", "id": "naik sampai skor sekitar 22,"}[language]
    assert report.text("assumptions").count(turn) == 1
    second = report.hypothesis("H2")
    f = report.number("linearity", "H2:load", "combined_f")
    assert f"= {f:.2f}" in second.replace(",", ".") or f"= {f:.3f}" in second.replace(",", ".")
    assert LESS_SURE[language][1] in second and IN_CONCLUSION[language][1] in second
    assert LESS_SURE[language][0] not in second
    # 1 - within_ms / (total_ss / total_df)
    ms, ss, df = (
        report.number("linearity", "H2:load", name)
        for name in ("within_ms", "total_ss", "total_df")
    )
    share = 1 - ms / (ss / df)
    told_of_it = {"en": f"adjusted R² = {share:.2f}".replace("0.", "."),
                  "id": f"R² disesuaikan = {share:.3f}".replace(".", ",")}[language]  # fmt: skip
    assert told_of_it in second and told_of_it in report.line("H2")
