"""Invented studies: the report says what is true of them, in each place and in both languages."""

import re

import pytest

from angket.report.phrases import report_words
from claims_told import LANGUAGES, contradictions
from invented_reports import MADE, computed
from invented_reports import told_of as told

# Of each hypothesis: verdict, direction found, and what is to be borne in mind, in English.
SOUND = ()
# Their table has thin cells, so that an exact test decides.
ROUGH = "the interval of the size is only approximate"
# A U hides from a line most of what the levels tell.
CURVE = "a straight line accounts for 4.5%"
# Their answers were made from one number with little besides.
TWINS = "whether Load and Strain are two things is in doubt"
TRUTHS = {
    "as_stated": {
        "H1": ("supported", "positive", SOUND),
        "H2": ("supported", "positive", SOUND),
        "H3": ("supported", None, SOUND),
        "H4": ("supported", "positive", SOUND),
        "H5": ("supported", "negative", SOUND),
    },
    "contrary": {
        "H1": ("contrary", "negative", []),
        "H2": ("supported", "negative", SOUND),
        "H3": ("contrary", "negative", []),
        "H4": ("contrary", "negative", []),
        "H5": ("supported", "negative", []),
    },
    "nothing": {f"H{place}": ("not_supported", None, None) for place in range(1, 8)},
    "few": {
        "H1": ("supported", "positive", [TWINS, "the sample is small (n = 18)", "normality"]),
        "H2": ("supported", "positive", [TWINS, "the sample is small (n = 18)"]),
    },
    "unreliable": {
        "H1": (
            "supported",
            "positive",
            ["prove valid, and LOAD6 may have been scored the wrong"],
        ),
        "H2": ("unusable", None, []),
        "H3": ("supported", "positive", SOUND),
    },
    "bent": {
        "H1": ("curved", None, [CURVE, "not fulfilled (normality)", "(equal var", "only just"]),
        "H2": ("supported", None, ["a rise on the whole is less sure", "is curved (see H1)"]),
    },
    "thin": {"H1": ("supported", None, [ROUGH]), "H2": ("not_supported", None, [])},
    "flagged": {"H1": ("supported", "positive", []), "H2": ("supported", None, [ROUGH])},
    "tied": {
        "H1": ("supported", None, ["the sample is small (n = 29)", "accounts for 15.7%"]),
        "H2": ("supported", None, ["the sample is small (n = 29)", "is curved (see H1)"]),
    },
    "flagged_kept": {"H1": ("supported", "positive", []), "H2": ("supported", None, [ROUGH])},
}
each = [(study, name) for study, found in TRUTHS.items() for name in found]
EVERYWHERE = pytest.mark.parametrize("language", LANGUAGES)


@EVERYWHERE
@pytest.mark.parametrize(("study", "name"), each)
def test_no_place_of_the_report_claims_what_another_denies(study, name, language):
    assert contradictions(told(study, language).results, name) == []


@pytest.mark.parametrize(("study", "name"), each)
def test_the_report_says_what_is_true_and_how_far_to_trust_it(study, name):
    report, (verdict, direction, caveats) = told(study), TRUTHS[study][name]
    line = report.hypothesis(name).splitlines()[-1]
    outcome = {
        "supported": "these data support",
        "contrary": "these data do not support",
        "not_supported": "this does not show that",
        "curved": "do not support H1 as it is worded",
        "unusable": "cannot be decided, whatever the test says",
    }[verdict]
    assert outcome in line
    if verdict == "contrary":
        assert (
            f"significant but {direction}" in line and "contrary to the positive direction" in line
        )
    elif verdict == "supported" and direction:
        assert f"the direction found is {direction}" in line
    if caveats is not None:
        borne = line.partition("To be borne in mind: ")[2].rstrip(".")
        parts = borne.split("; ") if borne else []
        assert len(parts) == len(caveats), line
        assert all(caveat in part for caveat, part in zip(caveats, parts, strict=True)), line


