"""What is told of each way of testing: with whom, on which items, and whether it counts."""

import pytest

from angket.formats.blocks import Table, as_cell, text_of
from angket.report.phrases import Phrases, report_words
from angket.report.same_relation import same_before_told, same_told
from angket.report.sections import hypotheses, sensitivity
from angket.report.untested import rescored_told
from chapter_text import make
from hypotheses_text import results_for, results_of, text_of_block

LANGUAGES = pytest.mark.parametrize("language", ["en", "id"])
WAYS = {
    "pearson": ("pearson", 13.2, 0.01),
    "likelihood_ratio": ("likelihood_ratio", 12.0, 0.3),
    "monte_carlo": ("pearson", 13.2, 0.011),
    "fisher_freeman_halton": ("cramers_v", 0.29, 0.018),
    "with_excluded": ("cramers_v", 0.31, 0.009),
}


def thin(language, minimum=3.4, test="fisher_freeman_halton"):
    """Return an association of three by three, with small counts where `minimum` is small."""
    block = {"n": 79, "pearson": 13.2, "pearson_df": 4, "pearson_p": 0.01, "cramers_v": 0.29}
    block |= {"cells_below_5": 3, "cells_below_5_percent": 33.3, "minimum_expected": minimum}
    block |= {"pearson_exact_p": 0.009, "fisher_freeman_halton_p": 0.018}
    block |= {} if minimum < 5 else {"cells_below_5": 0, "cells_below_5_percent": 0}
    rows = {("association", "H1"): block, ("excluded", "flagged"): {"n": 1}}
    for way, (statistic, estimate, p) in WAYS.items():
        found = {"statistic": statistic, "estimate": estimate, "p": p, "alpha": 0.05}
        found |= {"n": 80 if way == "with_excluded" else 79, "reject_h0": str(p <= 0.05).lower()}
        rows["sensitivity", f"H1:{way}|all"] = found
    decision = {"test": test, "p": WAYS[test][2]}
    return results_for("association", rows, language, decision, row="x", column="y")


def table_of(results, say):
    blocks = sensitivity.compose(results, say)
    table = next(b for b in blocks if isinstance(b, Table) and b.label == "sensitivity-H1")
    body = [[text_of(as_cell(cell).content) for cell in row] for row in table.body]
    text = "\n".join(map(text_of_block, blocks))
    return body, [text_of(note) for note in table.notes], text


@LANGUAGES
def test_a_way_whose_conditions_fail_is_marked_and_counts_for_nothing(language):
    results, say = thin(language), Phrases(report_words(language))
    body, notes, text = table_of(results, say)
    assert [row[0].endswith("a") for row in body[:3]] == [True, True, False]
    mark = {"en": "a Not to be relied on", "id": "a Tidak dapat diandalkan"}[language]
    assert any(note.startswith(mark) for note in notes)
    alike = {"en": "whose conditions hold come to the same", "id": "yang syaratnya terpenuhi"}
    assert alike[language] in text
    # Those that count are named where they are counted.
    told = "\n".join(map(text_of_block, hypotheses.compose(results, say)))
    named = {
        "en": "The two other ways of testing whose conditions hold (sensitivity-H1) lead to the"
        " same decision: Monte Carlo and testing with excluded respondents.",
        "id": "sama: Monte Carlo dan pengujian bersama responden yang dikeluarkan.",
    }
    assert named[language] in told


@LANGUAGES
def test_where_counts_are_large_enough_every_way_counts(language):
    results, say = thin(language, 8.0, "pearson"), Phrases(report_words(language))
    body, _, text = table_of(results, say)
    assert not any(row[0].endswith("a") for row in body)
    contrary = {"en": "comes from these ways: likelihood ratio", "id": "rasio kemungkinan"}
    assert contrary[language] in text


@LANGUAGES
def test_an_exact_test_has_a_p_and_no_statistic(language):
    body, *_ = table_of(thin(language), Phrases(report_words(language)))
    assert [bool(row[1] or row[2]) for row in body] == [True, True, True, False, False]
    assert all(row[3] for row in body)


