"""The section about answers and scores."""

import pytest

from angket.report.sections import description
from chapter_text import check_document, compose, notes_of, rows_of
from described_totals import statistics, study, text


def test_totals_are_told_with_their_score_and_category():
    found = text(statistics(), study("id"))
    assert (
        "Skor total Workload (n = 10) berkisar dari 2 sampai 6, "
        "dengan rata-rata 4,50 dan simpangan baku 1,10. "
        "Jumlah skor yang dicapai adalah 45 dari skor ideal 60, atau 75,00%, "
        "yang termasuk kategori Tinggi." in found
    )
    assert "Rata-rata 4,50 termasuk" not in found


def test_bands_of_totals_judge_the_mean():
    found = text(statistics(), study(of="total"))
    assert "or 75.0%. The mean of 4.50 falls into the category Tinggi." in found


def test_totals_of_means_keep_their_decimals():
    found = text(statistics(minimum=2.5, score_actual=45.25), study())
    assert "range from 2.50 to 6.00" in found
    assert "The sum of scores is 45.25 of a possible 60," in found


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        (
            {"minimum": 4, "maximum": 4, "mean": 4.0, "sd": 0.0},
            "Skor total Workload sama pada semua responden, yaitu 4,00 (n = 10).",
        ),
        (
            {"n": 0, "mean": "undefined: no values", "score_category": "undefined: no values"},
            "Skor total Workload tidak dapat diringkas (n = 0): tidak ada nilai.",
        ),
        (
            {"score_category": "undefined: the score lies below the lowest band"},
            "Rata-rata 4,50 tidak masuk kategori: skor di bawah kategori terendah.",
        ),
    ],
)
def test_what_cannot_be_described_is_told(changes, sentence):
    assert sentence in text(statistics(**changes), study("id"))


def test_items_are_compared():
    assert (
        "Among the items, the percent score is highest for a (80.0%) and lowest for b (70.0%)."
        in text(statistics(), study())
    )
    equal = statistics() | {("description", "a", "score_percent"): 70.0}
    assert "The percent score of all items is the same (70.0%)." in text(equal, study())


def test_dimensions_are_compared_by_label():
    parts = {"one": {"label": "First", "items": ["a"]}, "two": {"label": "Second", "items": ["b"]}}
    found = statistics()
    for name, percent in (("one", 60.0), ("two", 90.0)):
        found["description", name, "n"] = 10
        found["description", name, "score_percent"] = percent
    assert (
        "Menurut dimensi, persentase skor tertinggi terdapat pada Second (90,00%) "
        "dan terendah pada First (60,00%)." in text(found, study("id", dimensions=parts))
    )


@pytest.mark.parametrize(
    ("language", "heading"), [("en", "Not applicable"), ("id", "Tidak berlaku")]
)
def test_what_does_not_apply_has_a_column_beside_no_answer(language, heading):
    found = statistics()
    found |= {("frequency", "a=not_applicable", "n"): 2, ("frequency", "b=missing", "n"): 3}
    blocks = compose(description, found, study(language))
    rows = rows_of(blocks, "answers-load")
    assert rows[0][-2:] == [heading, {"en": "No answer", "id": "Tidak dijawab"}[language]]
    assert [row[-2:] for row in rows[-2:]] == [["2", ""], ["", "3"]]


def test_answers_stand_with_count_and_percent_under_their_codes():
    settings = study()
    settings["labels"] = {"a": "I have too much to do"}
    found = statistics() | {("frequency", "b=missing", "n"): 3}
    blocks = compose(description, found, settings)
    assert rows_of(blocks, "answers-load") == [
        ["Item", "Answer code", "No answer"],
        ["1", "2", "3"],
        ["a I have too much to do", "2 (20.0)", "3 (30.0)", "5 (50.0)", ""],
        ["b", "2 (20.0)", "3 (30.0)", "5 (50.0)", "3"],
    ]
    assert notes_of(blocks, "answers-load") == [
        "Codes: 1 = Tidak; 2 = Ragu; 3 = Ya. Percentages are of those who answered."
    ]
    check_document(blocks)