@pytest.mark.parametrize("study", MADE)
@EVERYWHERE
def test_the_text_has_no_gaps_and_no_words_of_the_program(study, language):
    text = told(study, language).text()
    for never in ("{", "}", "= <", "= >", ". .", "..", " ,", "  "):
        assert never not in text, never
    assert not re.search(r"\b(None|nan|undefined)\b", text)
    observed = {
        "en": r"power (of|=) (?!80 percent)[.\d]",
        "id": r"kuasa uji (sebesar )?(?!80 persen)[\d]",
    }[language]
    assert not re.search(observed, text)


@pytest.mark.parametrize("study", MADE)
def test_the_sentence_counts_the_ways_that_the_table_of_sensitivity_shows(study):
    report = told(study)
    for name in report.results.settings["hypotheses"]:
        rows = [
            line for line in report.sensitivity(name).splitlines()
            if line in ("rejected", "not rejected")
        ]  # fmt: skip
        decided = report.results.flag("decision", name, "reject_h0")
        objecting = sum((cell == "rejected") is not decided for cell in rows)
        line = report.hypothesis(name).splitlines()[-1]
        # Those with all respondents, and those without the flagged, in a sentence each.
        counted = re.findall(
            r"(?:other ways of testing,|flagged respondents,) (\w+)(?: of \w+ ways)? leads?"
            r" to the other decision",
            line,
        )
        letters = report_words("en")["numbers"]["letters"]
        said = sum(letters.index(n) if n in letters else int(n) for n in counted)
        assert said == objecting, line


@pytest.mark.parametrize("study", MADE)
@EVERYWHERE
def test_an_interval_that_holds_no_effect_is_not_beside_agreement(study, language):
    """Where H0 is rejected and the interval told holds the value of no effect, a way objects."""
    report = told(study, language)
    for name in report.results.settings["hypotheses"]:
        line = report.line(name).replace(",", ".").replace("\N{MINUS SIGN}", "-")
        interval = re.search(r"\[(-?[.\d]+)[.;] (-?[.\d]+)\]", line)
        if not interval:
            continue
        low, high = (float(limit) for limit in interval.groups())
        none = 1 if "odds" in line else 0
        decided = report.results.flag("decision", name, "reject_h0")
        objected = {"en": "other decision in", "id": "keputusan sebaliknya"}[language] in line
        if not objected and "R²" not in line:
            assert (low > none or high < none) == decided, line


@pytest.mark.parametrize("study", MADE)
def test_the_strength_is_that_of_the_coefficient_beside_it(study):
    text = told(study).text("hypotheses")
    names = {"Below small": (0, 0.1), "Small": (0.1, 0.3), "Medium": (0.3, 0.5), "Large": (0.5, 1)}
    pattern = r"By the size of (r|rs), the relation counts as “(\w+)”"
    for block in text.splitlines():
        found = re.search(pattern, block)
        if found:
            symbol, name = found.groups()
            least, most = names[name]
            # The coefficient that was told last before.
            value = re.findall(rf"\b{symbol} = −?(\.\d+)", block[: found.start()])
            assert any(least - 0.005 <= float(number) <= most + 0.005 for number in value), block


def test_what_does_nothing_is_not_called_a_contribution():
    text = told("nothing").hypothesis("H2")
    assert "largest part" not in text
    assert "not divided among the predictors" in text
    assert "noise: B" not in text.lower() or "significant; the relation" not in text


def test_of_two_predictors_the_one_without_effect_is_not_significant():
    text = told("as_stated").hypothesis("H3")
    assert re.search(r"Noise: B = 0\.\d+, .*; not significant\b", text)
    assert re.search(r"Load: B = 0\.\d+, .*; significant and positive\b", text)


def test_a_mediation_and_a_moderation_say_what_was_drawn():
    report = told("as_stated")
    assert "agree with a positive indirect relation of Load and Strain through Fatigue" in (
        report.hypothesis("H4")
    )
    assert "the coefficient of Load on Strain is smaller at higher scores of Support" in (
        report.hypothesis("H5")
    )


