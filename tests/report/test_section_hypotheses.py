"""The hypotheses of the chapter: the sentence that each result calls for, in both languages."""

import re

import pytest

from angket.formats.blocks import Document, Heading, Table, Words, as_cell, text_of
from angket.hypotheses.kind import kinds
from angket.report import hypotheses
from angket.report.phrases import Phrases, report_words
from angket.report.results import Results
from angket.settings.words import load_words

VARIABLES = {"x": {"label": "Load"}, "y": {"label": "Strain"}, "z": {"label": "Support"}}
LEVEL = {"alpha": 0.05, "confidence_percent": 95.0}
DECIDED = {"regression": "t", "correlation": "pearson", "association": "pearson"}
DECIDED |= {"moderation": "f_change", "mediation": "bootstrap"}


def told(kind, rows, language="en", decision=None, **hypothesis):
    """Return the text of one hypothesis, from rows by section, subject and statistic."""
    return text_in(results_for(kind, rows, language, decision, **hypothesis), language)


def results_for(kind, rows, language="en", decision=None, **hypothesis):
    """Return the results of one hypothesis, from rows by section, subject and statistic."""
    p = (decision or {}).get("p", 0.01)
    made = {"test": DECIDED[kind], "p": p, **LEVEL}
    if not isinstance(p, str):
        made["reject_h0"] = str(p <= 0.05).lower()
    rows = rows | {("decision", "H1"): made | (decision or {})}
    settings = {
        "variables": VARIABLES,
        "tests": {"strength": {"citation": "Guilford (1956)"}},
        "hypotheses": {"H1": {"kind": kind, "statement": "Said.", "scale": "raw"} | hypothesis},
    }
    return results_of(rows, settings, language)


def results_of(rows, settings, language):
    flat = {
        (*place, name): str(value)
        for place, values in rows.items()
        for name, value in values.items()
    }
    return Results(flat, settings, Phrases(report_words(language)), {})


def text_in(results, language):
    blocks = hypotheses.compose(results, Phrases(report_words(language)))
    checked(blocks, language)
    return "\n".join(text_of_block(block) for block in blocks)


def checked(blocks, language):
    """Number and check the blocks as the report will, and return them."""
    Document("t", language, Words("T", "F", "N", "C", "S"), tuple(blocks))
    return blocks


def text_of_block(block):
    if isinstance(block, Heading):
        return block.text
    if hasattr(block, "points"):
        return "\n".join(text_of(point) for point in block.points)
    if hasattr(block, "inlines"):
        return text_of(block.inlines)
    notes = [text_of(note) for note in block.notes]
    if not isinstance(block, Table):
        return "\n".join([block.title, block.alt, *notes])
    cells = [text_of(as_cell(cell).content) for row in (*block.head, *block.body) for cell in row]
    return "\n".join([block.title, *cells, *notes])


def regression_rows(b=0.6, p=0.01, **model):
    line = {"b": b, "se": 0.1, "beta": 0.5, "t": b / 0.1, "p": p, "hc3_p": p}
    line |= {"ci_low": b - 0.2, "ci_high": b + 0.2}
    whole = {"n": 40, "r": 0.5, "r_squared": 0.25, "f": 36.0, "f_df1": 1, "f_df2": 38, "f_p": p}
    return {
        ("regression", "H1"): whole | model,
        ("regression", "H1:(constant)"): {"b": -1.25, "se": 1.0, "t": -1.25, "p": 0.2},
        ("regression", "H1:x"): line,
        ("correlation", "H1"): {"r": 0.5, "determination_percent": 25.0, "strength": "Moderate"},
    }


def test_a_significant_slope_is_told_with_its_direction_and_no_cause():
    text = told("regression", regression_rows(), response="y", predictors=["x"])
    assert "predicted Strain = −1.250 + 0.600 × Load." in text
    assert "significant and positive: for respondents with a score of Load one unit higher" in text
    assert "Load accounts for 25.0% of the variance of Strain" in text
    assert (
        "By the size of r, the relation counts as “Moderate” in the bands of Guilford (1956)."
        in text
    )
    assert "p = .010, which does not exceed the significance level .05, so H0 is rejected" in text


def test_a_negative_slope_stands_in_the_equation_with_its_sign():
    text = told("regression", regression_rows(b=-0.6), "id", response="y", predictors=["x"])
    assert "prediksi Strain = −1,250 − 0,600 × Load." in text
    assert "signifikan dan negatif" in text
    assert "0,600 satuan lebih rendah" in text
    assert "tidak melebihi taraf signifikansi 0,05, sehingga H0 ditolak" in text


def test_a_slope_that_is_not_significant_claims_nothing():
    rows = regression_rows(p=0.4)
    text = told("regression", rows, decision={"p": 0.4}, response="y", predictors=["x"])
    assert "does not differ significantly from zero" in text
    assert "H0 is not rejected. This does not show that H0 is true." in text
    assert "positive" not in text


