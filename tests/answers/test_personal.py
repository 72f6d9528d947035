"""Personal data: found wherever it stands, and nothing else taken for it."""

from pathlib import Path

import pandas as pd
import pytest

from angket.answers.personal import looks_personal, personal_kind

DATA = Path(__file__).parents[1] / "data" / "personal"


def listed(name):
    """Read invented texts or headings, one on a line."""
    return (DATA / f"{name}.txt").read_text("utf-8").splitlines()


PERSONAL = listed("personal")

# Within a sentence these could be any number and day.
ALONE = {"81299770001", "12-05-1987", "1987-05-12", "12 Mei 1987"}
NOT_PERSONAL = listed("not_personal")

HEADINGS = listed("headings")

OTHER_HEADINGS = listed("other_headings")


@pytest.mark.parametrize("text", PERSONAL)
def test_what_tells_who_somebody_is_is_found_anywhere_in_a_text(text):
    assert looks_personal(text)
    assert looks_personal(f"  {text} ")
    assert text in ALONE or looks_personal(f"sudah diisi; {text}, terima kasih")


@pytest.mark.parametrize("text", NOT_PERSONAL)
def test_answers_units_places_posts_and_numbers_are_let_pass(text):
    assert not looks_personal(text)


@pytest.mark.parametrize("heading", HEADINGS)
def test_headings_that_ask_who_somebody_is(heading):
    assert personal_kind(heading, pd.Series(["x", "y"], dtype="str"))


@pytest.mark.parametrize("heading", OTHER_HEADINGS)
def test_headings_that_ask_something_else(heading):
    assert personal_kind(heading, pd.Series(["x", "y"], dtype="str")) is None


def answered(*texts, times=1):
    return pd.Series([*texts] * times, dtype="str")


PEOPLE = ["Budi Santoso", "Siti Aminah", "Kemala Rasuna", "Wawan Hidayat", "T. Situmorang"]
MIXED = ["0812 9977 0001", "budi@example.org", "RT 03/RW 05", "Lantai 2", "-", "ruang B"]
COMMENTS = [
    "Semoga pelayanan lebih cepat", "Tolong perbaiki AC di ruang tunggu", "sudah cukup baik",
    "Antrean terlalu lama di pagi hari", "My neighbour also has this illness", "terima kasih",
]  # fmt: skip
COLUMNS = {
    "names by value": ("responden", answered(*PEOPLE), "name"),
    "three kinds, none of them often": ("keterangan", answered(*MIXED), "e-mail address"),
    "one cell in twenty": ("ruang", answered("08129977001", *["A"] * 19), "telephone number"),
    "birthdays": ("tgl", answered("12-05-1987", "1990-01-30", "3 Mei 1999"), "date of birth"),
    "numbers of students": (
        "kode unik", answered(*(f"19063{n * 7919 % 100000:05d}" for n in range(1, 9))),
        "national or staff number",
    ),
    "numbers as a spreadsheet shows them": (
        "nomor", answered("3,27104E+15", "3,20112E+15"), "national or staff number",
    ),
    "comments of a few": ("Do you want to share any comments?", answered(*COMMENTS), "free text"),
    "long answers": (
        "Pertanyaan 12", answered(*(f"{text}, menurut pendapat saya" for text in COMMENTS)),
        "free text",
    ),
    "names that repeat": ("Nama supervisor", answered("Ani", "Budi", times=30), "name"),
}  # fmt: skip


@pytest.mark.parametrize("case", COLUMNS)
def test_a_column_is_judged_by_all_that_stands_in_it(case):
    heading, texts, kind = COLUMNS[case]
    assert personal_kind(heading, texts) == kind


def test_numbers_that_a_program_gave_may_tell_respondents_apart():
    numbers = answered(*(str(118_012_345_678 + 7 * n) for n in range(9)))
    assert personal_kind("Respondent", numbers) == "national or staff number"
    assert personal_kind("Respondent", numbers, identifier=True) is None
    assert personal_kind("Respondent", answered("a@b.id", "c@d.id"), identifier=True)


OTHER_COLUMNS = {
    "departments": (
        "Bagian",
        answered("Umum", "Keuangan", "Human Resources", "Produksi", "Gudang"),
    ),
    "cities": ("Asal", answered("Jakarta Selatan", "Kota Bandung", "Solo", "New York", "Medan")),
    "posts": ("Pekerjaan", answered("Kepala Seksi", "Guru Kelas", "Software Engineer", "Perawat")),
    "brands": ("Merek", answered("Coca Cola", "Teh Botol", "Mie Sedaap", "Toyota Avanza", "Aqua")),
    "answers": ("X1", answered("Sangat Setuju", "Setuju", "Netral", "Tidak Setuju", times=9)),
    "ages": ("Usia", answered(*map(str, range(18, 60)))),
    "incomes": ("Gaji", answered(*(str(4_000_000 + 150_000 * n) for n in range(20)))),
    "years": ("Tahun lahir", answered(*map(str, range(1960, 2000)))),
    "times": ("Waktu", answered("2024-05-12 10:30:00", "2024-05-12 10:31:00")),
    "days of a survey": ("Hari", answered("12-05-2009", "13-05-2009", "14-05-2009")),
    "yes and no to e-mail": ("Memakai email?", answered("Ya", "Tidak", times=40)),
    "ticked boxes": ("Instagram", answered("1", "0", times=40)),
    "long answers that repeat": (
        "Alasan memilih",
        answered("Karena lokasinya dekat dengan rumah", "Karena harganya sangat murah", times=20),
    ),
    "short answers of few": ("Kampus", answered("Depok", "Salemba", "Depok", "Salemba", "Cikini")),
    "scores": ("IPK", answered("3,51", "3,78", "3,22", "2,99", "4,00")),
    "empty": ("kolom", answered("", " ")),
}


@pytest.mark.parametrize("case", OTHER_COLUMNS)
def test_other_columns_are_let_pass(case):
    assert personal_kind(*OTHER_COLUMNS[case]) is None