@EVERYWHERE
def test_odds_fall_where_the_odds_ratio_is_below_one(language):
    text = told("contrary", language).hypothesis("H4")
    lower = {
        "en": "multiplies the odds of “yes” by 0.774 (22.6% lower)",
        "id": "mengalikan odds “yes” dengan 0,774 (22,",
    }[language]
    assert lower in text
    assert told("contrary").number("logistic", "H4:support", "odds_ratio") < 1


def test_many_respondents_leave_no_room_for_a_large_effect():
    report = told("nothing")
    low, high = (report.number("correlation", "H1", f"ci_{end}") for end in ("low", "high"))
    assert -0.1 < low < 0 < high < 0.1
    assert "too little to tell" not in report.text("overview")
    assert "not thereby shown to be false" in report.text("overview")


@EVERYWHERE
def test_a_sample_of_eighteen_is_called_small_wherever_it_decides(language):
    report = told("few", language)
    small = {"en": "the sample is small", "id": "sampelnya kecil"}[language]
    assert all(small in report.hypothesis(name) for name in ("H1", "H2"))
    assert {"en": "the sample is small", "id": "sampel ini kecil"}[language] in report.text(
        "sample"
    ) or "kecil" in report.text("sample")


def test_what_the_items_fail_at_is_said_at_the_instrument_too():
    report = told("unreliable")
    instrument = report.text("instrument")
    assert "LOAD6" in instrument
    assert "Mood is not reliable" in instrument
    assert computed("unreliable")[1]["validity", "LOAD6", "valid"] == "false"


@EVERYWHERE
def test_a_bent_relation_is_not_called_free_of_signs(language):
    report = told("bent", language)
    text = report.text("assumptions")
    sign = {"en": "no sign of heteroskedasticity", "id": "tidak tampak heteroskedastisitas"}
    assert sign[language] not in text
    turns = {
        "en": "about 22, and rises beyond it (a U)",
        "id": "meningkat di atasnya (bentuk U)",
    }
    assert turns[language] in text
    ranks = report.hypothesis("H2")
    assert {"en": "Spearman's coefficient decides", "id": "Spearman"}[language] in ranks


def test_thin_cells_let_the_exact_test_decide():
    report = told("thin")
    assert "Decision: the Fisher–Freeman–Halton exact test" in report.hypothesis("H1")
    assert "Decision: Pearson's chi-square test" in report.hypothesis("H2")
    assert "so that the condition is not met" in report.text("assumptions")


@pytest.mark.parametrize(
    ("study", "name", "some"), [("few", "H1", True), ("bent", "H1", True), ("thin", "H2", False)]
)
def test_how_a_way_without_p_decides_is_told_where_there_is_one(study, name, some):
    rule = "in a way without p, when zero lies outside its interval"
    assert (rule in told(study).sensitivity(name)) is some


def test_units_in_no_order_are_tested_for_no_trend():
    report = told("thin")
    assert "Linear-by-linear" not in report.sensitivity("H1")
    # Two sexes have a trend, and three categories of a variable stand in order.
    assert "Linear-by-linear" in report.sensitivity("H2")


@EVERYWHERE
def test_a_group_of_two_is_told_with_the_next_larger_one_and_by_no_number(language):
    report = told("thin", language)
    heading = {"en": "Strain by Unit", "id": "Strain menurut Unit"}[language]
    text = report.under("comparison", heading)
    rows = text.splitlines()
    assert "D" not in rows and "C" not in rows
    assert rows[rows.index("C + D") + 1] == "14"
    assert "D (n" not in report.text()
    higher = {"en": "B above A", "id": "B di atas A"}[language]
    assert higher in text
    share = {
        "en": "of those with “C + D” (told together, as few belong to one of them), 0% (0 of 14)",
        "id": "“C + D” (dimuat bersama karena salah satunya beranggotakan sedikit), 0% (0 dari 14)",
    }[language]
    assert share in report.text("overview")