@LANGUAGES
def test_with_how_many_a_way_is_computed_stands_in_its_row(language):
    body, *_ = table_of(thin(language), Phrases(report_words(language)))
    assert body[-1][0].endswith("(n = 80)")


@LANGUAGES
@pytest.mark.parametrize(
    ("reasons", "flag", "gaps"),
    [
        (["flagged"], True, False),
        (["missing answers"], False, True),
        (["too few answers"], False, True),
        (["flagged", "missing answers"], True, True),
    ],
)
def test_only_what_happened_is_given_as_the_reason_of_exclusion(language, reasons, flag, gaps):
    rows = {("excluded", reason): {"n": 1} for reason in reasons}
    rows["sensitivity", "H1:with_excluded|all"] = {"n": 80, "p": 0.01}
    results, say = make(language, rows, {"variables": {}})
    (note,) = rescored_told(results, say, {"with_excluded": "H1:with_excluded|all"})
    words = {"en": ("for a flag", "missing"), "id": ("karena ditandai", "tidak lengkap")}
    assert [word in text_of(note) for word in words[language]] == [flag, gaps]


@LANGUAGES
def test_items_are_left_out_for_what_they_are(language):
    rows = {("sensitivity", "H1:without_invalid|all"): {"items_left_out": "a, b, c, d"}}
    for item, valid, corrected in (
        ("a", "false", 0.1),
        ("b", "true", -0.04),
        ("c", "true", -0.1),
        ("d", "true", 0.2),
    ):
        rows["validity", item] = {"valid": valid, "r_corrected": corrected}
    results, say = make(language, rows, {"variables": {}})
    (note,) = rescored_told(results, say, {"without_invalid": "H1:without_invalid|all"})
    told = {
        "en": "a (not valid); b and c (valid by the study's criterion, but running against the"
        " others: negative corrected r); d (not valid once others are left out). After items are"
        " left out, the rest are checked again, until none is to be left out.",
        "id": "a (tidak valid); b dan c (valid menurut kriteria penelitian ini, tetapi berlawanan"
        " arah dengan butir lain: r terkoreksi negatif); d (tidak valid setelah butir lain"
        " dikeluarkan).",
    }
    assert told[language] in text_of(note)


@LANGUAGES
def test_exact_p_values_are_explained(language):
    results, say = thin(language), Phrases(report_words(language))
    blocks = hypotheses.compose(results, say)
    table = next(b for b in blocks if isinstance(b, Table) and b.label == "chi-square-H1")
    notes = " ".join(map(text_of, table.notes))
    told = {
        "en": ("all tables with the same margins", "Freeman and Halton's test counts all tables"),
        "id": ("semua tabel dengan jumlah marginal yang sama", "Uji Freeman-Halton menghitung"),
    }
    assert all(words in notes for words in told[language])


@LANGUAGES
@pytest.mark.parametrize(
    ("directions", "opposite"),
    [(("positive", "negative"), True), (("positive", "positive", "negative"), False)],
)
def test_two_hypotheses_state_opposite_directions_and_of_three_only_some(
    language, directions, opposite
):
    names = [f"H{place}" for place, _ in enumerate(directions, 1)]
    one = {"kind": "regression", "response": "y", "predictors": ["x"], "statement": "S"}
    settings = {"hypotheses": {
        name: one | {"direction": direction, "scale": "raw"}
        for name, direction in zip(names, directions, strict=True)
    }}  # fmt: skip
    results = results_of({}, settings, language)
    say = Phrases(report_words(language))
    (above,) = same_told(results, say)
    words = {"en": "state opposite directions of the same relation", "id": "arah yang berlawanan"}
    for told in (above, same_before_told(results, say, names[-1])):
        assert (words[language] in text_of(told)) == opposite
        assert ({"en": "same relation", "id": "hubungan yang sama"}[language]) in text_of(told)
