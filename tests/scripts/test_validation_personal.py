"""Validation: what tells who somebody is reaches no result and no message."""

import pandas as pd
import pytest

from angket.answers.personal import personal_kind
from angket.files.fault import Fault
from conftest import Files, write_answers
from scripts import validation
from validated_answers import GOOD, SETTINGS, validation_of

SECRETS = ["budi@example.org", "0812-3456-7890", "3273012345678901"]


@pytest.fixture
def validate(tmp_path, run_stage):
    return validation_of(tmp_path, run_stage)


@pytest.mark.parametrize("secret", SECRETS)
def test_personal_columns_reach_no_result(validate, secret, tmp_path):
    rows = [(name, a, b, c, f"{name}{secret}") for name, a, b, c in GOOD]
    validate(rows, head=("id", "a", "b", "c", "contact"))
    for file in tmp_path.glob("*.*"):
        if file.name != "answers.csv":
            assert secret.encode() not in file.read_bytes(), file


@pytest.mark.parametrize("secret", SECRETS)
def test_a_personal_column_in_the_profile_is_refused(validate, secret, tmp_path):
    profile = {"contact": {"kind": "category", "missing": []}}
    file = write_answers(
        tmp_path / "answers.csv",
        [(*row, secret) for row in GOOD],
        ("id", "a", "b", "c", "contact"),
    )
    with pytest.raises(Fault, match="seems to hold personal data") as fault:
        validation.main(Files(answers=file), None, SETTINGS | {"profile": profile})
    assert secret not in str(fault.value)


def test_a_single_personal_cell_in_the_profile_is_refused_by_its_row(tmp_path):
    texts = ["Umum", "Keuangan"] * 60
    texts[70] = "Umum; Budi 0812.9977.0001"
    rows = [(f"p{n}", 1 + n % 4, 2 + n % 3, 3, text) for n, text in enumerate(texts)]
    file = write_answers(tmp_path / "answers.csv", rows, ("id", "a", "b", "c", "Bagian"))
    profile = {"Bagian": {"kind": "category", "missing": []}}
    with pytest.raises(Fault, match=r"row 72 .*telephone number") as fault:
        validation.main(Files(answers=file), None, SETTINGS | {"profile": profile})
    assert "9977" not in str(fault.value) + fault.value.tell("id")
    assert "not_personal" in str(fault.value)


def test_all_personal_columns_are_told_at_once(tmp_path):
    rows = [(f"p{n}", 1 + n, 2, 3, f"0812997700{n}", "Budi Santoso") for n in range(4)]
    file = write_answers(tmp_path / "answers.csv", rows, ("id", "a", "b", "c", "HP", "siapa"))
    profile = {name: {"kind": "category", "missing": []} for name in ("HP", "siapa")}
    with pytest.raises(Fault) as fault:
        validation.main(Files(answers=file), None, SETTINGS | {"profile": profile})
    assert "column HP: " in str(fault.value) and "column siapa: " in str(fault.value)


COMMENTS = ["Semoga lebih cepat", "Tolong tambah kursi tunggu", "My neighbour also has it", "baik"]


def test_comments_are_refused_as_profile(tmp_path):
    rows = [(f"p{n}", 1 + n % 4, 2 + n % 3, 3, "") for n in range(40)]
    for place, text in enumerate(COMMENTS * 3):
        rows[3 * place] = (*rows[3 * place][:4], f"{text} {place}")
    head = ("id", "a", "b", "c", "Do you want to share any comments?")
    file = write_answers(tmp_path / "answers.csv", rows, head)
    profile = {head[4]: {"kind": "category", "missing": []}}
    with pytest.raises(Fault, match="free text"):
        validation.main(Files(answers=file), None, SETTINGS | {"profile": profile})


NAMES = ["Nama Anda", "Nama:", "Siapa nama Anda?", "Your name", "NPM", "Tanggal lahir", "WA"]


@pytest.mark.parametrize("heading", NAMES)
def test_headings_that_ask_who_somebody_is_are_recognised(heading):
    assert personal_kind(heading, pd.Series(["x", "y"], dtype="str"))


@pytest.mark.parametrize("heading", ["Nama unit kerja", "Umur", "Company name", "Merasa nyaman"])
def test_headings_that_do_not_are_left_alone(heading):
    assert personal_kind(heading, pd.Series(["x", "y"], dtype="str")) is None


TYPED = [
    "budi@example.org",
    "Budi 0812.9977.0001",
    "NIP 19800101 200501 1 003 (budi)",
    "Bapak Budi Santoso",
    "Jl. Budi Utomo 5",
]


@pytest.mark.parametrize("typed", TYPED)
def test_what_somebody_wrote_of_himself_into_an_item_is_not_repeated(validate, typed):
    with pytest.raises(Fault) as fault:
        validate([("p", typed, 2, 3), ("q", 1, 1, 1)])
    table = "".join(str(cell) for row in fault.value.table[1] for cell in row)
    told = str(fault.value) + fault.value.tell("id") + table
    assert "row 2" in told
    assert not any(word in told.lower() for word in ("budi", "0812", "19800101"))
