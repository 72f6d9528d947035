"""Answers that are on no scale: where they stand, what they may mean, what is done with them."""

import re

import pytest
from new_studies import Newcomer, items, table

from angket.page.words import Words

WORDS = ["Sangat tidak setuju", "Tidak setuju", "Netral", "Setuju", "Sangat setuju"]
HEADS = ["Saya senang", "Saya tenang", "Saya cemas", "Saya puas"]
ANSWERS = "/study/a/answers"


def columns():
    return [
        (f"{n}. {head}", [WORDS[(row * n + row // 5) % 5] for row in range(60)])
        for n, head in enumerate(HEADS, 1)
    ]


@pytest.fixture
def somebody(tmp_path):
    """With a slip of typing in row 12, column C, and an empty cell in row 9, column B."""
    somebody, told = Newcomer(tmp_path / "project", "id"), columns()
    told[2][1][10], told[1][1][7] = "Setju", ""
    somebody.give("Kuesioner.csv", table(*told), "a")
    return somebody


def scale_of(somebody):
    ((name, scale),) = somebody.settings["scales"].items()
    return name, scale


def key_in(page):
    return re.search(r'id="odd-([0-9a-f]{12})"', page)[1]


def test_a_slip_is_told_with_its_cell_and_the_answer_that_is_meant(somebody):
    page = somebody.client.get(ANSWERS).text
    assert "1 jawaban tidak ada pada skala" in page
    assert re.search(r'<a href="#cell-12-2">Baris 12, kolom C</a>: <strong>“Setju”</strong>', page)
    assert re.search(r'id="cell-12-2" tabindex="-1">Setju</td>', page)
    (odd,) = somebody.look.board.odd
    assert odd.near[0].label == "Setuju"
    assert "Tampaknya salah ketik untuk “Setuju”" in page


def test_a_column_with_a_slip_that_becomes_an_item_is_on_the_scale_of_the_others(somebody):
    (variable,) = somebody.settings["variables"]
    before = scale_of(somebody)
    somebody.correct(role_2="category")
    assert somebody.look.board.odd == []
    somebody.correct(role_2=f"item:{variable}")
    assert len(somebody.settings["variables"][variable]["items"]) == 4
    assert scale_of(somebody) == before
    (odd,) = somebody.look.board.odd
    assert odd.text == "Setju" and odd.near[0].label == "Setuju"


def test_it_counts_as_the_answer_that_was_meant_and_can_be_taken_back(somebody):
    name, before = scale_of(somebody)
    key = key_in(somebody.client.get(ANSWERS).text)
    somebody.correct(do=f"count:{key}:4")
    assert scale_of(somebody)[1] == before | {"synonyms": {"Setju": 4}}
    assert somebody.look.board.odd == [] and somebody.problems() == []
    assert 'value="forget:' in somebody.client.get(ANSWERS).text
    somebody.correct(do=f"forget:{name}:Setju")
    assert scale_of(somebody)[1] == before and len(somebody.look.board.odd) == 1
    somebody.correct(do=f"missing:{key}")
    assert scale_of(somebody)[1] == before | {"missing": ["Setju"]}
    assert somebody.look.board.odd == [] and somebody.problems() == []
    somebody.correct(do="undo")
    assert scale_of(somebody)[1] == before


def test_an_answer_of_its_own_stands_where_it_is_put_with_a_warning(somebody):
    name, before = scale_of(somebody)
    page = somebody.client.get(ANSWERS).text
    assert Words("id")("answers.own_warning") in page
    assert "hanya muncul 1 kali dan mirip “Setuju”" in page
    somebody.correct(do=f"point:{key_in(page)}", **{f"where-{key_in(page)}": "3"})
    codes = scale_of(somebody)[1]["codes"]
    assert [*codes.values()] == [*WORDS[:3], "Setju", *WORDS[3:]] and [*codes] == [1, 2, 3, 4, 5, 6]
    assert somebody.problems() == [] and somebody.look.board.odd == []
    page = somebody.client.get(ANSWERS).text
    assert "“Setju” hanya dipilih 1 kali dan mirip “Setuju”" in page
    assert f'value="drop:{name}:4"' in page
    somebody.correct(do=f"join:{name}:4,5")
    assert scale_of(somebody)[1] == before | {"synonyms": {"Setju": 4}}
    assert somebody.problems() == []


def test_a_point_that_was_added_can_be_taken_away_again(somebody):
    name, before = scale_of(somebody)
    key = key_in(somebody.client.get(ANSWERS).text)
    somebody.correct(do=f"point:{key}", **{f"where-{key}": "5"})
    somebody.correct(do=f"drop:{name}:6")
    assert scale_of(somebody)[1] == before and len(somebody.look.board.odd) == 1


def test_what_nobody_can_have_chosen_on_the_page_changes_nothing(somebody):
    before = somebody.file.read_bytes()
    for do in ("count:000000000000:4", f"count:{key_in(somebody.client.get(ANSWERS).text)}:9"):
        somebody.correct(do=do)
    assert somebody.file.read_bytes() == before


@pytest.mark.parametrize(("text", "offered"), [("6", True), ("55", False), ("4, 5", False)])
def test_a_number_is_a_point_only_at_an_end(text, offered, tmp_path):
    somebody, told = Newcomer(tmp_path / "project"), items("X1", "X2", "X3", "X4")
    told[1][1][17] = text
    somebody.give("a.csv", table(*told), "a")
    page = somebody.client.get(ANSWERS).text
    assert ('value="point:' in page) == offered
    if offered:
        somebody.correct(do=f"point:{key_in(page)}")
        assert [*scale_of(somebody)[1]["codes"]] == [1, 2, 3, 4, 5, 6]
    else:
        somebody.correct(do=f"count:{key_in(page)}:5")
        assert scale_of(somebody)[1]["synonyms"] in (
            {text: 5},
            {int(text): 5} if "," not in text else 0,
        )
    assert somebody.look.board.odd == [] and somebody.problems() == []


def test_an_answer_that_may_tell_who_somebody_is_is_not_written_down(tmp_path):
    somebody, told = Newcomer(tmp_path / "project"), columns()
    told[2][1][10] = "budi@mail.com"
    somebody.give("a.csv", table(*told), "a")
    page = somebody.client.get(ANSWERS).text
    assert "budi@" not in page and Words("en")("answers.odd_hidden") in page
    before = somebody.file.read_bytes()
    somebody.correct(do=f"missing:{key_in(page)}")
    assert somebody.file.read_bytes() == before


@pytest.mark.parametrize("screen", ["settings", "run", "results", "archive"])
def test_what_keeps_a_study_from_results_stands_on_every_screen(screen, somebody):
    page = somebody.client.get(f"/study/a/{screen}").text
    key = somebody.look.board.odd[0].key
    told = "Betulkan 1 jawaban: baris 12, kolom C, “Setju”"
    assert re.search(f'href="/study/a/answers#odd-{key}">(<strong>)?{told}', page)
    assert Words("id")("settings.all_right") not in page
    assert not re.search('<button class="main"[^>]*>Mulai', page)
    somebody.correct(do=f"count:{key}:4")
    page = somebody.client.get(f"/study/a/{screen}").text
    assert "Betulkan 1 jawaban" not in page
    assert screen != "run" or re.search('<button class="main"[^>]*>Mulai', page)


def test_the_check_of_settings_does_not_say_that_all_is_right(somebody):
    told = somebody.client.post("/study/a/settings/check", data={}).json()["told"]
    assert told != Words("id")("settings.all_right")


def test_empty_cells_are_told_before_a_run(somebody):
    page = somebody.client.get(ANSWERS).text
    assert "1 sel butir kosong: baris 9, kolom B." in page
    assert Words("id")("answers.empty_rule.listwise") in page


def test_items_get_names_with_numbers_wherever_the_settings_name_them(somebody):
    key = somebody.look.board.odd[0].key
    somebody.correct(do=f"count:{key}:4")
    (variable,) = somebody.settings["variables"]
    somebody.correct(**{f"item-{n}": "1" for n in range(4)}, **{"reversed-2": "on"})
    assert len(somebody.settings["variables"][variable]["reversed"]) == 1
    shown = {f"item-{n}": "1" for n in range(4)} | {"reversed-2": "on"}
    somebody.correct(**shown, do=f"items:{variable}", **{f"prefix-{variable}": "Y1"})
    told = somebody.settings
    assert told["variables"][variable]["items"] == ["Y1.1", "Y1.2", "Y1.3", "Y1.4"]
    assert told["variables"][variable]["reversed"] == ["Y1.3"]
    assert told["labels"] == {f"Y1.{n}": head for n, head in enumerate(HEADS, 1)}
    assert told["data"]["columns"] == {f"Y1.{n}": f"{n}. {head}" for n, head in enumerate(HEADS, 1)}
    assert somebody.problems() == [] and somebody.look.board.absent == []
    assert 'name="prefix-' not in somebody.client.get(ANSWERS).text
    before = somebody.file.read_bytes()
    for prefix in ("", "1", "a b", '"'):
        somebody.correct(**shown, do=f"items:{variable}", **{f"prefix-{variable}": prefix})
        assert somebody.file.read_bytes() == before