def test_an_item_that_nobody_answered_has_counts_only():
    found = statistics()
    for code in (1, 2, 3):
        found["frequency", f"b={code}", "n"] = 0
        found["frequency", f"b={code}", "percent"] = "undefined: nobody answered"
    assert rows_of(compose(description, found, study()), "answers-load")[-1][1:] == ["0"] * 3


def test_turned_items_are_told():
    blocks = compose(description, statistics(), study("id", reversed=["b"]))
    assert (
        notes_of(blocks, "items-load")[1]
        == "Butir yang dibalik: b; skor yang tinggi berarti kurang sesuai dengan bunyi butirnya."
    )
    assert notes_of(blocks, "answers-load")[1] == (
        "Jawaban ditampilkan apa adanya; kodenya dibalik untuk skor pada butir b."
    )


def test_items_of_two_scales_have_a_table_and_figure_each():
    settings = study(item_scales={"a": "agreement", "b": "other"})
    settings["scales"]["other"] = settings["scales"]["agreement"]
    figures = {
        f"likert_load_{scale}": {"kind": "likert", "subject": "load", "title": ""}
        for scale in ("agreement", "other")
    }
    blocks = compose(description, statistics(), settings, figures)
    check_document(blocks)
    titles = [block.title for block in blocks if getattr(block, "name", "").startswith("likert")]
    assert titles == ["Answers to the items of Workload: a", "Answers to the items of Workload: b"]
    assert rows_of(blocks, "answers-load-other")[-1][0] == "b"


def test_a_long_scale_is_divided_into_tables():
    settings = study("id")
    codes = list(range(10))
    settings["scales"] = {"agreement": {"codes": codes, "answers": [f"L{code}" for code in codes]}}
    found = statistics()
    for code in codes:
        found["frequency", f"a={code}", "n"] = code
        found["frequency", f"a={code}", "percent"] = 1.5
    blocks = compose(description, found, settings)
    check_document(blocks)
    assert rows_of(blocks, "answers-load-1")[1] == ["0", "1", "2", "3", "4"]
    assert rows_of(blocks, "answers-load-2")[2][1:] == [f"{code} (1,50)" for code in range(5, 10)]
    titles = [block.title for block in blocks if getattr(block, "label", "") == "answers-load-2"]
    assert titles == ["Frekuensi jawaban atas butir Workload, n (%) (kode 5 sampai 9)"]


def test_the_table_of_items_has_their_wording():
    settings = study() | {"labels": {"a": "I have too much to do"}}
    rows = rows_of(compose(description, statistics(), settings), "items-load")
    assert [row[0] for row in rows] == ["Item", "a I have too much to do", "b"]


@pytest.mark.parametrize(
    ("ideal", "language", "told"),
    [
        ({"a": 50, "b": 50}, "en", "the percent score is highest for"),
        (
            {"a": 50, "b": 30},
            "en",
            "unlike answer scales (a: up to 5; b: up to 3): those with a wider range",
        ),
        (
            {"a": 50, "b": 30},
            "id",
            "Skala jawaban tidak sama antarbutir (a: sampai 5; b: sampai 3)",
        ),
    ],
)
def test_percent_scores_of_items_with_unlike_numbers_of_answers_are_not_compared(
    ideal, language, told
):
    found = statistics()
    for name, highest in ideal.items():
        found["description", name, "score_ideal"] = highest
    told_here = text(found, study(language))
    assert told in told_here
    compared = {"en": "Among the items", "id": "Menurut butir"}[language]
    assert (compared in told_here) == (len(set(ideal.values())) == 1)


@pytest.mark.parametrize("key", ["reversed", "already_reversed"])
@pytest.mark.parametrize(("turned", "language", "told"), [
    (["a"], "en", "a is scored in reverse: the higher its score, the less of what it says."),
    (["a", "b"], "en", "a and b are scored in reverse: the higher their score, the less of what"),
    (["b"], "id", "b diskor terbalik: makin tinggi skornya, makin rendah jawaban atas"),
])  # fmt: skip
def test_a_reversed_item_at_an_end_is_said_to_be_so(key, turned, language, told):
    settings = study(language)
    settings["variables"]["load"] |= {key: turned}
    assert told in text(statistics(), settings)
    equal = statistics() | {("description", "a", "score_percent"): 70.0}
    assert told not in text(equal, settings)
    assert "scored in reverse" not in text(statistics(), study())
