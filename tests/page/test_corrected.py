"""A corrected file of answers takes the place of the one that a study has."""

import re

import pytest
from new_studies import Newcomer, table
from test_odd_answers import ANSWERS, columns

FILE = "resources/a/Kuesioner.csv"


def content(**changed):
    """The answers, with some cells changed: column and row by name, such as C12."""
    told = columns()
    told[2][1][10] = "Setju"
    for cell, text in changed.items():
        told["ABCD".index(cell[0])][1][int(cell[1:]) - 2] = text
    return table(*told)


@pytest.fixture
def somebody(tmp_path):
    somebody = Newcomer(tmp_path / "project", "id")
    somebody.give("Kuesioner.csv", content(), "a")
    return somebody


def hand_in(somebody, name, data, **fields):
    data = data.encode() if isinstance(data, str) else data
    return somebody.client.post(f"{ANSWERS}/file", files={"file": (name, data)}, data=fields)


def test_a_corrected_file_replaces_the_old_one_and_what_changed_is_told(somebody):
    settings, old = somebody.file.read_bytes(), (somebody.root / FILE).read_bytes()
    page = hand_in(somebody, "betul.csv", content(C12="Setuju", B4="")).text
    assert "Berkas sudah diganti." in page and "2 sel berubah:" in page
    assert "baris 12, kolom C (3. Saya cemas): “Setju” → “Setuju”" in page
    assert re.search("baris 4, kolom B [^:]*: “[^”]+” → kosong", page)
    assert "Betulkan 1 jawaban" not in page and somebody.look.board.odd == []
    assert somebody.file.read_bytes() == settings
    assert [one.name for one in (somebody.root / "resources/a").iterdir()] == ["Kuesioner.csv"]
    somebody.correct(do="undo")
    assert (somebody.root / FILE).read_bytes() == old and somebody.file.read_bytes() == settings


def test_other_headings_are_told_and_nothing_is_done(somebody):
    old = (somebody.root / FILE).read_bytes()
    page = hand_in(somebody, "b.csv", content().replace("4. Saya puas", "4. Saya lain")).text
    assert "judul kolomnya lain" in page and "4. Saya puas" in page and "4. Saya lain" in page
    turned = table(*columns()[::-1])
    assert "urutannya lain" in hand_in(somebody, "b.csv", turned).text
    assert (somebody.root / FILE).read_bytes() == old
    assert "undo" not in re.findall('name="do" value="([a-z]+)"', somebody.client.get(ANSWERS).text)


def test_a_file_that_cannot_be_read_is_told_and_nothing_is_done(somebody):
    old = (somebody.root / FILE).read_bytes()
    answer = hand_in(somebody, "b.csv", "")
    assert answer.status_code == 422 and "tetap seperti semula" in answer.text
    assert "resources/" not in answer.text.split("</nav>")[1].split("<h2")[0]
    assert "Belum ada berkas" in somebody.client.post(f"{ANSWERS}/file", files={"x": b""}).text
    assert (somebody.root / FILE).read_bytes() == old
    assert [*(somebody.root / "resources").glob(".incoming*")] == []


def test_a_file_of_another_kind_gets_a_place_of_its_own(somebody):
    settings = somebody.file.read_bytes()
    page = hand_in(somebody, "betul.tsv", content(C12="Setuju").replace('","', '"\t"')).text
    assert "1 sel berubah:" in page
    assert somebody.settings["data"]["file"] == "resources/a/betul.tsv"
    assert (somebody.root / FILE).exists()
    somebody.correct(do="undo")
    assert somebody.file.read_bytes() == settings


def test_more_rows_are_counted(somebody):
    more = content() + content().splitlines()[1] + "\n"
    assert "Sebelumnya 60 baris, sekarang 61 baris." in hand_in(somebody, "b.csv", more).text


def test_what_was_changed_beside_the_page_is_not_written_over_by_undoing(somebody):
    hand_in(somebody, "betul.csv", content(C12="Setuju"))
    (somebody.root / FILE).write_text("mine")
    somebody.correct(do="undo")
    assert (somebody.root / FILE).read_text() == "mine"


def test_a_name_that_a_study_has_is_asked_about(somebody):
    page = somebody.give("Kuesioner.csv", content(C12="Setuju"), "A")
    assert page.status_code == 200 and "Sudah ada penelitian bernama a" in page.text
    assert "Ganti berkas penelitian itu" in page.text and 'value="a_2"' in page.text
    token = re.search('name="token" value="([0-9a-f]{32})"', page.text)[1]
    said = somebody.client.post(f"{ANSWERS}/file", data={"token": token, "part": ""})
    assert "“Setju” → “Setuju”" in said.text
    assert [*(somebody.root / "config/studies").glob("*.yaml")] == [somebody.file]
    # It waits no longer.
    said = somebody.client.post(f"{ANSWERS}/file", data={"token": token})
    assert said.status_code == 422


def test_another_name_makes_another_study(somebody):
    page = somebody.give("Kuesioner.csv", content(), "a")
    token = re.search('name="token" value="([0-9a-f]{32})"', page.text)[1]
    said = {"token": token, "part": "", "name": "a_2"}
    answer = somebody.client.post("/new/answer", data=said, follow_redirects=False)
    assert answer.headers["location"].startswith("/study/a_2/answers")