def test_another_decision_by_robust_errors_is_told():
    rows = regression_rows()
    rows["regression", "H1:x"]["hc3_p"] = 0.2
    text = told("regression", rows, response="y", predictors=["x"])
    assert "With HC3, the decision changes for Load" in text


def test_a_regression_that_cannot_be_tested_gives_its_reason_in_the_language():
    reason = "undefined: x is the same for every respondent"
    rows = {("regression", "H1"): {"n": 40, "f": reason, "f_p": reason, "r": reason}}
    decision = {"p": reason, "reject_h0": reason}
    text = told("regression", rows, "id", decision, response="y", predictors=["x"])
    assert "Pengujian tidak dapat dilakukan: skor Load semua responden sama." in text
    assert "Keputusan tidak dapat diambil: skor Load semua responden sama." in text
    assert "H0 ditolak." not in text


def test_each_predictor_of_several_is_decided_on_its_own():
    rows = regression_rows(f_df1=2)
    rows["regression", "H1:x"] |= {"effective_percent": -2.0, "relative_percent": -8.0}
    rows["regression", "H1:z"] = {"b": -0.1, "beta": -0.1, "se": 0.2, "t": -0.5, "p": 0.62}
    rows["regression", "H1:z"] |= {"effective_percent": 27.0, "relative_percent": 108.0}
    rows["decision", "H1:x"] = {"reject_h0": "true", "p": 0.01}
    rows["decision", "H1:z"] = {"reject_h0": "false", "p": 0.62}
    given = {"response": "y", "predictors": ["x", "z"], "decision": {"test": "f"}}
    text = told("regression", rows, **given)
    assert "Together, Load and Support predict Strain significantly" in text
    assert "Load: B = 0.600, β = 0.50, t(38) = 6.00, p = .010; significant; the relation" in text
    assert "Support: B = −0.100, β = −0.10, t(38) = −0.50, p = .620; not significant." in text
    assert "the largest part is that of Support" in text
    assert "opposite signs" in text


CORRELATION = {"n": 40, "r": -0.31, "ci_low": -0.57, "ci_high": 0.0, "p": 0.05, "rho": -0.4}
CORRELATION |= {"rho_p": 0.011, "tau_b": -0.3, "tau_b_p": 0.02, "strength": "Low"}


def test_the_coefficient_that_assumptions_choose_is_told_with_what_failed():
    rows = {
        ("correlation", "H1"): CORRELATION,
        ("normality", "H1:x"): {"normal": "false"},
        ("normality", "H1:y"): {"normal": "true"},
        ("linearity", "H1:x"): {"linear": "true"},
    }
    given = {"variables": ["x", "y"], "test": "by_assumptions", "controls": []}
    text = told("correlation", rows, decision={"test": "spearman", "p": 0.011}, **given)
    assert "conditions of Pearson's correlation are not met: normality of Load." in text
    assert "Spearman's correlation is rs = −.40, p = .011" in text
    assert "significant and negative" in text
    assert "By the size of r, the relation counts as “Low” in the bands of" in text
    rows["linearity", "H1:x"] = {"linear": "undefined: there are too few different scores"}
    text = told("correlation", rows, decision={"test": "spearman", "p": 0.011}, **given)
    assert "are not met or could not be examined: normality of Load and linearity." in text


def test_a_p_at_the_level_rejects_and_holm_may_undo_it():
    rows = {("correlation", "H1"): CORRELATION}
    decision = {"p": 0.05, "p_holm": 0.1, "reject_h0_holm": "false"}
    given = {"variables": ["x", "y"], "test": "pearson", "controls": []}
    text = told("correlation", rows, "id", decision, **given)
    assert (
        "Korelasi Pearson r = −0,310 (selang kepercayaan 95% [−0,570; 0,000]); Sig. = 0,050" in text
    )
    assert "sehingga H0 ditolak" in text
    assert "(Sig. = 0,100) keputusan itu berubah" in text


def association_rows(p, low, test="pearson_p"):
    block = {"n": 60, "pearson": 4.0, "pearson_df": 1, "pearson_p": p, "cramers_v": 0.26}
    block |= {"phi": -0.26, "cells_below_5": low, "cells_below_5_percent": 25.0 * low}
    block |= {"minimum_expected": 4.2, "fisher_p_two_sided": 0.08, "odds_ratio": 0.3}
    rows = {("association", "H1"): block}
    for row, column, adjusted in [("a", "c", -2), ("a", "d", 2), ("b", "c", 2), ("b", "d", -2)]:
        cell = {"n": 15, "expected": 15.0, "row_percent": 50.0, "adjusted": adjusted}
        rows["crosstab", f"H1:{row}|{column}"] = cell
    return rows


