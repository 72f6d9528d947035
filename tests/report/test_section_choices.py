"""The section about questions with several answers: counts, the largest option, ties, nobody."""

import pytest

from angket.report.sections import choices
from chapter_text import check_document, compose, notes_of, prose, rows_of, settings_of

QUESTION = {"multiple_choice": {"news": {"label": "News"}}}


def counts(n, answers, missing=0, **options):
    """Return statistics of a question from option to count."""
    found = {
        ("multiple_choice", "news", "n"): n,
        ("multiple_choice", "news", "answers"): answers,
    }
    for name, count in options.items():
        shares = count * 100 / n if n else "undefined: nobody answered"
        of_answers = count * 100 / answers if answers else "undefined: nobody answered"
        subject = f"news={name}"
        found["multiple_choice", subject, "n"] = count
        found["multiple_choice", subject, "respondents_percent"] = shares
        found["multiple_choice", subject, "answers_percent"] = of_answers
    if missing:
        found["multiple_choice", "news=missing", "n"] = missing
    return found


def test_a_study_without_such_a_question_has_no_section():
    assert compose(choices, {}, settings_of()) == []


@pytest.mark.parametrize(
    ("language", "found", "sentence"),
    [
        (
            "en",
            counts(8, 12, Radio=7, TV=5),
            "News: 8 respondents chose one option or more, 12 in all; most often Radio "
            "(n = 7, 87.5% of them).",
        ),
        (
            "id",
            counts(8, 12, Radio=7, TV=5),
            "News: 8 responden memilih satu pilihan atau lebih, seluruhnya 12 jawaban; yang paling "
            "banyak dipilih adalah Radio (n = 7; 87,50% dari mereka).",
        ),
        ("en", counts(6, 8, Radio=4, TV=4), "most often Radio and TV (each n = 4, 66.7% of them)."),
        ("id", counts(6, 8, Radio=4, TV=4), "adalah Radio dan TV (masing-masing n = 4; 66,67%"),
        ("en", counts(0, 0, 9, Radio=0, TV=0), "News: nobody chose an option."),
        ("id", counts(0, 0, 9, Radio=0, TV=0), "News: tidak seorang pun memilih."),
    ],
)
def test_what_was_chosen_most_is_told(language, found, sentence):
    blocks = compose(choices, found, settings_of(language, **QUESTION))
    assert sentence in " ".join(prose(blocks))
    check_document(blocks)


def test_the_table_gives_both_percents_and_counts_who_chose_nothing():
    found = counts(8, 12, 2, Radio=7, TV=5)
    blocks = compose(choices, found, settings_of(**QUESTION))
    assert rows_of(blocks, "choices-news") == [
        ["Option", "n", "% of respondents", "% of answers"],
        ["Radio", "7", "87.5", "58.3"],
        ["TV", "5", "62.5", "41.7"],
        ["No option chosen", "2", "", ""],
    ]
    assert "more than 100" in notes_of(blocks, "choices-news")[0]


def test_an_option_called_missing_is_an_option():
    found = counts(8, 12, missing=0) | counts(8, 12, **{"missing": 0}, TV=5)
    found["multiple_choice", "news=missing", "n"] = 7
    found["multiple_choice", "news=missing", "respondents_percent"] = 87.5
    rows = rows_of(compose(choices, found, settings_of(**QUESTION)), "choices-news")
    assert ["missing", "7"] in [row[:2] for row in rows]


def test_where_nobody_answered_the_reason_stands_below_the_table():
    found = counts(0, 0, 9, Radio=0, TV=0)
    blocks = compose(choices, found, settings_of(**QUESTION))
    assert any("obody answered" in note for note in notes_of(blocks, "choices-news"))


def test_the_figure_is_referred_to():
    figures = {"multiple_choice_news": {"kind": "multiple_choice", "subject": "news", "title": ""}}
    blocks = compose(choices, counts(8, 12, Radio=7, TV=5), settings_of(**QUESTION), figures)
    check_document(blocks)
    assert blocks[-1].name == "multiple_choice_news"
    assert blocks[-1].alt == "Bars: how many respondents chose each option of News."
