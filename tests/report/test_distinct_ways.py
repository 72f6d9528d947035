"""Other ways of testing count once, and what leaving out the flagged changes is told with sizes."""

import pytest
from test_judgement import results_with

from angket.formats.blocks import text_of
from angket.report.judgement import judge
from angket.report.phrases import Phrases, report_words
from angket.report.sections import hypotheses, sensitivity
from angket.report.ways import without_flagged
from chapter_text import body_of
from claims_told import part_of_hypothesis, part_of_sensitivity
from hypotheses_text import results_for

BANDS = [{"label": "weak", "from": 0}, {"label": "strong", "from": 0.4}]


def judged(results, language="en"):
    return judge(results, Phrases(report_words(language)), "H1")


def test_a_way_whose_result_is_anothers_is_no_further_evidence():
    results = results_with(p=0.01)
    found = results._values["sensitivity"]
    assert [way.variant for way in judged(results).ways] == ["interval", "ranks", "hc3"]
    # Interval totals of answers with two codes are raw ones.
    found["H1:interval|all"]["estimate"] = found["H1:raw|all"]["estimate"]
    assert [way.variant for way in judged(results).ways] == ["ranks", "hc3"]


def test_ways_without_the_flagged_are_not_counted_beside_their_twins():
    alone, twice = results_with(p=0.01), results_with(p=0.01, unflagged=(0.01, 0.01))
    assert judged(alone).ways == judged(twice).ways
    assert (judged(twice).flagged.n, len(judged(twice).flagged.ways)) == (7, 3)


def test_where_nobody_who_is_tested_is_flagged_nothing_is_left_out():
    results = results_with(p=0.01, unflagged=(0.3, 0.3))
    for subject, row in results._values["sensitivity"].items():
        if subject.endswith("without flagged"):
            row["n"] = results._values["sensitivity"]["H1:raw|all"]["n"]
    hypothesis = results.settings["hypotheses"]["H1"]
    assert without_flagged(results, "H1", hypothesis, True) is None
    assert not judged(results).is_fragile


def with_sizes(language, before, after, low=0.3, high=0.6, bands=None):
    results = results_with(language, p=0.01, unflagged=(0.01, 0.01))
    found = results._values["sensitivity"]
    found["H1:raw|all"] |= {
        "measure": "r", "effect": str(before), "effect_ci_low": str(low),
        "effect_ci_high": str(high),
    }  # fmt: skip
    found["H1:raw|without flagged"] |= {"measure": "r", "effect": str(after)}
    strength = {"bands": bands, "citation": "Guilford (1956)"} if bands else {}
    results.settings["tests"] = results.settings["tests"] | {"strength": strength}
    return results


@pytest.mark.parametrize(
    ("language", "sizes", "leaves", "falls"),
    [
        (
            "en",
            ("the size of the effect is r = .25 instead of .45", "r = .35 instead of .45"),
            "it lies outside the interval with all respondents, [.30, .60]",
            "the strength counts as “weak",
        ),
        (
            "id",
            ("besar efeknya r = 0,250, bukan 0,450", "r = 0,350, bukan 0,450"),
            "besaran itu berada di luar selang dengan semua responden, [0,300; 0,600]",
            "kekuatannya tergolong “weak",
        ),
    ],
)
def test_a_size_that_differs_materially_is_told_with_both_numbers(language, sizes, leaves, falls):
    say = Phrases(report_words(language))

    def told(*given, **bands):
        results = with_sizes(language, *given, **bands)
        return part_of_hypothesis(results, say, "H1"), part_of_sensitivity(results, say, "H1")

    for text in told(0.45, 0.25):
        assert (leaves in text, falls in text) == (True, False)
    assert sizes[0] in text
    for text in told(0.45, 0.35, bands=BANDS):
        assert (leaves in text, falls in text) == (False, True)
    assert sizes[1] in text
    # Within the interval and the band, the size is the same for what it is worth.
    for text in told(0.45, 0.41, bands=BANDS):
        assert ".41" not in text and "0,41" not in text


@pytest.mark.parametrize(("test", "label"), [("t", "Raw totals (decides)"), ("sobel", None)])
def test_the_test_that_decides_has_a_marked_row(test, label):
    rows = {
        ("regression", "H1:x"): {"b": 0.5, "p": 0.02, "r": 0.4},
        ("sensitivity", "H1:raw|all"): {
            "n": 40, "statistic": "beta", "estimate": 0.5, "p": 0.02 if label else 0.03,
            "reject_h0": "true", "alpha": 0.05,
        },
    }  # fmt: skip
    given = {"response": "y", "predictors": ["x"], "scale": "raw"}
    results = results_for("regression", rows, "en", {"p": 0.02, "test": "t"}, **given)
    blocks = sensitivity.compose(results, Phrases(report_words("en")))
    marked = [row for row in body_of(blocks, "sensitivity-H1") if "(decides)" in row[0]]
    assert len(marked) == 1
    assert marked[0][0] == label or marked[0][3] == ".020"


@pytest.mark.parametrize(
    ("others", "unflagged", "why"),
    [
        (0.3, None, "Not robust: most other ways of testing lead to the other decision. All"),
        (None, (0.3, 0.3), "Not robust: the decision hangs on respondents who were flagged. All"),
        (0.3, (0.3, 0.3), "lead to the other decision, and it hangs on respondents who were"),
    ],
)
def test_the_table_of_decisions_says_which_of_two_reasons_makes_one_not_robust(
    others, unflagged, why
):
    hc3 = 0.3 if others else 0.01
    results = results_with(p=0.01, others=others, unflagged=unflagged, hc3=hc3)
    blocks = hypotheses.compose(results, Phrases(report_words("en")))
    table = next(one for one in blocks if getattr(one, "label", "") == "decisions")
    notes = " ".join(map(text_of, table.notes))
    assert why in notes
    assert ("flagged" in notes) is (unflagged is not None)
