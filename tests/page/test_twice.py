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
    twice = somebody.look.board.twice
    found = [(one.rows, [column.letters for column in one.columns]) for one in twice]
    assert found == ([((5, 31), letters)] if letters else [])
    page = somebody.client.get(ANSWERS).text
    assert ("Tampaknya ada yang mengisi dua kali." in page) == bool(letters)
    assert ("Baris 5 dan baris 31 sama isinya" in page) == bool(letters)
    # By rows alone: what tells who she is is not shown.
    assert "orang3@" not in page.lower() and "21030098" not in page


def compared(somebody):
    """Return what is shown of rows that may be of one person: heads, and cells by row."""
    page = somebody.client.get(ANSWERS).text
    part = re.search(r'<section class="note" id="twice".*?</section>', page, re.S)[0]
    heads = [plain(head) for head in re.findall(r'<th scope="col">(.*?)</th>', part, re.S)]
    rows = {
        row: [plain(cell) for cell in re.findall(r"<td>(.*?)</td>", cells, re.S)]
        for row, cells in re.findall(r'<th scope="row">(\d+)</th>(.*?)</tr>', part, re.S)
    }
    return heads[1:], rows, plain(part)


def plain(text):
    return " ".join(re.sub("<[^>]+>", " ", text).split())


def test_rows_of_one_person_are_shown_with_what_differs_and_when_they_were_sent(tmp_path):
    times = [f"2026/03/{1 + n:02} 9:{n:02}:00 AM GMT+7" for n in range(30)]
    columns = [("Timestamp", times), *people(("mail", "number")), *items("X1", "X2", "X3", "X4")]
    for _, cells in columns[4:]:
        cells[29] = cells[3]
    columns[5][1][3], columns[5][1][29] = "2", "4"
    somebody = Newcomer(tmp_path / "project", "id")
    somebody.give("a.csv", table(*columns), "a")
    heads, rows, told = compared(somebody)
    assert heads == ["A Timestamp", "D Nama Lengkap", "F X2"]
    # Who she is stays hidden.
    hidden = "••• disembunyikan"
    assert rows == {"5": [times[3], hidden, "2"], "31": [times[29], hidden, "4"]}
    assert "Baris-baris itu berbeda pada 3 kolom:" in told
    for column, place in ((1, 3), (1, 29), (2, 3), (3, 3), (3, 29)):
        assert columns[column][1][place].strip().lower() not in told.lower()


def test_rows_that_are_wholly_alike_are_told_so_and_many_columns_are_cut(tmp_path):
    alike = [*people(("mail", "number", "name")), *items("X1", "X2", "X3", "X4")]
    for _, cells in alike[3:]:
        cells[29] = cells[3]
    somebody = Newcomer(tmp_path / "project", "id")
    somebody.give("a.csv", table(*alike), "a")
    heads, rows, told = compared(somebody)
    assert heads == [] and rows == {} and "Isi semua kolom lain juga sama." in told
    other = Newcomer(tmp_path / "other", "id")
    many = items(*(f"X{n}" for n in range(1, 20)))
    for _, cells in many:
        cells[3], cells[29] = "1", "2"
    other.give("a.csv", table(*people(("mail", "number", "name")), *many), "a")
    heads, _, told = compared(other)
    assert heads[0] == "D X1" and len(heads) == 12
    assert "berbeda pada 19 kolom" in told and "dan 7 kolom lain yang berbeda" in told


def test_how_many_are_left_is_told_once_a_row_is_left_out(tmp_path):
    somebody = given(tmp_path, people())
    assert "30 responden, 7 kolom" in plain(somebody.client.get(ANSWERS).text)
    told = plain(somebody.correct(do="leave:31").text)
    assert "30 baris, 29 responden setelah 1 dikeluarkan, 7 kolom" in told


def respondents_left_out(somebody):
    named = (somebody.settings.get("exclude") or {}).get("respondents")
    return named and {str(name): reason for name, reason in named.items()}


def test_a_row_is_left_out_by_a_button_taken_back_and_undone(tmp_path):
    somebody = given(tmp_path, people())
    before = somebody.file.read_bytes()
    assert "Keluarkan baris 31<" in somebody.client.get(ANSWERS).text
    page = somebody.correct(do="leave:31").text
    assert respondents_left_out(somebody) == {"31": "mengisi dua kali: sama dengan baris 5"}
    assert somebody.look.board.twice == [] and somebody.problems() == []
    assert "1 responden dikeluarkan satu per satu" in page and "Baris 31: mengisi" in page
    somebody.correct(do="back:31")
    assert respondents_left_out(somebody) is None and somebody.look.board.twice
    somebody.correct(do="leave:5")
    assert respondents_left_out(somebody) == {"5": "mengisi dua kali: sama dengan baris 31"}
    for _ in range(3):
        somebody.correct(do="undo")
    assert somebody.file.read_bytes() == before


def test_with_a_column_of_ids_a_row_is_left_out_by_its_id(tmp_path):
    ids = ("No", [f"R{n}" for n in range(1, 31)])
    somebody = given(tmp_path, [ids, *people()])
    assert somebody.settings["data"]["id"] == "No"
    page = somebody.client.get(ANSWERS).text
    assert "Baris 5 (pengenal R4) dan baris 31 (pengenal R30) sama isinya" in page
    assert "Keluarkan baris 31 (pengenal R30)<" in page
    somebody.correct(do="leave:31")
    told = "mengisi dua kali: sama dengan baris 5"
    assert respondents_left_out(somebody) == {"R30": told}
    assert somebody.look.board.twice == [] and somebody.problems() == []


def test_ids_that_two_have_name_nobody_and_pseudonyms_stand_beside_no_row(tmp_path):
    ids = ("No", [f"R{n}" for n in range(1, 31)])
    ids[1][29] = "r4"
    somebody = given(tmp_path, [ids, *people()])
    page = somebody.client.get(ANSWERS).text
    assert "Pengenalnya sama" in page and 'value="leave:' not in page
    somebody.correct(do="leave:31")
    assert respondents_left_out(somebody) is None
    other = given(tmp_path / "other", [("No", [f"R{n}" for n in range(1, 31)]), *people()])
    text = other.file.read_text(encoding="utf-8")
    text = text.replace('  id: "No"\n', '  id: "No"\n  pseudonyms: sequential\n')
    other.file.write_text(text, encoding="utf-8")
    other.correct(do="leave:31")
    assert respondents_left_out(other) == {"R30": "mengisi dua kali"}


def test_ids_that_are_empty_or_of_two_keep_nobody_from_looking(tmp_path):
    ids = ["R1", "R1", "", *[f"R{n}" for n in range(4, 31)]]
    somebody = Newcomer(tmp_path / "project", "id")
    # Without quotes, columns are read as categories.
    text = table(("No", ids), *people(), *items("X1", "X2", "X3", "X4")).replace('"', "")
    somebody.give("a.csv", text, "a")
    text = somebody.file.read_text(encoding="utf-8")
    if "  id:" not in text:
        text = text.replace("data:\n", 'data:\n  id: "No"\n', 1)
    somebody.file.write_text(f"{text}\nexclude:\n  respondents: {{R4: x}}\n", encoding="utf-8")
    assert somebody.client.get(ANSWERS).status_code == 200
    assert [one.row for one in somebody.look.board.left_out] == [5]


def test_an_address_of_many_is_that_of_a_class_and_not_of_one_person(tmp_path):
    columns = people(())
    columns[0] = ("Email", ["kelas@contoh.id", "tu@contoh.id"] * 15)
    assert given(tmp_path, columns).look.board.twice == []
