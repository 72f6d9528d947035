"""Draft: what is guessed of columns, and what is left for somebody who knows."""

import pandas as pd
import pytest

from angket.files.fault import Fault
from drafted_tables import items, scales_of, table_of, variables_of


@pytest.mark.parametrize(
    ("heads", "variables"),
    [
        (["X1.1", "X1.2", "X1.3", "X2.1", "X2.2", "X2.3"], {"X1": 3, "X2": 3}),
        (["X1_1", "X1_2", "X2_1", "X2_2"], {"X1": 2, "X2": 2}),
        (["X1.1.1", "X1.1.2", "X1.2.1", "Y1.1.1", "Y1.1.2", "Y1.1.3"], {"X1": 3, "Y1": 3}),
        (["BK1", "MK1", "BK2", "MK2", "BK3", "MK3"], {"BK": 3, "MK": 3}),
        (["Motivasi 1", "Motivasi 2", "Kinerja 1", "Kinerja 2"], {"Motivasi": 2, "Kinerja": 2}),
        (["phq9_1", "phq9_2", "phq9_3", "gad7_1", "gad7_2"], {"phq9": 3, "gad7": 2}),
        (["load[a]", "load[b]", "rest[a]", "rest[b]"], {"load": 2, "rest": 2}),
        (["A", "A", "A", "SN", "SN", "SN"], {"A": 3, "SN": 3}),
    ],
)
def test_variables_are_told_by_prefix_bracket_and_repeated_name(tmp_path, heads, variables):
    _, study = table_of(tmp_path, items(heads))
    assert {name: len(own) for name, own in variables_of(study).items()} == variables


@pytest.mark.parametrize(
    "heads",
    [
        [f"How often do you rest? [{part}]" for part in ("Noon", "Night", "Dawn")],
        [f"How often do you rest? >> {part}" for part in ("Noon", "Night", "Dawn")],
    ],
)
def test_the_rows_of_a_grid_are_the_wordings_of_its_items(tmp_path, heads):
    others = [head.replace("you", "others") for head in heads]
    _, study = table_of(tmp_path, items([*heads, *others]))
    labels = [variable["label"] for variable in study["variables"].values()]
    assert labels == ["How often do you rest?", "How often do others rest?"]
    assert list(study["labels"].values()) == ["Noon", "Night", "Dawn"] * 2


def test_a_file_without_items_is_told_and_nothing_is_written(tmp_path):
    columns = [
        ("Nama", [f"Orang {n}" for n in range(20)]),
        ("Kota", ["Bandung", "Bogor"] * 10),
        ("Saran", [f"semoga lebih baik lagi {n}" for n in range(20)]),
    ]
    with pytest.raises(Fault) as told:
        table_of(tmp_path, columns)
    assert not (tmp_path / "study.yaml").exists()
    assert "none of its 3 columns looks like an item" in told.value.tell("en")
    assert "kategori: 1" in told.value.tell("id")
    assert "Bandung" not in told.value.tell("en")


@pytest.mark.parametrize(
    "heading",
    [
        "Kritik dan saran",
        "Komentar",
        "Pesan untuk kami",
        "Comments",
        "Anything else?",
        "Mengapa?",
        "Lainnya",
    ],
)
def test_what_respondents_write_is_never_shown(tmp_path, heading):
    secret = [
        "Tetangga saya Tuti juga sakit",
        "tidak ada",
        "hubungi 0812-3456-7890",
        "ok kak",
        "sip",
    ]
    comments = [None] * 20 + secret + ["mantap sekali", "lanjutkan", "x", "y", "z"]
    text, study = table_of(tmp_path, [*items(["X1", "X2", "X3"]), (heading, comments)])
    assert "profile" not in study
    assert [answer for answer in secret if answer in text] == []


def test_a_draft_shows_only_answers_that_repeat_and_tell_of_nobody(tmp_path):
    answers = ["Setuju", "Netral", "Tidak setuju"] * 20
    odd = [*answers[:56], "Setuju skali", "Setuju skali", "Budi 0812-3456-7890", "rahasia saya"]
    text, _ = table_of(tmp_path, items(["X1", "X2", "X3"], odd))
    assert "Setuju skali" in text
    assert "0812" not in text.replace(str(tmp_path), "")
    assert "rahasia" not in text


@pytest.mark.parametrize(
    ("heading", "made"),
    [
        ("Total X", lambda rows: rows.sum(axis=1)),
        ("JUMLAH", lambda rows: rows.sum(axis=1)),
        ("rata-rata X", lambda rows: rows.mean(axis=1).round(2)),
        ("skor_x", lambda rows: rows.sum(axis=1)),
        ("Hasil", lambda rows: rows.sum(axis=1)),
        ("X2_recode", lambda rows: 6 - rows["X2"]),
        ("X2_rev", lambda rows: 6 - rows["X2"]),
        ("X2r", lambda rows: 6 - rows["X2"]),
        ("RX2", lambda rows: 6 - rows["X2"]),
    ],
)
def test_totals_and_copies_of_items_are_set_aside(tmp_path, heading, made):
    rows = pd.DataFrame(dict(items(["X1", "X2", "X3", "X4", "X5", "X6"]))).astype(int)
    _, study = table_of(tmp_path, [*((name, rows[name]) for name in rows), (heading, made(rows))])
    assert variables_of(study) == {"X": list(rows)}
    assert "profile" not in study


def test_one_wide_column_does_not_stretch_the_scale_of_the_others(tmp_path):
    wide = [str(n % 11) for n in range(30)]
    heads = [f"Saya merasa lelah, pernyataan {word}" for word in ("a", "b", "c", "d", "e")]
    _, study = table_of(tmp_path, [("Menurut saya berapa lama?", wide), *items(heads)])
    (scale,) = scales_of(study)
    assert list(scale["codes"]) == [1, 2, 3, 4, 5]


def test_a_heading_of_the_profile_alone_makes_no_empty_labels(tmp_path):
    asked = "Apa jenis kelamin Anda yang sebenarnya menurut KTP?"
    _, study = table_of(tmp_path, [(asked, ["L", "P"] * 15), *items(["X1", "X2", "X3"])])
    assert "labels" not in study


def test_comments_are_in_the_language_of_the_questionnaire(tmp_path):
    english, _ = table_of(tmp_path, items([f"I feel {word} at work" for word in "abc"]))
    indonesian, _ = table_of(tmp_path, items([f"Saya merasa {word} di kantor" for word in "abc"]))
    assert "# What you measure, each with its items." in english
    assert "# Yang Anda ukur, masing-masing dengan butirnya." in indonesian


@pytest.mark.parametrize(
    ("other", "points"),
    [("725463172354617253461726543172", 7), ("0123456789" * 3, 10)],
)
def test_neighbours_without_names_are_parted_where_the_scale_changes(tmp_path, other, points):
    first = items([f"I like {word} food" for word in ("cold", "warm", "hot")])
    second = items([f"I enjoy {word} walks" for word in ("long", "short", "slow")], other)
    _, study = table_of(tmp_path, [*first, *second])
    assert [max(scale["codes"]) for scale in scales_of(study)] == [5, points]
    assert [len(own) for own in variables_of(study).values()] == [3, 3]