def test_thin_cells_bring_the_exact_test_and_its_other_decision():
    given = {"row": "x", "column": "y", "test": "pearson", "decision": {"p": 0.045}}
    text = told("association", association_rows(0.045, 1), **given)
    assert "χ²(1, N = 60) = 4.00, p = .045" in text
    assert "Fisher's exact test, two-sided, p = .080. The decision is different" in text
    assert "the cell of a (Load) and c (Strain): 15 counted, 15.00 expected" in text
    assert "adjusted residual −2.00; fewer than expected" in text
    assert "give an odds ratio of 0.30." in text


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "By Cochran's rule that is too small for the p of chi-square, so the decision"),
        (
            "id",
            "Menurut kaidah Cochran, frekuensi sekecil itu tidak memadai untuk Sig. khi-kuadrat",
        ),
    ],
)
def test_where_the_exact_test_decides_the_thin_cells_are_the_reason(language, words):
    given = {"row": "x", "column": "y", "decision": {"test": "fisher", "p": 0.08}}
    text = told("association", association_rows(0.045, 1), language, **given)
    assert words in text
    assert {"en": "Fisher's exact test", "id": "uji eksak Fisher"}[language] in text


@pytest.mark.parametrize(("test", "cautioned"), [("pearson", True), ("fisher", False)])
def test_thin_cells_weaken_a_chi_square_alone(test, cautioned):
    given = {"row": "x", "column": "y", "decision": {"test": test, "p": 0.045}}
    text = told("association", association_rows(0.045, 1), **given)
    assert ("expected counts are too small for the chi-square test" in text) == cautioned


def test_a_crosstabulation_stands_in_groups_of_lines():
    given = {"row": "x", "column": "y", "test": "pearson", "decision": {"p": 0.045}}
    results = results_for("association", association_rows(0.045, 1), **given)
    blocks = hypotheses.compose(results, Phrases(report_words("en")))
    body = next(b for b in blocks if getattr(b, "label", "") == "crosstab-H1").body
    assert body[0] == ("a", "", "", "")
    assert [text_of(as_cell(row[0]).content) for row in body[1:5]] == [
        "Count", "Expected", "% of row", "Adjusted residual",
    ]  # fmt: skip
    assert all(as_cell(row[0]).indented for row in body[1:5])
    assert [text_of(as_cell(cell).content) for cell in body[1][1:3]] == ["15", "15"]


def test_no_cell_is_pointed_at_where_categories_may_be_independent():
    given = {"row": "x", "column": "y", "test": "pearson", "decision": {"p": 0.4}}
    text = told("association", association_rows(0.4, 0), "id", **given)
    assert "tidak berbeda signifikan antarkategori Load" in text
    assert "Penyimpangan terbesar" not in text
    assert "Sebanyak" not in text


def test_a_table_of_more_categories_leaves_out_what_is_made_for_two():
    rows = association_rows(0.4, 0)
    only = "undefined: only for tables of two rows and two columns"
    rows["association", "H1"] |= {"continuity": only, "continuity_p": only, "odds_ratio": only}
    rows["association", "H1"]["fisher_p_two_sided"] = only
    rows["crosstab", "H1:a|e"] = {"n": 3, "row_percent": 9.0}
    given = {"row": "x", "column": "y", "test": "pearson", "decision": {"p": 0.4}}
    text = told("association", rows, **given)
    assert "Continuity" not in text
    assert "odds" not in text.lower()


@pytest.mark.parametrize(
    ("b", "p", "words"),
    [
        (0.3, 0.01, "is larger at higher scores of Support"),
        (-0.3, 0.01, "is smaller at higher scores of Support"),
        (0.3, 0.3, "too little evidence that the relation of Load and Strain depends on Support"),
    ],
)
def test_a_moderation_tells_how_the_slope_depends(b, p, words):
    rows = {
        ("moderation", "H1"): {"n": 40, "r_squared_change": 0.0004, "f_change": 5.0, "f_df2": 36}
        | {"f_change_df1": 1, "f_change_df2": 36, "f_change_p": p},
        ("moderation", "H1:x*z"): {"b": b, "se": 0.1, "t": 3.0, "p": p},
        ("moderation", "H1:slope at mean"): {"moderator": 3.0, "b": 0.2, "se": 0.1},
    }
    given = {"response": "y", "predictor": "x", "moderator": "z", "decision": {"p": p}}
    text = told("moderation", rows, **given)
    assert "The product adds ΔR² < .001, ΔF(1, 36) = 5.00" in text
    assert words in text
    assert ("for information only" in text) == (p > 0.05)


