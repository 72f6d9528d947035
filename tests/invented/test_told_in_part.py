"""What holds only in part, or of no usable score, is told so in each place."""

import pytest

from invented_reports import told_of


@pytest.mark.parametrize(("study", "part", "language", "words"), [
    ("bent", "overview", "en", "support H2 only in that there is a relation, which is curved"),
    ("bent", "overview", "id", "mendukung H2 hanya dalam arti bahwa ada hubungan"),
    ("as_stated", "overview", "en", "they support H3 for the predictors"),
    ("as_stated", "overview", "id", "mendukung H3 untuk variabel"),
    ("unreliable", "sensitivity", "en", "H2 cannot be decided, as the items of a score"),
    ("unreliable", "instrument", "id", "Menurut kriteria itu saja, semua butir Mood tergolong"),
    ("unreliable", "sensitivity", "en", "so that nothing was tested without the invalid ones"),
    ("unreliable", "sensitivity", "id", "tidak ada pengujian tanpa butir yang tidak valid"),
    ("unreliable", "sample", "en", "for H2 (the items of Mood do not go together)"),
    ("flagged", "sensitivity", "en", "esting with excluded respondents (n = 80)"),
    ("flagged", "sensitivity", "en", "once more with those who were excluded for a flag, as far"),
    ("flagged", "sensitivity", "id", "engujian bersama responden yang dikeluarkan (n = 80)"),
    ("contrary", "overview", "en", "odds ratio per point of Support = 0.774"),
    ("contrary", "overview", "id", "rasio odds per poin Support = 0,774"),
    ("few", "overview", "en", "test the same relation, by different scores, and count as one"),
    ("flagged", "overview", "en", "of the 80 questionnaires that came back; “About the data” says"),
])  # fmt: skip
def test_what_holds_in_part_is_told_in_part(study, part, language, words):
    assert words in told_of(study, language).text(part)


def test_scores_that_measure_nothing_have_no_category_and_no_strength():
    report = told_of("unreliable")
    mood = report.text("description").split("Totals of Mood")[1].split("Totals of Rest")[0]
    assert "falls into the category" not in mood
    assert "counts as" not in report.hypothesis("H2")


@pytest.mark.parametrize("study", ["few", "unreliable", "thin"])
def test_nobody_is_told_of_flags_where_nobody_was_flagged(study):
    told = told_of(study).text("hypotheses", "overview")
    assert "flagged" not in told


def test_a_score_that_measures_nothing_has_no_way_without_its_invalid_items():
    report = told_of("unreliable")
    found = report.results.value("sensitivity", "H2:without_invalid|all", "p")
    assert found.startswith("undefined: the items of mood do not go together")
    # Of H1, which does not rest on it, the way stays.
    assert float(report.results.value("sensitivity", "H1:without_invalid|all", "p")) < 0.05
