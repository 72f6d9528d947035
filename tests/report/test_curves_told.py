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
from hypotheses_text import told
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
    assert "a straight line explains 9.1% of" in first
    assert "75.0% (adjusted R² of both)" in first
    for name in ("within_ms", "total_ss", "total_df"):
        del found[name]
    first = line_of(results, say, "H1")
    assert "a straight line explains 10.0% of" in first
    assert "80.0% (neither adjusted for the number of levels)" in first


@pytest.mark.parametrize(
    ("language", "form", "lines", "square"),
    [
        ("en", "rejected; the relation is curved (a U that turns where Load is about 13.98)",
         "both significant: the larger p < .001", "(p < .001 for its square)"),
        ("id", "hubungan tidak linear, melainkan melengkung (berbentuk U dengan titik balik",
         "sama-sama signifikan: Sig. yang lebih besar < 0,001", "(Sig. suku kuadrat < 0,001)"),
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
    beside = {"en": "by the bootstrap, which supposes less, B = 0.194 [0.00",
              "id": "menurut bootstrap, yang menuntut lebih sedikit, B = 0,194 [0,00"}  # fmt: skip
    assert beside[language] in first
    assert beside[language] not in second
    equal = {"en": "equal variances of the residuals", "id": "homoskedastisitas"}[language]
    assert equal in first.split({"en": "borne in mind", "id": "Perlu diingat"}[language])[1]