def mediation_rows(low):
    path = {"b": 0.4, "se": 0.1, "t": 4.0, "p": 0.001}
    whole = {"n": 40, "indirect": 0.2, "percentile_low": low, "percentile_high": 0.5}
    whole |= {"bootstrap_p": 0.02, "sobel_z": 1.8, "sobel_p": 0.072, "resamples": 10000}
    return {
        ("mediation", "H1"): whole,
        ("mediation", "H1:a"): path,
        ("mediation", "H1:direct"): path | {"p": 0.3},
    }


def test_a_mediation_is_decided_by_its_interval_with_sobel_beside():
    given = {"response": "y", "predictor": "x", "mediator": "z", "decision": {"p": 0.02}}
    text = told("mediation", mediation_rows(0.1), **given)
    assert "The indirect relation is ab = 0.200, 95% CI [0.100, 0.500]" in text
    assert "does not contain zero (p = .020, significance level .05), so H0 is rejected" in text
    assert "The direct relation c′, with Support held constant, is not significant" in text
    assert "Sobel's test gives z = 1.80, p = .072." in text
    assert "is an assumption of this study" in text


def test_a_mediation_may_be_decided_by_sobel_or_not_at_all():
    given = {"response": "y", "predictor": "x", "mediator": "z"}
    sobel = {"test": "sobel", "p": 0.072}
    text = told("mediation", mediation_rows(-0.1), "id", sobel, **given)
    assert "memuat nol" in text
    assert (
        "Keputusan: uji Sobel memberikan nilai Sig. = 0,072, yang melebihi taraf signifikansi 0,05"
        in text
    )
    assert "tidak memberi cukup bukti adanya hubungan tidak langsung" in text
    reason = "undefined: the mediator is the same for every respondent"
    rows = {("mediation", "H1"): {"n": 40, "indirect": reason}}
    text = told("mediation", rows, "id", {"p": reason, "reject_h0": reason}, **given)
    assert "Pengujian tidak dapat dilakukan: skor mediator semua responden sama." in text


def test_both_languages_have_the_same_phrases_without_numbers():
    names = [*kinds(), "coefficients", "hypotheses", "comparison"]
    indonesian, english = (
        {name: dict(flat(load_words(language, "report")[name])) for name in names}
        for language in ("id", "en")
    )
    for name in names:
        assert indonesian[name].keys() == english[name].keys()
        for phrase in (*indonesian[name].values(), *english[name].values()):
            assert not re.search(r"\d", re.sub(r"H0|~0~|HC3|\{\w+\}", "", phrase)), phrase


def flat(words, above=()):
    for name, value in words.items():
        if isinstance(value, dict):
            yield from flat(value, (*above, name))
        else:
            yield (*above, name), value


SCATTER = {"kind": "scatter", "subject": "H1:x", "title": "Strain by Load"}


@pytest.mark.parametrize(
    ("predictors", "words"),
    [
        (["x"], "The scores, the regression line, and its confidence band are shown in"),
        (["x", "z"], "The scores of the variables are shown in"),
    ],
)
def test_no_line_is_promised_where_none_is_drawn(predictors, words):
    rows = regression_rows() | {("regression", "H1:z"): {"b": 0.1, "t": 1.0, "p": 0.3, "beta": 0.1}}
    results = results_for("regression", rows, response="y", predictors=predictors)
    results.figures["a"] = SCATTER
    assert words in text_in(results, "en")


def test_coefficients_that_do_not_decide_are_compared_in_one_sentence():
    rows = {("correlation", "H1"): CORRELATION}
    given = {"variables": ["x", "y"], "test": "pearson", "controls": []}
    text = told("correlation", rows, **given)
    assert "For comparison: Spearman's rs = −.40, p = .011; Kendall's τb = −.30, p = .020." in text


def test_limits_of_intervals_are_explained_below_the_table():
    text = told("regression", regression_rows(), response="y", predictors=["x"])
    assert "CI = confidence interval; LL = lower limit; UL = upper limit." in text


def test_points_that_an_earlier_hypothesis_shows_are_not_shown_again():
    found = {"correlation": CORRELATION, "decision": {"test": "pearson", "p": 0.01} | LEVEL}
    rows = {(section, name): values for name in ("H1", "H2") for section, values in found.items()}
    kind = {"kind": "correlation", "statement": "Said.", "variables": ["x", "y"], "controls": []}
    kind |= {"test": "pearson", "scale": "raw"}
    settings = {"variables": VARIABLES, "tests": {}, "hypotheses": {"H1": kind, "H2": kind}}
    results = results_of(rows, settings, "en")
    results.figures |= {"a": SCATTER, "b": SCATTER | {"subject": "H2:x"}}
    text = text_in(results, "en")
    assert text.count("Strain by Load (H") == 1
    assert text.count("The scores of the variables are shown in a.") == 2
    settings["hypotheses"]["H2"] = kind | {"scale": "interval"}
    assert text_in(results, "en").count("Strain by Load (H") == 2
