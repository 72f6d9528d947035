"""What holds only in part, or of no usable score, is told so in each place."""

import pytest

from invented_reports import told_of


@pytest.mark.parametrize(("study", "part", "language", "words"), [
    ("bent", "overview", "en", "support H2 only in that there is a relation, which is curved"),
    ("bent", "overview", "id", "mendukung H2 hanya dalam arti bahwa ada hubungan"),
    ("as_stated", "overview", "en", "they support H3 as a whole, but not every part of it"),
    ("as_stated", "overview", "id", "mendukung H3 secara keseluruhan"),
    ("unreliable", "sensitivity", "en", "H2 cannot be decided, as the items of a score"),
    ("unreliable", "instrument", "id", "Menurut kriteria itu saja, semua butir Mood tergolong"),
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
