"""Whoever seems to have answered twice is told before a run."""

import re

import pytest
from new_studies import Newcomer, items, table

ANSWERS = "/study/a/answers"


def people(again=("mail",)):
    """Columns of thirty people, of whom the one in row 31 has things of the one in row 5."""
    mails = [f"orang{n}@contoh.id" for n in range(30)]
    numbers = [f"21{n:02}0098{n:02}" for n in range(30)]
    names = [
        f"Siti {letter}{letter.lower()}na Putri" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZABCD"
    ]
    for column, word in ((mails, "mail"), (numbers, "number"), (names, "name")):
        column[29] = column[3].upper() + " " if word in again else f"{column[29][:-1]}9"
    return [("Alamat Email", mails), ("NIM", numbers), ("Nama Lengkap", names)]


def given(tmp_path, columns):
    somebody = Newcomer(tmp_path / "project", "id")
    somebody.give("a.csv", table(*columns, *items("X1", "X2", "X3", "X4")), "a")
    return somebody


@pytest.mark.parametrize(
    ("again", "letters"),
    [(("mail",), ["A"]), (("mail", "number", "name"), ["A", "B"]), (("name",), []), ((), [])],
)
def test_what_one_person_alone_has_tells_that_she_answered_twice(tmp_path, again, letters):
    somebody = given(tmp_path, people(again))
    found = [(rows, [one.letters for one in of]) for rows, of, _ in somebody.look.board.twice]
    assert found == ([((5, 31), letters)] if letters else [])
    page = somebody.client.get(ANSWERS).text
    assert ("Tampaknya ada yang mengisi dua kali." in page) == bool(letters)
    assert ("Baris 5 dan 31 sama isinya" in page) == bool(letters)
    # By rows alone: what tells who she is is not shown.
    assert "orang3@" not in page.lower() and "21030098" not in page


def test_who_is_left_out_by_row_or_by_id_is_told_of_no_more(tmp_path):
    somebody = given(tmp_path, people())
    shown = somebody.client.get(ANSWERS).text
    assert re.search(r'href="/study/a/settings#exclude-respondents"', shown)
    text = somebody.file.read_text(encoding="utf-8")
    left_out = 'exclude:\n  respondents:\n    "31": mengisi dua kali\n'
    somebody.file.write_text(f"{text}\n{left_out}", encoding="utf-8")
    assert somebody.look.board.twice == [] and somebody.problems() == []
    other = given(tmp_path / "other", [("No", [f"R{n}" for n in range(1, 31)]), *people()])
    assert other.settings["data"]["id"] == "No" and other.look.board.twice
    # By what she is named in the settings, which is not her row.
    assert other.look.board.twice[0][2] == ["R4", "R30"]
    assert "Pengenalnya R4 dan R30." in other.client.get(ANSWERS).text
    text = other.file.read_text(encoding="utf-8")
    other.file.write_text(text + left_out.replace("31", "R30"), encoding="utf-8")
    assert other.look.board.twice == []


def test_an_address_of_many_is_that_of_a_class_and_not_of_one_person(tmp_path):
    columns = people(())
    columns[0] = ("Email", ["kelas@contoh.id", "tu@contoh.id"] * 15)
    assert given(tmp_path, columns).look.board.twice == []