@EVERYWHERE
def test_not_applicable_is_no_missing_answer(language):
    report = told("thin", language)
    rows = report.text("description").splitlines()
    head = {"en": "Not applicable", "id": "Tidak berlaku"}[language]
    assert head in rows
    absent = {"en": "No answer", "id": "Tidak menjawab"}[language]
    assert absent not in rows


@EVERYWHERE
def test_who_was_left_out_for_a_flag_was_flagged(language):
    nobody = {"en": "flagged no respondent", "id": "Tidak ada responden yang ditandai"}[language]
    left_out = told("flagged", language)
    assert nobody not in left_out.text("sensitivity")
    assert "79" in left_out.text("sample")
    kept = told("flagged_kept", language)
    assert nobody not in kept.text("sensitivity")
    both = {"en": "computed twice", "id": "dihitung dua kali"}[language]
    assert both in kept.text("sensitivity")
    assert nobody in told("nothing", language).text("sensitivity")


CURVED = {
    "en": "the relation of Load and Strain is curved: Strain is lowest where Load is about 22,"
    " and higher both below and above (a U), so that a straight line accounts for 4.5% of the"
    " differences in Strain, a form that may bend as it likes (the mean Strain of each score of"
    " Load) for 77.4%",
    "id": "hubungan Load dan Strain melengkung: Strain paling rendah pada skor Load sekitar 22,"
    " dan lebih tinggi baik di bawah maupun di atas skor itu (bentuk U), sehingga garis lurus"
    " menangkap 4,54% perbedaan skor Strain",
}
CURVED_AGAIN = {
    "en": "the relation of Load and Strain is curved (see H1)",
    "id": "hubungan Load dan Strain melengkung (lihat H1)",
}


@EVERYWHERE
def test_a_curved_relation_is_told_as_such_and_never_as_a_rise(language):
    report = told("bent", language)
    rises = {"en": "tend to go with higher", "id": "cenderung disertai"}[language]
    for name, words in {"H1": CURVED, "H2": CURVED_AGAIN}.items():
        for place in (report.line(name), report.hypothesis(name).splitlines()[-1]):
            assert words[language] in place
        assert rises not in report.line(name) + report.hypothesis(name)
    spread = {"en": "how far answers lie from the curve", "id": "di sekitar lengkungan tidak diuji"}
    spread = spread[language]
    assert spread in report.text("assumptions")
    assert "η² = " in report.text("assumptions")
    # That the bootstrap objected was chance in few resamples, which more of them settle.
    objects = {"en": "other decision", "id": "keputusan sebaliknya"}[language]
    assert objects not in report.hypothesis("H1") + report.hypothesis("H2")


@pytest.mark.parametrize(("language", "told_once"), [
    ("en", "H1 and H2 test the same relation"), ("id", "H1 dan H2 menguji hubungan yang sama"),
])  # fmt: skip
def test_two_hypotheses_on_one_relation_are_called_one_finding(language, told_once):
    report = told("bent", language)
    assert told_once in report.hypothesis("H2") and told_once not in report.hypothesis("H1")
    assert told_once not in told("as_stated", language).text("hypotheses")


@EVERYWHERE
def test_all_hypotheses_on_one_relation_are_named_on_whatever_scale_and_by_whatever_test(language):
    report = told("contrary", language)
    three = {
        "en": "H1, H2, and H3 test the same",
        "id": "H1, H2, dan H3 menguji hubungan yang sama",
    }
    two = {
        "en": "H4 and H5 state opposite directions of the same relation",
        "id": "H4 dan H5 menyatakan arah yang berlawanan dari hubungan yang sama",
    }
    for words, last in ((three[language], "H3"), (two[language], "H5")):
        assert words in report.hypothesis(last) and words in report.text("overview")
    opposite = {"en": "not all state the same direction", "id": "tidak semuanya sama"}[language]
    assert opposite in report.hypothesis("H3")
    again = {"en": "the same relation as H1", "id": "hubungan yang sama dengan H1"}[language]
    assert again in told("thin", language).text("comparison")
