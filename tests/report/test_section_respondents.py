"""The section about the respondents: the largest group, ties, gaps and numbers."""

import pytest

from angket.report.sections import respondents
from chapter_text import check_document, compose, notes_of, prose, rows_of, settings_of

SEX = {"sex": {"label": "Jenis kelamin", "kind": "category"}}
AGE = {"age": {"label": "Age", "kind": "number"}}
ALL = {("sample", "all", "analysed"): 10}


def counts(**groups):
    """Return statistics of groups from category to count and percent."""
    return ALL | {
        ("sample", f"sex={name}", key): value
        for name, pair in groups.items()
        for key, value in zip(("n", "percent"), pair, strict=False)
    }


def test_a_study_without_a_profile_has_no_section():
    assert compose(respondents, ALL, settings_of()) == []


@pytest.mark.parametrize(
    ("language", "groups", "sentence"),
    [
        (
            "id",
            {"Laki-laki": (6, 60.0), "Perempuan": (4, 40.0)},
            "Jenis kelamin: kelompok terbesar adalah Laki-laki (n = 6; 60,00%).",
        ),
        (
            "en",
            {"Laki-laki": (6, 60.0), "Perempuan": (4, 40.0)},
            "Jenis kelamin: the largest group is Laki-laki (n = 6, 60.0%).",
        ),
        (
            "id",
            {"A": (5, 50.0), "B": (5, 50.0)},
            "Jenis kelamin: kelompok terbesar adalah A dan B, masing-masing n = 5 (50,00%).",
        ),
        (
            "en",
            {"A": (3, 33.333333333333336), "B": (3, 33.333333333333336), "C": (3, 33.33333333)},
            "Jenis kelamin: the largest groups are A, B, and C, each with n = 3 (33.3%).",
        ),
        (
            "en",
            {"A": (8, 100.0), "B": (0, 0.0), "missing": (2,)},
            "Jenis kelamin: all who answered belong to A (n = 8, 100.0%). No answer: n = 2.",
        ),
        (
            "id",
            {"missing": (10,)},
            "Jenis kelamin: tidak dijawab oleh seorang pun (n = 10).",
        ),
    ],
)
def test_the_largest_group_is_named(language, groups, sentence):
    blocks = compose(respondents, counts(**groups), settings_of(language, profile=SEX))
    assert prose(blocks)[-1] == sentence
    check_document(blocks)


def test_those_without_an_answer_stand_in_the_table_and_its_note():
    statistics = counts(A=(6, 75.0), B=(2, 25.0), missing=(2,))
    blocks = compose(respondents, statistics, settings_of("en", profile=SEX))
    assert [row[1:] for row in rows_of(blocks, "profile")] == [
        ["n", "%"],
        ["", ""],
        ["6", "75.0"],
        ["2", "25.0"],
        ["2", ""],
    ]
    assert notes_of(blocks, "profile") == ["Percentages are of those who answered."]


@pytest.mark.parametrize(
    ("declared", "received", "texts", "named"),
    [
        (2, 10, ["Prefer not to say"], "Prefer not to say"),
        (
            1,
            10,
            ["Prefer not to say"],
            "No answer or “Prefer not to say”",
        ),  # the other left it empty
        (
            2,
            12,
            ["Prefer not to say"],
            "No answer or “Prefer not to say”",
        ),  # one of those excluded may have said it
        (2, 10, ["Prefer not to say", "Refused"], "Prefer not to say / Refused"),
        (0, 10, ["Prefer not to say"], "No answer"),
        (2, 10, ["99"], "No answer"),
    ],
)
def test_those_without_an_answer_are_called_by_what_all_of_them_chose(
    declared, received, texts, named
):
    statistics = counts(A=(6, 75.0), B=(2, 25.0), missing=(2,))
    statistics |= {("missing", "sex", "declared_missing"): declared}
    statistics |= {("sample", "all", "received"): received}
    profile = {"sex": SEX["sex"] | {"missing": texts}}
    blocks = compose(respondents, statistics, settings_of("en", profile=profile))
    assert rows_of(blocks, "profile")[-1][0].strip() == named
    assert prose(blocks)[-1].endswith(f"{named}: n = 2.")


@pytest.mark.parametrize(
    ("missing", "by", "told"), [(2, "sex", True), (5, "sex", False), (2, "unit", False)]
)
@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "only few gave no answer here. Of Workload, their mean is not shown;"),
        ("id", "hanya sedikit responden yang tidak menjawab pertanyaan ini. Rata-rata"),
    ],
)
def test_that_results_with_and_without_few_tell_of_them_is_said(
    missing, by, told, language, sentence
):
    statistics = counts(A=(6, 75.0), B=(2, 25.0), missing=(missing,))
    hypotheses = {"H1": {"kind": "difference", "response": "load", "groups": by}}
    settings = settings_of(language, profile=SEX, hypotheses=hypotheses)
    notes = notes_of(compose(respondents, statistics, settings), "profile")
    assert any(sentence in note for note in notes) == told


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Sex: only few chose “Prefer not to say” here."),
        ("id", "hanya sedikit responden yang memilih “Prefer not to say” pada pertanyaan ini."),
    ],
)
def test_few_who_preferred_not_to_say_are_not_told_to_have_left_the_question_open(
    language, sentence
):
    statistics = counts(A=(6, 75.0), B=(2, 25.0), missing=(2,))
    statistics |= {("missing", "sex", "declared_missing"): 2, ("sample", "all", "received"): 10}
    profile = {"sex": SEX["sex"] | {"label": "Sex", "missing": ["Prefer not to say"]}}
    hypotheses = {"H1": {"kind": "difference", "response": "load", "groups": "sex"}}
    settings = settings_of(language, profile=profile, hypotheses=hypotheses)
    notes = notes_of(compose(respondents, statistics, settings), "profile")
    assert any(sentence in note for note in notes)


def test_a_category_may_be_called_missing():
    statistics = counts(missing=(7, 70.0), A=(3, 30.0))
    blocks = compose(respondents, statistics, settings_of("en", profile=SEX))
    assert "the largest group is missing (n = 7, 70.0%)" in prose(blocks)[-1]
    assert notes_of(blocks, "profile") == []


@pytest.mark.parametrize(
    ("described", "sentence"),
    [
        (
            {"n": 10, "mean": 30.5, "sd": 4.25, "minimum": 21, "maximum": 44, "median": 30},
            "Age: M = 30.50, SD = 4.25, from 21.00 to 44.00 (n = 10).",
        ),
        (
            {"n": 1, "mean": 30, "sd": "undefined: needs at least 2 values", "minimum": 30},
            "Age: 30.00 (n = 1).",
        ),
        ({"n": 0, "mean": "undefined: no values"}, "Age: no values (n = 0)."),
    ],
)
def test_numbers_are_described_as_far_as_they_go(described, sentence):
    statistics = ALL | {("sample", "age", key): value for key, value in described.items()}
    blocks = compose(respondents, statistics, settings_of("en", profile=AGE))
    assert prose(blocks)[-1] == sentence
    check_document(blocks)


def test_why_a_number_is_absent_stands_below_the_table():
    statistics = ALL | {("sample", "age", "n"): 1, ("sample", "age", "mean"): 30}
    statistics["sample", "age", "sd"] = "undefined: needs at least 2 values"
    blocks = compose(respondents, statistics, settings_of("id", profile=AGE))
    assert notes_of(blocks, "profile-numbers") == ["a Memerlukan sekurang-kurangnya 2 nilai."]
